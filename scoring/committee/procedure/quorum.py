"""Whether enough of the committee is left on every application once conflicts have recused people."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from scoring.committee.procedure.conflicts import Recusals
from scoring.committee.procedure.refused import Sentence, sentence, worded


@dataclass(frozen=True)
class Quorum:
    """One application: who of the committee has no conflict with it, and how many are needed."""

    application_id: str
    present: tuple[str, ...]
    committee: int
    needed: int

    @property
    def short(self) -> int:
        """How many are missing; 0 where there are enough."""
        return max(self.needed - len(self.present), 0)


def quorums(
    applications: Iterable[str], committee: Collection[str], recusals: Recusals, needed: int
) -> tuple[Quorum, ...]:
    """One row an application, sorted. A found conflict on which nobody has ruled recuses like any other."""
    people = sorted(set(committee))
    return tuple(
        Quorum(name, tuple(one for one in people if (one, name) not in recusals), len(people), needed)
        for name in sorted(set(applications))
    )


def short_of_quorum(quorums: Iterable[Quorum]) -> tuple[Sentence, ...]:
    """What must be settled before rating opens, one sentence an application that lacks people."""
    pattern = worded(
        "{application_id}: {present} of {committee} on the committee have no conflict, {needed} are needed. "
        "Name {short} more, or have a chair rule on the conflicts that are open."
    )
    return tuple(
        sentence(
            pattern,
            **{"application_id": one.application_id, "present": len(one.present), "short": one.short},
            **{"committee": one.committee, "needed": one.needed},
        )
        for one in quorums
        if one.short
    )
