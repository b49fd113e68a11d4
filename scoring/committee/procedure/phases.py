"""The phases of a call and the one table of moves between them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, joined, sentence, worded
from scoring.committee.procedure.roles import Role


class Phase(StrEnum):
    """Where a call stands, in the order in which a call goes through."""

    DRAFT = "draft"
    INTAKE = "intake"
    ELIGIBILITY = "eligibility"
    CONFLICTS = "conflicts"
    RATING = "rating"
    REVEAL = "reveal"
    DISCUSSION = "discussion"
    DECISION = "decision"
    LETTERS = "letters"
    CLOSED = "closed"

    @property
    def place(self) -> int:
        """Its place in the order, 0 for the first."""
        return list(Phase).index(self)


MOVES: dict[Phase, dict[Phase, Role]] = {
    Phase.DRAFT: {Phase.INTAKE: Role.OFFICER},
    Phase.INTAKE: {Phase.ELIGIBILITY: Role.OFFICER},
    Phase.ELIGIBILITY: {Phase.CONFLICTS: Role.OFFICER},
    Phase.CONFLICTS: {Phase.RATING: Role.OFFICER},
    Phase.RATING: {Phase.REVEAL: Role.CHAIR},
    Phase.REVEAL: {Phase.DISCUSSION: Role.CHAIR},
    Phase.DISCUSSION: {Phase.DECISION: Role.CHAIR},
    Phase.DECISION: {Phase.LETTERS: Role.OFFICER},
    Phase.LETTERS: {Phase.CLOSED: Role.OFFICER},
    Phase.CLOSED: {},
}
"""Forward: from where to where, and whose it is. Back, to any earlier phase: the chair, with a reason."""
FRESH_EYES_UNTIL = Phase.RATING
"""Until here nobody on the committee has seen a score, unless the call has come back from beyond."""


@dataclass(frozen=True)
class Standing:
    """What the table of moves looks at. `waiting`: what must be settled before the call goes on, in words."""

    call_id: str
    phase: Phase
    seen: bool = False
    waiting: tuple[str, ...] = ()


def move(
    standing: Standing, to: Phase, *, by: str, roles: Collection[Role], reason: str = "", at: datetime
) -> tuple[Standing, Draft]:
    """The call in its new phase, and what the ledger says of it.

    Forward by the role that MOVES names, when nothing is waiting; back by the chair, with a reason. Refused
    says why not. `seen` stays true once the reveal has been: marks given later are not blind, whatever the
    phase.
    """
    back = to.place < standing.phase.place
    whose = Role.CHAIR if back else MOVES[standing.phase].get(to)
    if whose is None:
        onward = joined(", ", MOVES[standing.phase]) or sentence(
            "nowhere: it is closed, and the chair can only go back"
        )
        pattern = worded("Call {call_id} cannot go from {phase} to {to}; it can go to {onward}.")
        raise Refused(sentence(pattern, call_id=standing.call_id, phase=standing.phase, to=to, onward=onward))
    if whose not in roles:
        pattern = worded("Going from {phase} to {to} is for the {role} of call {call_id}.")
        raise Refused(sentence(pattern, phase=standing.phase, to=to, role=whose, call_id=standing.call_id))
    if back and not reason.strip():
        pattern = worded("Going back from {phase} to {to} needs a reason, which everybody will see.")
        raise Refused(sentence(pattern, phase=standing.phase, to=to))
    if not back and standing.waiting:
        raise Refused(sentence("Before {to}:", to=to), *standing.waiting)
    seen = standing.seen or to.place > FRESH_EYES_UNTIL.place
    act = "went back" if back else "went on"
    detail = {"from": str(standing.phase), "to": str(to), "reason": reason.strip()}
    entry = Draft(standing.call_id, at, by, whose, act, "call", detail)
    return replace(standing, phase=to, seen=seen, waiting=()), entry


def next_moves(standing: Standing, roles: Collection[Role]) -> Mapping[Phase, bool]:
    """Where a person with these roles may take the call, and whether that is forward."""
    forward = {to: True for to, whose in MOVES[standing.phase].items() if whose in roles}
    back = {to: False for to in Phase if to.place < standing.phase.place and Role.CHAIR in roles}
    return forward | back
