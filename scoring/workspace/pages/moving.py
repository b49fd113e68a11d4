"""Before a call moves: where from and to, what it waits for, and what a reason makes up for."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise

from scoring.committee.procedure.phases import Phase
from scoring.workspace.access import Sight
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.phase_names import MEANING, PHASES
from scoring.workspace.pages.said import all_said
from scoring.workspace.waiting import waiting_for, waived_for

SHOWN = 12


@dataclass(frozen=True)
class MovingPage:
    """A move to be confirmed. `firm` must be settled first, `waived` may be left with a reason."""

    frame: Frame
    to: str
    here: Promise
    there: Promise
    meaning: Promise
    forward: bool
    firm: tuple[str, ...]
    waived: tuple[str, ...]
    more: int
    freezes: bool
    reveals: bool


def moving_page(seen: Sight, to: Phase) -> MovingPage:
    """The page on which a move is confirmed; what the person is kept away from is not named."""
    forward = to.place > seen.phase.place
    firm = all_said(seen.discreet(waiting_for(seen.call, to, waived=True))) if forward else ()
    waived = all_said(seen.discreet(waived_for(seen.call, to))) if forward else ()
    return MovingPage(
        frame(seen, "overview"),
        to,
        PHASES[seen.phase],
        PHASES[to],
        MEANING[to],
        forward,
        firm,
        waived[:SHOWN],
        max(len(waived) - SHOWN, 0),
        forward and to is Phase.ELIGIBILITY,
        forward and to is Phase.REVEAL,
    )
