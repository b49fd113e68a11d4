"""Who acts, in which roles, on which call as it stands, and when: what every verb asks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from scoring.committee.procedure.acts import MAY, Act, may
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase, Standing
from scoring.committee.procedure.refused import Refused, Sentence, joined, sentence, worded
from scoring.committee.procedure.roles import Role


@dataclass(frozen=True)
class Actor:
    """A person with the roles held in this call; `at` has a time zone."""

    by: str
    roles: frozenset[Role]
    standing: Standing
    at: datetime

    def require(self, act: Act) -> None:
        """Nothing where the table allows the act; Refused, saying whose it is and when, where it does not."""
        if not may(act, self.roles, self.standing.phase):
            raise Refused(_whose(act, self.standing))

    def entry(self, act: Act, subject: str, **detail: Any) -> Draft:
        """The ledger's entry of an act, in the role that allows it."""
        return self.told(act, str(act), subject, **detail)

    def told(self, act: Act, words: str, subject: str, **detail: Any) -> Draft:
        """The same in other words."""
        allowing = (role for role in Role if role in self.roles and may(act, {role}, self.standing.phase))
        return Draft(self.standing.call_id, self.at, self.by, next(allowing), words, subject, detail)


def _whose(act: Act, standing: Standing) -> Sentence:
    pattern = worded("Call {call_id} is in {phase}. To {act} is for: {whose}.")
    whose = joined("; ", _spans(act))
    return sentence(pattern, call_id=standing.call_id, phase=standing.phase, act=act, whose=whose)


def _spans(act: Act) -> Iterator[Sentence]:
    for role, phases in MAY[act].items():
        first, last = min(phases, key=_place), max(phases, key=_place)
        pattern = worded("{role}, in {first}") if first == last else worded("{role}, from {first} to {last}")
        yield sentence(pattern, role=role, first=first, last=last)


def _place(phase: Phase) -> int:
    return phase.place
