"""The call around one application: the other scores, the line, and how far a change is from what is."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from features.arithmetic import Floats
from features.feature import Feature
from models.normal_scores import Reference
from scoring.ranking import ALIKE, ranked
from scoring.what_if.ranges import Range, ranges
from scoring.what_if.subject import Subject

Score = Callable[[pd.DataFrame], Floats]


@dataclass(frozen=True)
class Standing:
    """What an application's score is and the place that it gives; `label` has "=" where it is shared."""

    score: float
    rank: int
    label: str
    top_chance: float | None = None


@dataclass(frozen=True, eq=False)
class Field:
    """A call as one of its applications meets it.

    `scores` are those of all applications, `score` the model, `past` the features of past applications
    (applications × features). Only the application asked about is ever scored again: a score depends on no
    other application.
    """

    call_id: str
    seats: int | None
    scores: Mapping[str, float]
    score: Score
    specification: tuple[Feature, ...]
    past: pd.DataFrame

    @cached_property
    def ranges(self) -> dict[str, Range]:
        """What each actionable feature may become."""
        return ranges(self.specification, self.past)

    @cached_property
    def _reference(self) -> Reference:
        return Reference.of(self.past[self.names].to_numpy(dtype="float64"))

    @property
    def names(self) -> list[str]:
        """The features, in the model's order."""
        return [one.name for one in self.specification]

    def line(self, application_id: str) -> float | None:
        """The score to be beaten for a seat: that of the last seat among the others.

        None without seats, or where there are no more others than seats.
        """
        others = [score for one, score in self.scores.items() if one != application_id]
        if not self.seats or len(others) < self.seats:
            return None
        return heapq.nlargest(self.seats, others)[-1]

    def scored(self, subjects: Sequence[Subject]) -> Floats:
        """The scores of applications as they would be."""
        rows = pd.DataFrame([one.row for one in subjects], columns=self.names, dtype="float64")
        return np.asarray(self.score(rows), dtype="float64")

    def standing(self, application_id: str, score: float) -> Standing:
        """The place that the score would give, the others' scores being what they are."""
        would = pd.Series({**self.scores, application_id: score})
        place = next(one for one in ranked(would, self.call_id) if one.application_id == application_id)
        return Standing(score, place.rank, place.label)

    def beats(self, score: float, line: float) -> bool:
        """Whether the score is above the line, not merely equal to what is printed."""
        return round(score, ALIKE) > round(line, ALIKE)

    def apart(self, before: Subject, after: Subject) -> float:
        """How much was changed: every feature's move in normal scores among past applications, added up."""
        rows = np.array([[one.row[name] for name in self.names] for one in (before, after)])
        moved = np.abs(np.diff(self._reference.scores(rows), axis=0))
        return float(np.nansum(moved))

    def allowed(self, before: Subject, after: Subject) -> bool:
        """Whether every feature that moved stays within what is legal and past applications had."""
        moved = [name for name, value in after.row.items() if _differ(value, before.row[name])]
        return all(name in self.ranges and self.ranges[name].holds(after.row[name]) for name in moved)


def _differ(one: float, other: float) -> bool:
    return one != other and not (np.isnan(one) and np.isnan(other))
