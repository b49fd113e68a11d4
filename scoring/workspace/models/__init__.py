"""The workspace's tables, one noun a file."""

from __future__ import annotations

from scoring.workspace.models.applications import Application, Firm, Tie
from scoring.workspace.models.calls import Call, Load, Part
from scoring.workspace.models.conflicts import Conflict
from scoring.workspace.models.decisions import Choice, Decision, Paper, Round
from scoring.workspace.models.kept import Kept
from scoring.workspace.models.ledger import Chain, LedgerEntry
from scoring.workspace.models.letters import Letter
from scoring.workspace.models.people import Interest, Person, Token
from scoring.workspace.models.published import Publication, Reckoning, Sheet
from scoring.workspace.models.reviews import Assignment, Mark, Review

__all__ = [
    "Application",
    "Assignment",
    "Call",
    "Chain",
    "Choice",
    "Conflict",
    "Decision",
    "Firm",
    "Interest",
    "Kept",
    "LedgerEntry",
    "Letter",
    "Load",
    "Mark",
    "Paper",
    "Part",
    "Person",
    "Publication",
    "Reckoning",
    "Review",
    "Round",
    "Sheet",
    "Tie",
    "Token",
]
