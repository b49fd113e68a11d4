"""Where an application stands in one's own queue: the one before, the one after, and how far one is."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.translation import gettext as _

from scoring.workspace.access import Sight


@dataclass(frozen=True)
class Neighbour:
    """The next or the previous application."""

    key: int
    name: str


@dataclass(frozen=True)
class Queue:
    """`mine` is whether the application is the person's to rate; `progress` is empty where nothing is."""

    mine: bool
    before: Neighbour | None
    after: Neighbour | None
    progress: str


def queue_of(seen: Sight, key: int) -> Queue:
    """One query: what is the person's to rate, in the order of identifiers."""
    locked = seen.reviews().filter(person=seen.person, application=OuterRef("application_id"))
    rows = list(
        seen.assignments()
        .filter(person=seen.person, application__in=seen.applications())
        .order_by("application__application_id")
        .annotate(locked=Subquery(locked.values("locked_at")[:1]))
        .values_list("application_id", "application__name", "application__application_id", "locked")
    )
    keys = [row[0] for row in rows]
    near = [Neighbour(row[0], row[1] or row[2]) for row in rows]
    told = {"locked": sum(row[3] is not None for row in rows), "count": len(rows)}
    progress = _("%(locked)s of %(count)s locked") % told if rows else ""
    if key not in keys:
        return Queue(False, None, near[0] if near else None, progress)
    place = keys.index(key)
    return Queue(
        True,
        near[place - 1] if place else None,
        near[place + 1] if place + 1 < len(near) else None,
        progress,
    )
