"""One call: its phase, what is waiting for whom, and how it came here."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.utils.functional import Promise

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.phases import Phase, Standing, next_moves
from scoring.workspace.access import Sight
from scoring.workspace.models import LedgerEntry
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.frame import Frame, Link, frame, preparing
from scoring.workspace.pages.phase_names import MEANING, PHASES
from scoring.workspace.pages.todo import Todo, todo_of


@dataclass(frozen=True)
class Step:
    """A phase in the line of phases; `until` is the day on which it is to end."""

    phase: str
    name: Promise
    done: bool
    now: bool
    until: date | None


@dataclass(frozen=True)
class Way:
    """A move that the person may make."""

    to: str
    name: Promise
    forward: bool


@dataclass(frozen=True)
class Moved:
    """A move that was made; `waived` counts what its reason made up for."""

    at: datetime
    by: str
    before: Promise
    after: Promise
    back: bool
    reason: str
    waived: int


@dataclass(frozen=True)
class OverviewPage:
    """One call as it stands; counts are of what the person sees."""

    frame: Frame
    meaning: Promise
    steps: tuple[Step, ...]
    todo: tuple[Todo, ...]
    onward: tuple[Way, ...]
    back: tuple[Way, ...]
    moves: tuple[Moved, ...]
    applications: int | None
    requested: str
    budget: str
    seats: int | None
    reviews_each: int
    quorum: int
    opens_on: date | None
    closes_on: date
    hidden: int
    may_edit: bool
    prepared: tuple[Link, ...]


def overview_page(seen: Sight) -> OverviewPage:
    """The overview of a call."""
    call, here = seen.call, seen.phase
    moves = next_moves(Standing(call.call_id, here, call.seen), seen.roles)
    ways = tuple(Way(to, PHASES[to], forward) for to, forward in moves.items())
    count, asked = _sums(seen)
    return OverviewPage(
        frame=frame(seen, "overview"),
        meaning=MEANING[here],
        steps=tuple(_step(seen, one) for one in Phase),
        todo=todo_of(seen),
        onward=tuple(one for one in ways if one.forward),
        back=tuple(one for one in ways if not one.forward),
        moves=moved(seen.moves()),
        applications=count,
        requested=millions(asked, call.currency) if asked else "",
        budget=millions(call.budget, call.currency),
        seats=call.seats,
        reviews_each=call.reviews_each,
        quorum=call.quorum,
        opens_on=call.opens_on,
        closes_on=call.closes_on,
        hidden=len(seen.recused) if seen.may(Act.SEE_APPLICATIONS) else 0,
        may_edit=seen.may(Act.EDIT_CALL),
        prepared=preparing(seen),
    )


def moved(entries: Iterable[LedgerEntry]) -> tuple[Moved, ...]:
    """The moves, the last first."""
    return tuple(_moved(one) for one in sorted(entries, key=lambda one: -one.number))


def _moved(entry: LedgerEntry) -> Moved:
    told = json.loads(entry.detail)
    return Moved(
        datetime.fromisoformat(entry.at),
        entry.by,
        PHASES[told["from"]],
        PHASES[told["to"]],
        entry.act == "went back",
        told["reason"],
        told.get("waived", 0),
    )


def _step(seen: Sight, phase: Phase) -> Step:
    place = seen.phase.place
    planned = seen.call.deadlines.get(phase)
    until = seen.call.closes_on if phase is Phase.INTAKE else planned and date.fromisoformat(planned)
    return Step(phase, PHASES[phase], phase.place < place, phase.place == place, until or None)


def _sums(seen: Sight) -> tuple[int | None, Decimal | None]:
    """How many applications the person sees in the race and what they ask for; None where none are shown."""
    if not seen.may(Act.SEE_APPLICATIONS):
        return None, None
    racing = seen.applications().exclude(eligible=False).exclude(withdrawn=True)
    asked = [one or Decimal(0) for one in racing.values_list("requested", flat=True)]
    return len(asked), sum(asked, Decimal(0))
