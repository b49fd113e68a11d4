"""Moving a call from phase to phase: the table of moves says whose it is, this says what it waits for."""

from __future__ import annotations

from dataclasses import replace

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase, Standing, move
from scoring.workspace.access import Sight
from scoring.workspace.ledger import write
from scoring.workspace.models import Person
from scoring.workspace.verbs.acting import acting, now
from scoring.workspace.verbs.conflicts import look
from scoring.workspace.verbs.freezing import freeze
from scoring.workspace.verbs.reckoning import on_arrival
from scoring.workspace.verbs.rounds import set_aside
from scoring.workspace.waiting import waiting_for, waived_for


def go(person: Person, key: int, to: Phase, *, version: int, reason: str = "") -> Phase:
    """Take the call to another phase; Refused, with everything that it waits for, where it cannot go.

    What a reason can make up for (waiting.WAIVED) holds nobody who gives one; the ledger counts it.
    """
    with acting(person, key, None, version=version) as seen:
        before = standing_of(seen, to, reason=reason)
        after, entry = move(before, to, by=person.email, roles=seen.roles, reason=reason, at=now())
        write([_with_waived(seen, to, entry)])
        _arrive(seen, before, after)
        if after.phase.place < before.phase.place:
            set_aside(seen)
        on_arrival(seen.call)
        look(seen.call, by=person.email, role=entry.role)
    return after.phase


def standing_of(seen: Sight, to: Phase, *, reason: str = "") -> Standing:
    """What the table of moves looks at."""
    forward = to.place > seen.phase.place
    waiting = waiting_for(seen.call, to, waived=bool(reason.strip())) if forward else ()
    return Standing(seen.call.call_id, seen.phase, seen.call.seen, seen.discreet(waiting))


def _arrive(seen: Sight, before: Standing, after: Standing) -> None:
    call = seen.call
    call.phase, call.seen = after.phase, after.seen
    call.version += 1
    if before.phase is Phase.INTAKE and after.phase is Phase.ELIGIBILITY:
        freeze(call, now())
    call.save(update_fields=["phase", "seen", "version", "roster_sha256", "roster_frozen_at"])


def _with_waived(seen: Sight, to: Phase, entry: Draft) -> Draft:
    waived = len(waived_for(seen.call, to)) if to.place > seen.phase.place else 0
    return replace(entry, detail={**entry.detail, "waived": waived}) if waived else entry
