"""The marks of a call as a reckoning reads them: locked ones, and none of a reviewer who is recused."""

from __future__ import annotations

from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from scoring.reckoning.marks import RatedMark
from scoring.workspace.access import RECUSING
from scoring.workspace.models import Application, Conflict, Mark


def rated(marks: QuerySet[Mark]) -> tuple[RatedMark, ...]:
    """What counts of these marks, one query; a mark that was left empty is none."""
    theirs = Conflict.objects.filter(
        RECUSING, person=OuterRef("review__person"), application=OuterRef("review__application")
    )
    counted = marks.filter(review__locked_at__isnull=False).exclude(Q(score=None) & Q(abstained=False))
    found = counted.filter(~Exists(theirs)).values_list(
        *("review__application__application_id", "review__person__email"),
        *("criterion", "after_reveal", "score"),
    )
    return tuple(RatedMark(*row) for row in found)


def race(applications: QuerySet[Application]) -> dict[str, Decimal | None]:
    """The applications that can be funded, and what they ask for: neither ineligible nor withdrawn."""
    running = applications.exclude(Q(eligible=False) | Q(withdrawn=True))
    return dict(running.values_list("application_id", "requested"))
