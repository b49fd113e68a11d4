"""The decision protocol as a PDF: both languages, the same bytes, and what it says."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from scoring.minutes_paper.paper import protocol_pdf
from scoring.minutes_paper.words import Approval, Words
from scoring.sheet import LANGUAGES, Language

APPROVAL = Approval("Olga", datetime(2026, 4, 28, 12, 0, tzinfo=UTC))
DECISION = {
    "place": 1,
    "application_id": "A-1",
    "name": "Ocean <b>West</b>",
    "group": "out",
    "committee": 77,
    "model": None,
    "outcome": "fund",
    "amount": "6000000.00",
    "code": "capacity",
    "reason": "They have done it before.",
    "chosen_by": "cho@example.org",
}
TOLD: dict[str, Any] = {
    "call": {"call_id": "2026", "title": "Call 2026", "budget": "24000000.00", "seats": 4, "currency": "NOK"},
    "round": {"number": 2, "taken_by": "Cho", "taken_at": "2026-04-27T10:00:00+00:00", "note": ""},
    "people": [["Ana", "member"], ["Cho", "chair"]],
    "recusals": [
        {
            **{"person": "Ana", "application_id": "A-1", "source": "found"},
            **{"kinds": ["employer"], "members": 3, "of": 74},
        }
    ],
    "decisions": [DECISION],
    "not_in_the_race": [["A-8", "Far", "not eligible", "Outside the region."], ["A-9", "Late", "withdrawn"]],
    "sources": {"tables": {"members": "ab"}, "scores_sha256": "cd", "model_version": "3"},
    "ledger_head": "ef",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_same_protocol_gives_the_same_bytes_in_each_language(language: Language) -> None:
    first, second = (protocol_pdf(TOLD, language, approval=APPROVAL) for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF-")
    assert first != protocol_pdf(TOLD, language, approval=None)


def test_it_says_who_stepped_out_where_and_what_departs_and_why() -> None:
    told = Words(TOLD, "nb", APPROVAL).page()
    assert told["recusals"] == [("Ana", "A-1", "funnet i registre (3 av 74 medlemmer): arbeidsgiver")]
    assert told["departures"] == [
        (
            "A-1 Ocean <b>West</b>: klart ute, innvilget",
            "Evne til å gjennomføre planen",
            "They have done it before. (cho@example.org)",
        )
    ]
    assert told["decisions"][0]["model"] == "–"
    assert told["not_in_the_race"] == [
        ("A-8", "Far", "oppfyller ikke vilkårene – Outside the region."),
        ("A-9", "Late", "trukket"),
    ]
    assert told["approved"] == "Godkjent av Olga 28. april 2026."


def test_without_approval_it_says_that_it_waits() -> None:
    assert "Not approved yet" in Words(TOLD, "en").page()["approved"]
