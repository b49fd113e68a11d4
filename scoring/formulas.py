"""Cells that a spreadsheet would run as a formula, made harmless."""

from __future__ import annotations

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def unrun(cell: object) -> object:
    """Text that a spreadsheet would run gets an apostrophe before it; anything else stays as it is.

    >>> unrun("=1+1"), unrun("Ocean"), unrun(-3)
    ("'=1+1", 'Ocean', -3)
    """
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
