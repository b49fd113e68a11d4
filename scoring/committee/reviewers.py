"""How strict, how spread out and how reliable each reviewer is, with intervals, for what they read."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.committee.ranking import Posterior
from scoring.committee.ratings import Floats, Ratings

COVERAGE = 0.8
"""Of the intervals."""
Estimate = tuple[float, float, float]
"""A value and the ends of its interval."""


@dataclass(frozen=True)
class Reviewer:
    """One reviewer of a call, by id.

    `applications` they gave a mark; `abstained` on how many of the criteria of those. `strictness`: how far
    below the typical reviewer of the call they mark the same application, in shares of the scale. `spread`:
    how far apart they put what others put one apart (1 is typical). `reliability`: the share of what makes
    their marks differ that is the applications and not their own noise. All three are None where every mark
    was the same (`alike`).
    """

    reviewer_id: str
    applications: int
    abstained: int
    alike: bool
    strictness: Estimate | None
    spread: Estimate | None
    reliability: Estimate | None


def reviewers_of(ratings: Ratings, posterior: Posterior) -> tuple[Reviewer, ...]:
    """All reviewers of the call, the strictest first, those who say nothing about differences last."""
    missing = np.isnan(ratings.marks)
    read = (~missing).sum(axis=2) > 0
    strictness = (
        posterior.shift.mean(axis=1, keepdims=True) - posterior.shift if posterior.reviewers else None
    )
    found = []
    for column, name in enumerate(ratings.reviewers):
        heard = posterior.reviewers.index(name) if name in posterior.reviewers else None
        told = [
            None if heard is None or draws is None else _estimate(draws[:, heard])
            for draws in (strictness, posterior.spread, posterior.reliability)
        ]
        abstained = int(missing[read[:, column], column].sum())
        found.append(Reviewer(name, int(read[:, column].sum()), abstained, name in posterior.alike, *told))
    return tuple(sorted(found, key=_strictest))


def _strictest(one: Reviewer) -> tuple[bool, float, str]:
    return one.strictness is None, -one.strictness[0] if one.strictness else 0.0, one.reviewer_id


def _estimate(draws: Floats) -> Estimate:
    low, high = np.quantile(draws, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(draws.mean()), float(low), float(high)
