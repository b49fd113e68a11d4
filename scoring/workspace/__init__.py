"""The committee's workspace: Django, thin views over the rules of scoring/committee/procedure.

It reads score sheets that were stored by scoring, and never imports pandas, mlflow, shap or lightgbm: what is
heavy is done by `klynge` commands, in a process of their own (outside.py).
"""
