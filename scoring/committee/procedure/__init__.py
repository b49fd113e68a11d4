"""How a committee proceeds, as verbs on plain data: phases, conflicts, ratings, decisions, ledger.

Nothing here knows SQL, requests, pandas or a clock; who calls says who acts, when, and why.
"""
