"""Reviews, lines and rounds for tests of the workspace."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from scoring.committee.procedure.acts import Act
from scoring.reckoning.marks import digests, whole
from scoring.workspace.access import sight
from scoring.workspace.models import Application, Call, Choice, Mark, Person, Publication, Reckoning, Review
from scoring.workspace.pending import stamp
from scoring.workspace.verbs.reckoning import given_of

DIMENSIONS = ("capabilities", "willingness", "driving_forces", "proximity", "capital")


def a_review(application: Application, person: Person, *, locked: bool = True, **scores: int) -> Review:
    """A review with these marks, locked unless told otherwise."""
    at = timezone.now() if locked else None
    review = Review.objects.create(application=application, person=person, locked_at=at)
    Mark.objects.bulk_create(
        Mark(review=review, criterion=criterion, score=score, reason="because")
        for criterion, score in scores.items()
    )
    return review


def a_view(chance: float, own: str = "discuss", rank: float = 2.0) -> dict[str, Any]:
    """What one voice says of an application."""
    return {"own": own, "chance": chance, "top": chance, "error": 0.01, "rank": rank, "low": 1, "high": 3}


def a_line(call: Call, groups: Mapping[str, str], **chances: float) -> Reckoning:
    """A line that puts applications into these groups, as if worked out from the marks as they are.

    `chances` are the model's, by application with _ for -; the committee gives the first 0.9, the next 0.8.
    """
    given = given_of(call)
    places = [
        {
            "application_id": name,
            "place": at + 1,
            "group": group,
            "why": "agree",
            "requested": 6e6,
            "committee": a_view(0.9 - at / 10, rank=at + 1),
            "model": a_view(chances.get(name.replace("-", "_"), 0.5)),
        }
        for at, (name, group) in enumerate(groups.items())
    ]
    of_each = digests(given.marks, given.requested)
    body = {
        "line": {"places": places, "model_counts": True},
        "blind": {},
        "wanted": call.seats,
        "heard": True,
        "settled": True,
        "marks": len(given.marks),
        "digests": of_each,
    }
    return Reckoning.objects.create(
        call=call, kind="line", at=timezone.now(), marks_sha256=whole(of_each), body=body
    )


def a_choice(application: Application, outcome: str, by: Person, **told: str) -> Choice:
    """A pending choice."""
    return Choice.objects.create(
        application=application, outcome=outcome, by=by.email, at=timezone.now(), **told
    )


def read_by(person: Person, call: Call) -> str:
    """The stamp of the choices as they stand, for somebody who may read them."""
    sight(person, call.pk).need(Act.SEE_DECISIONS)
    return stamp(Choice.objects.filter(application__call=call).select_related("application"))


def a_publication(call: Call, recommendation: Mapping[str, Any] | None = None) -> Publication:
    """Published scores without sheets."""
    return Publication.objects.create(
        call=call,
        by="analyst",
        at=timezone.now(),
        sha256="0" * 64,
        body={},
        recommendation=recommendation or {},
    )
