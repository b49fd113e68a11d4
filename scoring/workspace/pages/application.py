"""One application: facts, members, one's own rating, and after the reveal score and all reviews."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _

from scoring.committee.procedure.acts import Act
from scoring.numbers import number
from scoring.workspace.access import Sight
from scoring.workspace.models import Application
from scoring.workspace.pages.amounts import millions
from scoring.workspace.pages.application_marks import MarksPart, marks_part
from scoring.workspace.pages.application_members import MemberRow, members_of
from scoring.workspace.pages.application_queue import Queue, queue_of
from scoring.workspace.pages.application_reviews import NOTHING, Reviewed, reviews_of
from scoring.workspace.pages.frame import Frame, frame
from scoring.workspace.pages.language import written_in
from scoring.workspace.pages.rating import RatingPart, rating_part, revision_part
from scoring.workspace.pages.sectors import sector_said
from scoring.workspace.pages.sheet import SheetPart, sheet_part


@dataclass(frozen=True)
class Fact:
    """A name and what is known."""

    label: str
    value: str


@dataclass(frozen=True)
class ApplicationPage:
    """One application. A part is None or empty where the person may not see it or it is not there yet."""

    frame: Frame
    key: int
    application_id: str
    name: str
    about: str
    summary: str
    facts: tuple[Fact, ...]
    queue: Queue
    map: str
    members: tuple[MemberRow, ...]
    rating: RatingPart | None
    locked: str
    marks: MarksPart | None
    revision: RatingPart | None
    sheet: SheetPart | None


def application_page(seen: Sight, key: int, *, filled: RatingPart | None = None) -> ApplicationPage:
    """The page; `filled` is the rating form as it was sent, where that could not be saved."""
    one = seen.application(key)
    reviews, queue = reviews_of(seen, one), queue_of(seen, key)
    own = next((each for each in reviews if each.mine), NOTHING)
    return ApplicationPage(
        frame(seen, "applications"),
        one.pk,
        one.application_id,
        one.name or one.application_id,
        " · ".join(filter(None, (sector_said(one.sector, one.sector_name), one.region))),
        one.summary,
        tuple(_facts(seen, one)),
        queue,
        _map(one),
        members_of(seen, one),
        filled or _rating(seen, one, own, queue),
        _locked(own),
        marks_part(reviews),
        _revision(seen, one, own),
        sheet_part(seen, one),
    )


def _facts(seen: Sight, one: Application) -> Iterable[Fact]:
    language = written_in()
    told = (
        (_("Lead"), one.lead),
        (_("Stage"), one.stage),
        (_("Members"), number(one.members, language, 0) if one.members else ""),
        (_("Firms among them"), number(one.firms, language, 0) if one.firms else ""),
        (_("Applied for"), millions(one.requested, seen.call.currency)),
        (_("Own funding"), millions(one.own_funding, seen.call.currency)),
    )
    return (Fact(label, value) for label, value in told if value)


def _map(one: Application) -> str:
    """The map that loading drew."""
    drawn: str = one.pictures.get("map", {}).get(written_in(), "")
    return mark_safe(drawn)


def _rating(seen: Sight, one: Application, own: Reviewed, queue: Queue) -> RatingPart | None:
    if own.locked_at or not queue.mine or not seen.may(Act.RATE):
        return None
    return rating_part(seen.call.pk, one.pk, own.saves, own.first)


def _revision(seen: Sight, one: Application, own: Reviewed) -> RatingPart | None:
    if not own.locked_at or not seen.may(Act.REVISE):
        return None
    return revision_part(seen.call.pk, one.pk, own)


def _locked(own: Reviewed) -> str:
    if own.locked_at is None:
        return ""
    at = timezone.localtime(own.locked_at)
    told = {"day": formats.date_format(at, "DATE_FORMAT"), "hour": formats.time_format(at, "H:i")}
    return _("You locked your rating on %(day)s at %(hour)s.") % told
