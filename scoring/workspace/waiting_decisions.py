"""What letters wait for, and what the end of a call waits for; no sentence names an application."""

from __future__ import annotations

from scoring.committee.procedure.refused import sentence
from scoring.workspace.models import Call, Letter


def undecided(call: Call) -> list[str]:
    """Before letters: a round of decisions that stands, with an approved protocol."""
    standing = call.rounds.filter(set_aside=False).first()
    if standing is None:
        return [sentence("The decisions have not been taken: the chair takes them together.")]
    if standing.approved_at is None:
        return [sentence("The decision protocol waits for an officer's approval.")]
    return []


def unsent(call: Call) -> list[str]:
    """Before the end: every decided application has its letter in two languages, approved and set."""
    standing = call.rounds.filter(set_aside=False).first()
    decided = standing.decisions.count() if standing else 0
    ready = (
        Letter.objects.filter(application__decisions__round=standing, final=True).count() if standing else 0
    )
    missing = 2 * decided - ready
    if not missing:
        return []
    return [sentence("{missing} of {all} letters are not approved yet.", missing=missing, all=2 * decided)]
