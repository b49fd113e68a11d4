"""Keeping what was worked out from the marks of a call; done by `klynge reckon`, not by a person."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import transaction

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused, sentence
from scoring.committee.procedure.roles import Role
from scoring.reckoning.given import Given, spoken_in
from scoring.reckoning.marks import blind, digests, whole
from scoring.workspace.ledger import write
from scoring.workspace.models import Call, Mark, Person, Reckoning
from scoring.workspace.outside import after_this
from scoring.workspace.rated import race, rated
from scoring.workspace.verbs.acting import acting, now

BY = "klynge reckon"
LINE, CALIBRATION = "line", "calibration"


def again(person: Person, key: int) -> None:
    """Have it worked out again, in a process of its own; for those who move or prepare the call."""
    with acting(person, key, Act.SEE_MARKS) as seen:
        if not seen.roles & {Role.OFFICER, Role.CHAIR}:
            raise Refused(sentence("To have it worked out again is for the chair and for officers."))
        after_this("reckon", "--call", seen.call.call_id)


def on_arrival(call: Call) -> None:
    """Work it out as soon as marks are open, and at later steps where they have changed since."""
    later = Phase(call.phase) in (Phase.DISCUSSION, Phase.DECISION)
    if call.phase == Phase.REVEAL or (later and not _stands(call)):
        after_this("reckon", "--call", call.call_id)


def _stands(call: Call) -> bool:
    """Whether the line that was worked out last rests on the marks as they are."""
    last, given = call.reckonings.filter(kind=LINE).first(), given_of(call)
    return last is not None and last.marks_sha256 == whole(digests(given.marks, given.requested))


def given_of(call: Call) -> Given:
    """Everything that the reckoning of a call starts from, as it stands now."""
    published = call.publications.first()
    body = published.body if published else {}
    return Given(
        call.call_id,
        rated(Mark.objects.filter(review__application__call=call)),
        {name: _number(asked) for name, asked in race(call.applications.all()).items()},
        call.seats,
        _number(call.budget),
        spoken_in(published.recommendation if published else {}),
        published is not None and body.get("low_confidence") is None,
    )


def keep(call: Call, given: Given, found: Mapping[str, Mapping[str, Any]]) -> None:
    """Store what was found, by kind, with the hashes of the marks that went in, and tell the ledger."""
    for kind, body in found.items():
        marks = blind(given.marks) if kind == CALIBRATION else given.marks
        of_each = digests(marks, given.requested)
        told = {**body, "digests": of_each}
        with transaction.atomic():
            Reckoning.objects.create(call=call, kind=kind, at=now(), marks_sha256=whole(of_each), body=told)
            detail = {"kind": kind, "marks_sha256": whole(of_each)}
            write([Draft(call.call_id, now(), BY, None, "worked out", "call", detail)])


def _number(money: Decimal | None) -> float | None:
    """Money as the funding line reads it, which compares chances and adds nothing up to the last øre."""
    return None if money is None else float(money)
