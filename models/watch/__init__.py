"""The watch: does a new call look like the past ones, and do outcomes come as predicted?"""
