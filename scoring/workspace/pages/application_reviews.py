"""Reviews of one application as far as they may be seen: one's own, and others' locked ones once revealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from scoring.committee.procedure.marks import Mark
from scoring.workspace.access import Sight
from scoring.workspace.models import Application


@dataclass(frozen=True)
class Reviewed:
    """One person's review; `first` and `second` are marks by criterion, the second after the reveal."""

    name: str
    mine: bool
    saves: int
    locked_at: datetime | None
    revised_at: datetime | None
    revision_reason: str
    blind: bool
    first: Mapping[str, Mark]
    second: Mapping[str, Mark]

    def stands(self, criterion: str) -> Mark | None:
        """What stands now on that dimension."""
        return self.second.get(criterion) or self.first.get(criterion)


NOTHING = Reviewed("", True, 0, None, None, "", True, {}, {})
"""The person's own review before it has begun."""


def reviews_of(seen: Sight, application: Application) -> tuple[Reviewed, ...]:
    """One query: the person's own first, then the locked ones of others by name."""
    found: dict[int, Reviewed] = {}
    rows = seen.marks().filter(review__application=application).select_related("review__person")
    for row in rows.order_by("review__person__name", "review_id"):
        review = row.review
        told = found.get(review.pk) or Reviewed(
            review.person.name,
            review.person_id == seen.person.pk,
            review.saves,
            review.locked_at,
            review.revised_at,
            review.revision_reason,
            review.blind,
            {},
            {},
        )
        side = told.second if row.after_reveal else told.first
        mark = Mark(row.criterion, row.score, row.reason, row.abstained)
        found[review.pk] = _with(told, row.after_reveal, {**side, row.criterion: mark})
    shown = (one for one in found.values() if one.mine or one.locked_at)
    return tuple(sorted(shown, key=lambda one: not one.mine))


def _with(told: Reviewed, after: bool, marks: Mapping[str, Mark]) -> Reviewed:
    return replace(told, second=marks) if after else replace(told, first=marks)
