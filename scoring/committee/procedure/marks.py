"""Marks and reviews: five dimensions, a reason for each, and what is missing before the lock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from features.dimensions import DIMENSIONS
from scoring.committee.procedure.anchors import POINTS
from scoring.committee.procedure.refused import Sentence, sentence, worded


@dataclass(frozen=True)
class Mark:
    """One dimension's mark, or an abstention, which is missing and never a number."""

    criterion: str
    score: int | None = None
    reason: str = ""
    abstained: bool = False


@dataclass(frozen=True)
class Review:
    """One person's review of one application.

    `blind` are the marks given before the reveal, final once `locked_at` is set. `sighted`: they were locked
    after scores had been seen in this call, so they are not blind whatever they are called. `after` are
    second values, beside the first, of those dimensions that were revised after the reveal.
    """

    application_id: str
    person: str
    blind: tuple[Mark, ...] = ()
    locked_at: datetime | None = None
    sighted: bool = False
    after: tuple[Mark, ...] = ()
    revised_at: datetime | None = None

    @property
    def marks(self) -> tuple[Mark, ...]:
        """What stands now: the second value where there is one, the first elsewhere."""
        return merged(self.blind, self.after)


def merged(marks: Iterable[Mark], newer: Iterable[Mark]) -> tuple[Mark, ...]:
    """The marks with the newer ones in place of those of the same criterion, in the order of DIMENSIONS."""
    kept = {one.criterion: one for one in (*marks, *newer)}
    return tuple(kept[one] for one in DIMENSIONS if one in kept)


def mean(marks: Iterable[Mark]) -> float | None:
    """The mean of the scores; None where every mark is missing.

    >>> mean([Mark("capital", 4), Mark("proximity", None, "I know none of them", abstained=True)])
    4.0
    """
    scores = [one.score for one in marks if one.score is not None]
    return sum(scores) / len(scores) if scores else None


def complete(review: Review) -> bool:
    """True where every dimension is rated or abstained from, with a reason."""
    return not lacks(review.blind)


def lacks(marks: Iterable[Mark]) -> tuple[Sentence, ...]:
    """All that is missing before these marks can be locked, in the order of DIMENSIONS."""
    given = {one.criterion: one for one in marks}
    return tuple(told for criterion in DIMENSIONS if (told := _lack(criterion, given)))


def _lack(criterion: str, given: Mapping[str, Mark]) -> Sentence | None:
    mark = given.get(criterion, Mark(criterion))
    if mark.abstained and not mark.reason.strip():
        return sentence("{criterion}: say why you abstain.", criterion=criterion)
    if not mark.abstained and mark.score is None:
        return sentence(
            "{criterion}: give a mark from 1 to 5, or abstain with a reason.", criterion=criterion
        )
    if not mark.reason.strip():
        return sentence("{criterion}: give a reason for the {score}.", criterion=criterion, score=mark.score)
    return None


def faults(marks: Iterable[Mark]) -> tuple[Sentence, ...]:
    """What cannot be kept at all: an unknown criterion, one given twice, a mark off the scale."""
    seen: set[str] = set()
    told: list[Sentence] = []
    for mark in marks:
        told += _faults(mark, seen)
        seen.add(mark.criterion)
    return tuple(told)


def _faults(mark: Mark, seen: set[str]) -> Iterator[Sentence]:
    name = mark.criterion
    if name not in DIMENSIONS:
        criteria = ", ".join(DIMENSIONS)
        yield sentence("{criterion} is no criterion; they are {criteria}.", criterion=name, criteria=criteria)
    if name in seen:
        yield sentence("{criterion} is given twice.", criterion=name)
    if mark.score is not None and (type(mark.score) is not int or mark.score not in POINTS):
        pattern = worded("{criterion}: {score} is off the scale; give a whole number from 1 to 5.")
        yield sentence(pattern, criterion=name, score=mark.score)
    if mark.abstained and mark.score is not None:
        yield sentence("{criterion}: either abstain or give a mark, not both.", criterion=name)
