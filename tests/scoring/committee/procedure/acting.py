"""People of call 2026, and the moment at which they act."""

from __future__ import annotations

from datetime import UTC, datetime

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.phases import Phase, Standing
from scoring.committee.procedure.roles import Role

NOON = datetime(2026, 4, 2, 12, tzinfo=UTC)


def acting(by: str, *roles: Role, phase: Phase, seen: bool = False) -> Actor:
    """This person in these roles, while call 2026 is in this phase."""
    return Actor(by, frozenset(roles), Standing("2026", phase, seen), NOON)
