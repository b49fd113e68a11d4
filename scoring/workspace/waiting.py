"""What must be settled before a call goes on: the overview shows it, the move checks it."""

from __future__ import annotations

from collections.abc import Callable

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call


def waiting_for(call: Call, to: Phase) -> tuple[str, ...]:
    """Everything that stands between the call and the phase `to`; empty where nothing does."""
    return tuple(sentence for rule in BEFORE.get(to, ()) for sentence in rule(call))


def _dates(call: Call) -> list[str]:
    return [] if call.opens_on else ["The call needs a first day for applications."]


BEFORE: dict[Phase, tuple[Callable[[Call], list[str]], ...]] = {Phase.INTAKE: (_dates,)}
"""By phase, the rules that a call must pass to come into it. Each answers with sentences."""
