"""The only doors for state: each verb checks the rules, changes the tables and writes the ledger as one."""
