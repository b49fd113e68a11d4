"""The industry of an application in the reader's language."""

from __future__ import annotations

from scoring.industries import industry
from scoring.workspace.pages.language import written_in


def sector_said(sector: str, name: str) -> str:
    """The industry's name; that of the application where it is its own, the code where there is none."""
    told = industry(sector[:2], "en")
    standard = told.endswith(f" {name}") and bool(name)
    return industry(sector[:2], written_in())[3:] if standard else name or sector
