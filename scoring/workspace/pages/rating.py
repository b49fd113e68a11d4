"""The form in which a member rates: five dimensions, what each point means, a reason for each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from scoring.committee.procedure.anchors import POINTS, anchor
from scoring.committee.procedure.marks import Mark
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.workspace.pages.application_reviews import Reviewed
from scoring.workspace.pages.language import written_in

ABSTAIN = "abstain"


@dataclass(frozen=True)
class Point:
    """A point of the scale, what it means, and whether it is the one chosen."""

    value: str
    means: str
    chosen: bool


@dataclass(frozen=True)
class Field:
    """One dimension of the form; `theirs` is what another window saved, where it differs from this."""

    criterion: str
    label: str
    points: tuple[Point, ...]
    abstains: bool
    reason: str
    theirs: str
    stands: str


@dataclass(frozen=True)
class RatingPart:
    """The form. `status` is when it was saved, `refusal` why it could not be, `keep` whether nothing has
    been chosen (for a revision, in which a dimension may stay as it is).
    """

    key: int
    application: int
    saves: int
    fields: tuple[Field, ...]
    status: str = ""
    refusal: str = ""
    clash: bool = False


def rating_part(
    key: int,
    application: int,
    saves: int,
    marks: Mapping[str, Mark],
    *,
    theirs: Iterable[Mark] = (),
    status: str = "",
    refusal: str = "",
) -> RatingPart:
    """The form filled with these marks."""
    others = {one.criterion: one for one in theirs}
    fields = tuple(_field(name, marks.get(name, Mark(name)), others.get(name)) for name in DIMENSION_NAMES)
    return RatingPart(key, application, saves, fields, status, refusal, bool(others))


def revision_part(key: int, application: int, own: Reviewed) -> RatingPart:
    """The form of a revision: empty, with what stands beside each dimension."""
    empty = rating_part(key, application, own.saves, {})
    fields = tuple(
        Field(one.criterion, one.label, one.points, False, "", "", said(own.stands(one.criterion)))
        for one in empty.fields
    )
    return RatingPart(key, application, own.saves, fields)


def said(mark: Mark | None) -> str:
    """A mark with its reason in words; an abstention is said to be one."""
    if mark is None or (mark.score is None and not mark.abstained and not mark.reason):
        return _("nothing yet")
    told = _("abstains") if mark.abstained else _("no mark") if mark.score is None else str(mark.score)
    return f"{told} · {mark.reason}" if mark.reason else told


def saved_at(at: datetime) -> str:
    """The line that says when the form was saved.

    The hour is that of the workspace's time zone.
    """
    return _("Saved %(time)s") % {"time": formats.time_format(timezone.localtime(at), "H:i")}


def _field(name: str, mark: Mark, theirs: Mark | None) -> Field:
    language = written_in()
    points = tuple(Point(str(one), anchor(name, one, language), mark.score == one) for one in POINTS)
    told = said(theirs) if theirs else ""
    return Field(name, dimension_name(name, language), points, mark.abstained, mark.reason, told, "")
