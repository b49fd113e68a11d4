"""Intakes for tests of the workspace: small calls as a folder would give them."""

from __future__ import annotations

from datetime import date
from typing import Any

from scoring.intake.intake import Applied, Intake, Member


def applied(application_id: str = "A-1", *org_ids: str, **told: Any) -> Applied:
    """An application whose members are these organisations."""
    roster = tuple(Member(one, f"Firm {one}", "firm", "signed") for one in org_ids or ("100", "200"))
    plain: dict[str, Any] = {"name": f"Cluster {application_id}", "requested": 6_000_000.0, "roster": roster}
    return Applied(application_id, **plain | told)


def an_intake(*applications: Applied, **told: Any) -> Intake:
    """A call with these applications; with A-1 alone where none are given."""
    plain: dict[str, Any] = {
        "opens_on": date(2026, 1, 15),
        "closes_on": date(2026, 3, 16),
        "budget": 24_000_000.0,
        "seats": 4,
        "currency": "NOK",
        "applications": applications or (applied(),),
        "hashes": {"applications": "a" * 64},
        "folder": "/programme",
    }
    return Intake("2026", **plain | told)
