"""A call after the reveal, with all that leaves the workspace in it; ana is kept away from A-2."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.ledger import write
from scoring.workspace.models import (
    Call,
    Conflict,
    Decision,
    Mark,
    Publication,
    Review,
    Round,
    Sheet,
)  # fmt: skip
from tests.workspace_calls import a_call, a_part, an_application

WHO = {
    "olav": Role.OFFICER,
    "ana": Role.MEMBER,
    "bo": Role.MEMBER,
    "kari": Role.CHAIR,
    "nils": Role.ANALYST,
    "ruth": Role.AUDITOR,
}
SECRET = "kumquat"
"""Stands in every field of A-2 that ana, who has a conflict with it, must not read."""


def a_full_call(phase: Phase = Phase.DECISION, **told: Any) -> Call:
    """Officer olav, members ana (conflict with A-2) and bo, chair kari, analyst nils, auditor ruth."""
    call = a_call(phase, **told)
    people = {name: a_part(call, name, role) for name, role in WHO.items()}
    published = Publication.objects.create(
        call=call, by="nils@example.org", at=timezone.now(), sha256="", body={}
    )
    taken = Round.objects.create(call=call, taken_by=people["kari"], taken_at=timezone.now())
    for rank, name in enumerate(("A-1", "A-2", "A-3"), 1):
        hidden = SECRET if name == "A-2" else "seen"
        application = an_application(call, name, summary=hidden, lead=hidden)
        Sheet.objects.create(publication=published, application=application, rank=rank, score=4 - rank,
                             low=0, high=9, top_chance=0.5, body={})  # fmt: skip
        review = Review.objects.create(application=application, person=people["bo"], locked_at=timezone.now())
        Mark.objects.create(review=review, criterion="willingness", score=4, reason=hidden)
        Decision.objects.create(round=taken, application=application, outcome="fund", reason=hidden)
        write(
            [
                Draft(
                    call.call_id,
                    timezone.now(),
                    "bo@example.org",
                    Role.MEMBER,
                    "locked",
                    name,
                    {"reason": hidden},
                )
            ]
        )
        if name == "A-2":
            Conflict.objects.create(person=people["ana"], application=application, source="declared",
                                    kinds=["employer"], org_ids=["910"], of=3, reason=SECRET)  # fmt: skip
            Conflict.objects.create(person=people["kari"], application=application, source="found",
                                    kinds=["board"], org_ids=["911"], of=3, ruled_reason=SECRET)  # fmt: skip
    return call
