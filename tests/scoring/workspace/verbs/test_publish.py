"""Publishing scores: by whom, when, and of what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.intake.published import Published, PublishedSheet
from scoring.workspace.models import Call, LedgerEntry, Part, Person, Publication
from scoring.workspace.verbs.load import load
from scoring.workspace.verbs.publish import publish
from tests.workspace_calls import a_person
from tests.workspace_intakes import an_intake, applied

pytestmark = pytest.mark.django_db


def loaded(phase: Phase = Phase.RATING) -> Call:
    """A call with A-1 and A-2, and ada as its analyst."""
    load(a_person("olga", opens_calls=True), an_intake(applied("A-1"), applied("A-2")))
    call = Call.objects.get()
    Part.objects.create(call=call, person=a_person("ada"), role=Role.ANALYST)
    Call.objects.update(phase=phase)
    return call


def sheet(application_id: str, rank: int = 1) -> PublishedSheet:
    return PublishedSheet(application_id, rank, 2.5, -1.0, 6.0, 0.4, rank == 1, {"rank": rank}, {})


def scores(**told: Any) -> Published:
    """Scores of what `loaded` loads."""
    plain: dict[str, Any] = {
        "sheets": (sheet("A-1"), sheet("A-2", 2)),
        "closes_on": date(2026, 3, 16),
        "budget": 24e6,
        "seats": 4,
        "hashes": {"applications": "a" * 64},
    }
    return Published("2026", "c" * 64, {"unit": "pp a year"}, {"price": 0.0}, **plain | told)


def ada() -> Person:
    return a_person("ada")


def test_an_analyst_publishes_and_the_ledger_keeps_the_hash_and_no_score() -> None:
    call = loaded()
    publish(ada(), call.pk, scores())
    made = Publication.objects.get()
    assert [(one.application.application_id, one.rank, one.recommended) for one in made.sheets.all()] == [
        ("A-1", 1, True),
        ("A-2", 2, False),
    ]
    entry = LedgerEntry.objects.get(act="published scores")
    assert (entry.subject, entry.role) == ("call", "analyst")
    assert "c" * 64 in entry.detail
    assert "2.5" not in entry.detail


def test_the_latest_publication_counts_and_the_earlier_one_stays() -> None:
    call = loaded()
    publish(ada(), call.pk, scores())
    publish(ada(), call.pk, replace(scores(), sha256="d" * 64))
    latest = call.publications.first()
    assert latest is not None
    assert (latest.sha256, call.publications.count()) == ("d" * 64, 2)


@pytest.mark.parametrize("phase", [Phase.INTAKE, Phase.REVEAL, Phase.DISCUSSION, Phase.CLOSED])
def test_before_the_deadline_and_after_the_reveal_nothing_is_published(phase: Phase) -> None:
    call = loaded(phase)
    with pytest.raises(Refused, match=f"cannot publish scores .* in {phase}"):
        publish(ada(), call.pk, scores())


def test_an_officer_cannot_publish() -> None:
    call = loaded()
    with pytest.raises(Refused, match="cannot publish scores"):
        publish(a_person("olga"), call.pk, scores())


def test_scores_of_something_else_are_refused_with_all_that_differs() -> None:
    call = loaded()
    other = scores(
        sheets=(sheet("A-1"), sheet("A-9", 2)), hashes={"applications": "b" * 64}, budget=30e6, seats=5
    )
    with pytest.raises(Refused) as refused:
        publish(ada(), call.pk, other)
    told = [one.split(":")[0] for one in refused.value.problems]
    assert told == [
        "These scores are not of what was loaded into call 2026. Nothing was published.",
        "A-2 was loaded and has no score.",
        "A-9 has a score and was not loaded.",
        "The table applications is not what was loaded",
        "The budget is 30,000,000 in the folder and 24,000,000 in the call.",
        "The number of seats is 5 in the folder and 4 in the call.",
    ]
    assert not Publication.objects.exists()
