"""Loading a call: a new one begins in draft, a known one is brought up to date and what changed is said."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass

from django.db import transaction

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Both, Refused, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.intake.change_words import Change
from scoring.intake.changes import changes
from scoring.intake.intake import Intake
from scoring.workspace.access import Sight
from scoring.workspace.ledger import write
from scoring.workspace.models import Call, Load, Part, Person
from scoring.workspace.verbs.acting import acting, now
from scoring.workspace.verbs.freezing import is_frozen
from scoring.workspace.verbs.stored import store_applications, store_call, stored


@dataclass(frozen=True)
class Loaded:
    """What a load did: to which call, whether it is new, and what changed, a sentence each."""

    key: int
    call_id: str
    new: bool
    changes: tuple[Change, ...]
    applications: int


def load(person: Person, intake: Intake) -> Loaded:
    """Store what was read; ratings stay as they are.

    Whoever loads a new call becomes its officer. Refused where the person may not, and where the roster is
    frozen and the folder has another: with everything that differs.
    """
    with transaction.atomic():
        call, new = _call(person, intake)
        with acting(person, call.pk, None) as seen:
            return _loaded(seen, intake, new)


def _loaded(seen: Sight, intake: Intake, new: bool) -> Loaded:
    call, before = seen.call, stored(seen.call)
    gone = frozenset(call.applications.filter(withdrawn=True).values_list("application_id", flat=True))
    told = changes(None if new else before, intake, withdrawn=gone)
    if is_frozen(call) and Role.OFFICER in seen.roles:
        _as_frozen(call, told)
    else:
        seen.need(Act.UPLOAD)
        _store(seen, intake, told)
    return Loaded(call.pk, call.call_id, new, told, len(intake.applications))


def _store(seen: Sight, intake: Intake, told: tuple[Change, ...]) -> None:
    call = seen.call
    if not told:
        return
    _leave_out(call, intake)
    store_call(call, intake)
    store_applications(call, intake)
    _keep(seen, intake, told)


def _as_frozen(call: Call, told: tuple[Change, ...]) -> None:
    if not told:
        return
    pattern = worded(
        "The roster of call {call_id} is frozen since {day}, and the folder is not what was loaded. Nothing "
        "was changed. If it must enter, the chair takes the call back to intake. What differs:"
    )
    day = call.roster_frozen_at.date() if call.roster_frozen_at else call.closes_on
    raise Refused(
        sentence(pattern, call_id=call.call_id, day=day),
        *(Both(f"{one.en}.", nb=f"{one.nb}.") for one in told),
    )


def _call(person: Person, intake: Intake) -> tuple[Call, bool]:
    found = Call.objects.filter(call_id=intake.call_id).first()
    if found is not None:
        return found, False
    if not person.opens_calls:
        pattern = worded("{person} may not open a call, and there is no call {call_id} yet.")
        raise Refused(sentence(pattern, person=person.email, call_id=intake.call_id))
    call, made = Call.objects.get_or_create(
        call_id=intake.call_id,
        defaults={"title": f"Call {intake.call_id}", "closes_on": intake.closes_on},
    )
    if not made:  # somebody else was quicker
        return call, False
    Part.objects.create(call=call, person=person, role=Role.OFFICER)
    detail = {"closes_on": intake.closes_on.isoformat()}
    write([Draft(call.call_id, now(), person.email, Role.OFFICER, "opened the call", "call", detail)])
    return call, True


def _leave_out(call: Call, intake: Intake) -> None:
    """What is no longer in the folder: gone, unless the roster was frozen once; then kept as withdrawn."""
    away = call.applications.exclude(application_id__in=[one.application_id for one in intake.applications])
    if call.roster_frozen_at is None and Phase(call.phase).place <= Phase.INTAKE.place:
        away.delete()
    else:
        away.update(withdrawn=True)


def _keep(seen: Sight, intake: Intake, told: tuple[Change, ...]) -> None:
    at, by = now(), seen.person.email
    Load.objects.create(
        call=seen.call,
        by=by,
        at=at,
        folder=intake.folder,
        hashes=dict(intake.hashes),
        changes=[dataclasses.asdict(one) for one in told],
    )
    detail = {"applications": len(intake.applications), "changes": len(told), "tables": dict(intake.hashes)}
    write([Draft(seen.call.call_id, at, by, Role.OFFICER, "loaded applications", "call", detail)])
