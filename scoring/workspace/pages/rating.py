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
    """One dimension of the form; `theirs` is what another window saved instead, `stands` what is revised."""

    criterion: str
    label: str
    points: tuple[Point, ...]
    abstains: bool
    reason: str
    theirs: str
    stands: str


@dataclass(frozen=True)
class RatingPart:
    """The form. `status` says when it was saved, `refusal` why not, `clash` whether another window meanwhile
    saved something else: then nothing is saved by itself.
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
    """The form filled with these marks; where there is nothing, with what another window saved."""
    others = {one.criterion: one for one in theirs}
    kept = {name: marks.get(name, Mark(name)) for name in DIMENSION_NAMES}
    empty = {name for name in others if kept[name] == Mark(name)}
    fields = tuple(
        _field(
            name, others[name] if name in empty else kept[name], None if name in empty else others.get(name)
        )
        for name in DIMENSION_NAMES
    )
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
