"""All marks of an application that may be seen, by dimension and reviewer, with reasons."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from scoring.committee.procedure.marks import mean
from scoring.numbers import number
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.workspace.pages.application_reviews import Reviewed
from scoring.workspace.pages.language import written_in


@dataclass(frozen=True)
class MarkCell:
    """One reviewer's mark on one dimension: the first value, and the second where there is one."""

    name: str
    first: str
    reason: str
    second: str
    second_reason: str


@dataclass(frozen=True)
class MarkRow:
    """One dimension: the mean of what was given blind, and every reviewer's mark."""

    label: str
    mean: str
    cells: tuple[MarkCell, ...]


@dataclass(frozen=True)
class Reviewer:
    """Whose marks stand in a column, and what is to be known of them."""

    name: str
    mine: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class MarksPart:
    """Marks as a table."""

    reviewers: tuple[Reviewer, ...]
    rows: tuple[MarkRow, ...]


def marks_part(reviews: Iterable[Reviewed]) -> MarksPart | None:
    """The locked reviews; None where there are none to be seen."""
    locked = tuple(one for one in reviews if one.locked_at)
    if not locked:
        return None
    reviewers = tuple(Reviewer(one.name, one.mine, tuple(_notes(one))) for one in locked)
    return MarksPart(reviewers, tuple(_row(name, locked) for name in DIMENSION_NAMES))


def _row(criterion: str, reviews: tuple[Reviewed, ...]) -> MarkRow:
    blind = (one.first[criterion] for one in reviews if one.blind and criterion in one.first)
    told = mean(blind)
    language = written_in()
    cells = tuple(_cell(criterion, one) for one in reviews)
    return MarkRow(
        dimension_name(criterion, language), "" if told is None else number(told, language, 1), cells
    )


def _cell(criterion: str, review: Reviewed) -> MarkCell:
    first, second = review.first.get(criterion), review.second.get(criterion)
    return MarkCell(
        review.name,
        _value(first.score, first.abstained) if first else "–",
        first.reason if first else "",
        _value(second.score, second.abstained) if second else "",
        second.reason if second else "",
    )


def _value(score: int | None, abstained: bool) -> str:
    return _("abstains") if abstained else "–" if score is None else str(score)


def _notes(one: Reviewed) -> Iterable[str]:
    if not one.blind:
        yield _("Locked after scores had been seen.")
    if one.revised_at:
        at = formats.date_format(timezone.localtime(one.revised_at), "DATE_FORMAT")
        yield _("Revised %(at)s.") % {"at": at}
    if one.revision_reason:
        yield one.revision_reason
