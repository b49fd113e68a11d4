"""Moving a call from phase to phase: the table of moves says whose it is, this says what it waits for."""

from __future__ import annotations

from scoring.committee.procedure.phases import Phase, Standing, move
from scoring.workspace.access import Sight
from scoring.workspace.ledger import write
from scoring.workspace.models import Person
from scoring.workspace.verbs.acting import acting, now
from scoring.workspace.verbs.freezing import freeze
from scoring.workspace.waiting import waiting_for


def go(person: Person, key: int, to: Phase, *, version: int, reason: str = "") -> Phase:
    """Take the call to another phase; Refused, with everything that it waits for, where it cannot go."""
    with acting(person, key, None, version=version) as seen:
        before = standing_of(seen, to)
        after, entry = move(before, to, by=person.email, roles=seen.roles, reason=reason, at=now())
        seen.call.phase, seen.call.seen = after.phase, after.seen
        seen.call.version += 1
        if before.phase is Phase.INTAKE and after.phase is Phase.ELIGIBILITY:
            freeze(seen.call, now())
        seen.call.save(update_fields=["phase", "seen", "version", "roster_sha256", "roster_frozen_at"])
        write([entry])
    return after.phase


def standing_of(seen: Sight, to: Phase) -> Standing:
    """What the table of moves looks at."""
    forward = to.place > seen.phase.place
    waiting = waiting_for(seen.call, to) if forward else ()
    return Standing(seen.call.call_id, seen.phase, seen.call.seen, waiting)
