"""What must be settled before a call goes on: the overview shows it, the move checks it."""

from __future__ import annotations

from collections.abc import Callable

from scoring.committee.procedure.phases import Phase
from scoring.workspace import waiting_first as first
from scoring.workspace.models import Call
from scoring.workspace.waiting_decisions import undecided, unsent

Rule = Callable[[Call], list[str]]


def waiting_for(call: Call, to: Phase, *, waived: bool = False) -> tuple[str, ...]:
    """Everything that stands between the call and the phase `to`; empty where nothing does.

    `waived`: a reason was given, which makes up for what WAIVED lists.
    """
    firm = tuple(told for rule in BEFORE.get(to, ()) for told in rule(call))
    return firm if waived else firm + waived_for(call, to)


def waived_for(call: Call, to: Phase) -> tuple[str, ...]:
    """Of these, what a reason makes up for."""
    return tuple(told for rule in WAIVED.get(to, ()) for told in rule(call))


BEFORE: dict[Phase, tuple[Rule, ...]] = {
    Phase.INTAKE: (first.dates,),
    Phase.ELIGIBILITY: (first.applications,),
    Phase.CONFLICTS: (first.judged, first.chair),
    Phase.RATING: (first.quorum, first.deputy, first.assigned),
    Phase.REVEAL: (first.published,),
    Phase.LETTERS: (undecided,),
    Phase.CLOSED: (unsent,),
}
"""By phase, the rules that a call must pass to come into it. Each answers with sentences."""
WAIVED: dict[Phase, tuple[Rule, ...]] = {
    Phase.RATING: (first.gone_through,),
    Phase.REVEAL: (first.locked,),
}
"""The same for what a reason, in the ledger for everybody to read, makes up for."""
