"""The committee's own order, and the single mark that would exchange its last funded pair."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from features.arithmetic import Floats
from scoring.committee.ranking import Posterior, committee_posterior
from scoring.committee.ratings import Ratings, overall
from scoring.numbers import number
from scoring.phrases import DIMENSION_NAMES, dimension_name
from scoring.robustness.chooser import Choose
from scoring.robustness.flip import Flip
from scoring.robustness.marks import ClosedForm, closed_form
from scoring.robustness.pair import Pair
from scoring.sheet import Language

CONFIRMED = 3
"""Flips of the closed form that are put to the sampler, at most."""
Sample = Callable[[Ratings], Posterior | None]


@dataclass(frozen=True, eq=False)
class Committee:
    """A call's ratings with their posterior, and what both say of each application that was read."""

    ratings: Ratings
    posterior: Posterior
    weights: Mapping[str, float] | None = None

    @cached_property
    def quality(self) -> dict[str, float]:
        """Posterior mean of the quality of every application that was read, shares of the scale."""
        return values_of(self.posterior)

    @cached_property
    def criteria_weights(self) -> dict[str, float]:
        """The weight of every criterion; equal ones where none are declared."""
        return dict(self.weights or dict.fromkeys(self.ratings.criteria, 1.0))

    @cached_property
    def form(self) -> ClosedForm:
        """The closed form at the posterior's means."""
        return closed_form(self.posterior, self._marks(self.ratings), self.ratings.reviewers)

    def moved(self, ratings: Ratings, weights: Mapping[str, float] | None = None) -> dict[str, float]:
        """The values had ratings or weights been these: the sampled means and the closed form's change."""
        marks = self._heard(self._marks(ratings, weights))
        change = self.form.quality(marks) - self._as_is
        places = {name: place for place, name in enumerate(self.ratings.applications)}
        return {one: value + float(change[places[one]]) for one, value in self.quality.items()}

    def without(self, application: str) -> dict[str, float]:
        """The values of the others had this application never been rated."""
        change = self.form.without(self.ratings.applications.index(application)) - self._as_is
        places = {name: place for place, name in enumerate(self.ratings.applications)}
        rest = {one: value for one, value in self.quality.items() if one != application}
        return {one: value + float(change[places[one]]) for one, value in rest.items()}

    @cached_property
    def _as_is(self) -> Floats:
        return self.form.quality(self.form.marks)

    def _marks(self, ratings: Ratings, weights: Mapping[str, float] | None = None) -> Floats:
        return overall(ratings, self.weights if weights is None else weights)

    def _heard(self, marks: Floats) -> Floats:
        return marks[:, [self.ratings.reviewers.index(one) for one in self.posterior.reviewers]]


@dataclass(frozen=True)
class _Mark:
    """One mark made another: where it stands, from what to what on its scale, and the margin left."""

    place: tuple[int, int, int]
    before: float
    after: float
    points: float
    margin: float


def criterion_name(criterion: str, language: Language) -> str:
    """The criterion within a sentence: the name of the dimension where it is one, else its own words."""
    if criterion not in DIMENSION_NAMES:
        return criterion.replace("_", " ")
    name = dimension_name(criterion, language)
    return name[:1].lower() + name[1:]


def values_of(posterior: Posterior) -> dict[str, float]:
    """Posterior means by application, without those that nobody read."""
    means = posterior.quality.mean(axis=0, dtype="float64").tolist()
    told = zip(posterior.applications, means, strict=True)
    return {one: mean for one, mean in told if one not in posterior.unread}


def rating_flip(
    committee: Committee, pair: Pair, choose: Choose, names: Mapping[str, str], sample: Sample | None = None
) -> tuple[Flip | None, int]:
    """The smallest change of one mark that exchanges the committee's last funded pair, and how many were
    tried.

    Every mark that counts is tried at every other point of its scale. The smallest ones are put to the
    sampler until one is confirmed; None where none is.
    """
    redo = sample or (lambda ratings: committee_posterior(ratings, weights=committee.weights))
    tried = list(_tried(committee, pair))
    over = sorted((one for one in tried if one.margin < 0), key=lambda one: (one.points, one.margin))
    for one in over[:CONFIRMED]:
        posterior = redo(_changed(committee.ratings, one))
        if posterior is not None and pair.flipped(values_of(posterior), choose):
            return _flip(committee.ratings, one, names), len(tried)
    return None, len(tried)


def _tried(committee: Committee, pair: Pair) -> Iterator[_Mark]:
    ratings = committee.ratings
    heard = [ratings.reviewers.index(one) for one in committee.posterior.reviewers]
    for place in zip(*np.nonzero(~np.isnan(ratings.marks)), strict=True):
        application, reviewer, criterion = (int(one) for one in place)
        if reviewer not in heard:
            continue
        scale = ratings.scales.of[ratings.criteria[criterion]]
        step = (scale.best - scale.worst) / scale.points
        before = scale.worst + float(ratings.marks[application, reviewer, criterion]) * (
            scale.best - scale.worst
        )
        for point in range(round(scale.points) + 1):
            after = scale.worst + step * point
            if abs(after - before) < 0.5:
                continue
            one = _Mark((application, reviewer, criterion), before, after, abs(after - before), 0.0)
            values = committee.moved(_changed(ratings, one))
            yield dataclasses.replace(one, margin=values[pair.inside] - values[pair.outside])


def _changed(ratings: Ratings, one: _Mark) -> Ratings:
    scale = ratings.scales.of[ratings.criteria[one.place[2]]]
    marks = ratings.marks.copy()
    marks[one.place] = (one.after - scale.worst) / (scale.best - scale.worst)
    return dataclasses.replace(ratings, marks=marks)


def _flip(ratings: Ratings, one: _Mark, names: Mapping[str, str]) -> Flip:
    application, reviewer, criterion = one.place
    told = (ratings.reviewers[reviewer], ratings.criteria[criterion], ratings.applications[application])
    en, nb = (_words(one, told, names, language) for language in ("en", "nb"))
    return Flip("rating", told[2], told[1], one.before, one.after, one.points, one.points, True, en, nb)


def _words(one: _Mark, told: tuple[str, str, str], names: Mapping[str, str], language: Language) -> str:
    reviewer, criterion, application = told
    after, before = (number(value, language) for value in (one.after, one.before))
    name = names.get(application, application)
    criterion = criterion_name(criterion, language)
    if language == "nb":
        return f"én fagfelles {after} i stedet for {before} på {criterion} ({reviewer}, for {name})"
    return f"one reviewer's {after} instead of {before} on {criterion} ({reviewer}, for {name})"
