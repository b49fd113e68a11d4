"""`python -m scoring`: the `klynge` command of this very Python, wherever its scripts are."""

from __future__ import annotations

from scoring.cli import main

main()
