"""My calls, and one call: its phase, what is waiting for whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from scoring.committee.procedure.phases import Phase, next_moves
from scoring.workspace.access import Sight
from scoring.workspace.models import Call, Person
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.verbs.phases import standing_of
from scoring.workspace.waiting import waiting_for


@dataclass(frozen=True)
class CallRow:
    """One call in the list."""

    key: int
    title: str
    phase: str
    closes_on: date


@dataclass(frozen=True)
class MinePage:
    """The person's calls; `may_open` is whether they may open one."""

    calls: tuple[CallRow, ...]
    may_open: bool


@dataclass(frozen=True)
class Step:
    """A phase in the line of phases."""

    phase: str
    done: bool
    now: bool


@dataclass(frozen=True)
class Way:
    """A move that the person may make, and what it waits for."""

    to: str
    forward: bool
    waiting: tuple[str, ...]


@dataclass(frozen=True)
class OverviewPage:
    """One call as it stands."""

    frame: Frame
    steps: tuple[Step, ...]
    ways: tuple[Way, ...]
    applications: int


def mine_page(person: Person, calls: Iterable[Call]) -> MinePage:
    """The list of calls."""
    rows = tuple(CallRow(one.pk, str(one), one.phase, one.closes_on) for one in calls)
    return MinePage(rows, person.opens_calls)


def overview_page(seen: Sight) -> OverviewPage:
    """The overview of a call."""
    here = seen.phase
    steps = tuple(Step(one, one.place < here.place, one is here) for one in Phase)
    moves = next_moves(standing_of(seen, here), seen.roles)
    ways = tuple(
        Way(to, forward, waiting_for(seen.call, to) if forward else ()) for to, forward in moves.items()
    )
    return OverviewPage(frame(seen, "overview"), steps, ways, seen.applications().count())
