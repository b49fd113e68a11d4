"""Before the lock: the marks as they stand, and everything that is still missing at once."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.marks import lacks
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.workspace.access import Sight
from scoring.workspace.pages.application_reviews import NOTHING, reviews_of
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.rating import said
from scoring.workspace.pages.said import all_said


@dataclass(frozen=True)
class ToLock:
    """One dimension as it stands."""

    label: str
    said: str


@dataclass(frozen=True)
class LockPage:
    """The question whether to lock; while anything is `lacking`, in sentences, nothing can be locked."""

    frame: Frame
    key: int
    name: str
    saves: int
    marks: tuple[ToLock, ...]
    lacking: tuple[str, ...]
    locked: bool


def lock_page(seen: Sight, key: int) -> LockPage:
    """The page, for whoever may rate."""
    one = seen.application(key)
    seen.need(Act.RATE)
    own = next((each for each in reviews_of(seen, one) if each.mine), NOTHING)
    language = written_in()
    return LockPage(
        frame(seen, "applications"),
        one.pk,
        one.name or one.application_id,
        own.saves,
        tuple(ToLock(dimension_name(name, language), said(own.first.get(name))) for name in DIMENSION_NAMES),
        all_said(lacks(own.first.values())),
        own.locked_at is not None,
    )
