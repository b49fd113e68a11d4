"""What the marks of one call say about its committee: ranking, reviewers and how far they agree."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from features.tables import Tables
from scoring.committee.agreement import Agreement, agreement, agreement_of_the_best
from scoring.committee.ranking import Posterior, committee_posterior
from scoring.committee.ratings import Ratings, overall, ratings_of
from scoring.committee.reviewers import Reviewer, reviewers_of

BEST = 0.5
"""The share of applications, by mean mark, for which agreement is computed again."""


@dataclass(frozen=True, eq=False)
class Assessment:
    """A call's committee as it stood at the end of the day `as_of`.

    `criteria` has the agreement about each criterion, `of_all` that about the overall mark, `of_best` the
    same among the better half, where it is low because of the choice.
    """

    as_of: pd.Timestamp
    ratings: Ratings
    posterior: Posterior
    reviewers: tuple[Reviewer, ...]
    of_all: Agreement
    of_best: Agreement
    criteria: dict[str, Agreement]


def assess(
    tables: Tables,
    call_id: str,
    *,
    as_of: pd.Timestamp,
    weights: Mapping[str, float] | None = None,
    seed: int = 0,
) -> Assessment | None:
    """The assessment of a call; None where there is no mark by the day.

    Raises DataError as `ratings_of` and `overall`.
    """
    return assessment_of(ratings_of(tables, call_id, as_of=as_of), as_of=as_of, weights=weights, seed=seed)


def assessment_of(
    ratings: Ratings, *, as_of: pd.Timestamp, weights: Mapping[str, float] | None = None, seed: int = 0
) -> Assessment | None:
    """The same of ratings that are at hand; None where there is no mark. Raises DataError as `overall`."""
    posterior = committee_posterior(ratings, weights=weights, seed=seed)
    if posterior is None:
        return None
    marks = overall(ratings, weights)
    return Assessment(
        as_of,
        ratings,
        posterior,
        reviewers_of(ratings, posterior),
        agreement(marks, seed=seed),
        agreement_of_the_best(marks, BEST, seed=seed),
        {
            name: agreement(ratings.marks[:, :, place], seed=seed)
            for place, name in enumerate(ratings.criteria)
        },
    )
