"""A dossier by hand: a sheet with everything on it, marks of two reviewers, a conflict, a decision."""

from __future__ import annotations

from typing import Any

from features.tables import Tables
from scoring.dossier import dossier_of
from scoring.letter import Approval
from scoring.protocol import Conflict, Entry
from scoring.sheet import CallScore
from tests.scoring.programmes import table

ENTRY = Entry(
    "2026-04-28",
    "The selection committee",
    {"en": "Too few have signed.", "nb": "For få har signert."},
    (Conflict("R-01", "Sits on the board of a member", "Left the room"),),
)
LETTER = Approval("A-07", "Kari Nordmann", "2026-05-04", "As decided", {"A-07.html": "ab" * 32}, {})


def tables(rated: bool = True, decision: str | None = "rejected") -> Tables:
    marks = [
        {
            "application_id": "A-07",
            "reviewer_id": who,
            "criterion": name,
            "score": score,
            "given_on": "2026-04-02",
        }
        for who, name, score in (
            ("R-02", "willingness", 4),
            ("R-01", "willingness", None),
            ("R-02", "capital", 3.5),
        )
    ]
    return Tables(
        calls=table("calls", [{"call_id": "2026", "closes_on": "2026-03-16"}]),
        applications=table(
            "applications",
            [{"application_id": "A-07", "call_id": "2026", "requested": 6e6, "decision": decision}],
        ),
        ratings=table("ratings", marks if rated else []),
    )


def document(call: CallScore, entry: Entry = ENTRY, **told: Any) -> dict[str, Any]:
    """The document about A-07 of the call scored by hand."""
    sheet = next(one for one in call.sheets if one.application_id == "A-07")
    return dossier_of(call, sheet, tables(**told), export_sha256="cd" * 32, entry=entry, letters=[LETTER])
