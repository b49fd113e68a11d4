"""A call's ratings as plain data: who rated what, as shares of the scale, high is good.

An abstention (an empty score) is missing, never a number. What was given after `as_of` is left out and
counted. The order of the rows, of reviewers and of applications in the files changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.problems import DataError
from features.tables import Tables
from scoring.committee.scale import Scales, scales_of

Floats = npt.NDArray[np.float64]
SHOWN = 5
"""Marks off the scale that a message names; the rest are counted."""


@dataclass(frozen=True, eq=False)
class Ratings:
    """The ratings of one call.

    marks: applications × reviewers × criteria, shares of the scale (0 worst, 1 best), NaN where there is
    none. Applications are all of the call, rated or not; each list is in the order of its names.
    `abstentions` and `later` count ratings that are not used.
    """

    call_id: str
    applications: tuple[str, ...]
    reviewers: tuple[str, ...]
    criteria: tuple[str, ...]
    marks: Floats
    scales: Scales
    abstentions: int
    later: int

    @property
    def count(self) -> int:
        """How many marks there are."""
        return int((~np.isnan(self.marks)).sum())

    @property
    def unrated(self) -> tuple[str, ...]:
        """Applications on which nobody has given a mark."""
        missing = np.isnan(self.marks)
        return tuple(name for place, name in enumerate(self.applications) if missing[place].all())


def ratings_of(tables: Tables, call_id: str, *, as_of: pd.Timestamp) -> Ratings:
    """The ratings of a call as they stood at the end of the day `as_of`.

    Raises DataError, all problems at once, where marks lie off their scale: most often because a criterion
    was rated on another scale than declared, or on two.
    """
    listed = tables.applications["call_id"] == call_id
    applications = sorted(tables.applications["application_id"][listed])
    mine = tables.ratings[tables.ratings["application_id"].isin(applications)]
    known = mine[mine["given_on"] <= as_of]
    given = known[known["score"].notna()]
    scales = scales_of(tables.scales, call_id, mine["criterion"].astype(str))
    if problems := list(_off_scale(given, scales, call_id)):
        raise DataError("\n".join(problems))
    reviewers, criteria = sorted(set(given["reviewer_id"])), sorted(set(given["criterion"]))
    return Ratings(
        call_id,
        tuple(applications),
        tuple(reviewers),
        tuple(criteria),
        _marks(given, (applications, reviewers, criteria), scales),
        scales,
        abstentions=len(known) - len(given),
        later=len(mine) - len(known),
    )


def overall(ratings: Ratings, weights: Mapping[str, float] | None = None) -> Floats:
    """One mark a reviewer and application: the weighted mean over criteria, equal weights unless declared.

    Returns applications × reviewers, shares of the scale, NaN where a reviewer gave no mark. Where a
    reviewer abstains on a criterion, the others stand for it, each measured from its own mean, so that
    leaving out a criterion on which everybody does badly is no advantage. Raises DataError for a weight that
    is negative, for none above 0, and for a criterion that nobody rated.
    """
    shares = _shares(ratings.criteria, weights)
    if not ratings.count:
        return np.full(ratings.marks.shape[:2], np.nan)
    middle = np.nanmean(ratings.marks, axis=(0, 1))
    given = ~np.isnan(ratings.marks) * shares
    total = given.sum(axis=2)
    beyond = (np.nan_to_num(ratings.marks - middle) * shares).sum(axis=2)
    mean: Floats = np.divide(beyond, total, out=np.full(total.shape, np.nan), where=total > 0) + (
        shares @ middle
    )
    return mean


def _shares(criteria: tuple[str, ...], weights: Mapping[str, float] | None) -> Floats:
    if weights is None:
        return np.full(len(criteria), 1 / max(len(criteria), 1))
    problems = [
        f"weights: nobody rated {name} in this call; the criteria are {', '.join(criteria)}."
        for name in sorted(set(weights) - set(criteria))
    ]
    problems += [
        f"weights: {name} weighs {weight:g}; expected 0 or more."
        for name, weight in sorted(weights.items())
        if not 0 <= weight < np.inf
    ]
    told = np.array([weights.get(name, 0.0) for name in criteria])
    if not problems and criteria and not told.sum() > 0:
        problems = ["weights: no criterion weighs more than 0. Give one of them a weight."]
    if problems:
        raise DataError("\n".join(problems))
    return told / told.sum() if criteria else told


def _marks(given: pd.DataFrame, names: tuple[list[str], list[str], list[str]], scales: Scales) -> Floats:
    marks = np.full([len(one) for one in names], np.nan)
    columns = ("application_id", "reviewer_id", "criterion")
    place = [
        pd.Index(known).get_indexer(pd.Index(given[one])) for one, known in zip(columns, names, strict=True)
    ]
    for criterion, name in enumerate(names[2]):
        rows = place[2] == criterion
        share = scales.of[name].share(given["score"][rows])
        marks[place[0][rows], place[1][rows], criterion] = share
    return marks


def _off_scale(given: pd.DataFrame, scales: Scales, call_id: str) -> Iterator[str]:
    """One message a criterion with marks that cannot have been given."""
    for criterion, rows in given.groupby("criterion"):
        scale, name = scales.of[str(criterion)], str(criterion)
        off = rows[~scale.holds(rows["score"])].sort_values(["application_id", "reviewer_id"])
        if len(off):
            cells = [
                f"{mark:g} by {reviewer} for {application}"
                for mark, reviewer, application in zip(
                    off["score"], off["reviewer_id"], off["application_id"], strict=True
                )
            ]
            more = f" and {len(cells) - SHOWN} more" if len(cells) > SHOWN else ""
            how = "read, for want of a declared one," if name in scales.undeclared else "declared"
            yield (
                f"ratings: {name} in call {call_id} is {how} on a scale from {scale.worst:g} (worst) to "
                f"{scale.best:g} (best), and {', '.join(cells[:SHOWN])}{more} lie off it. If the criterion "
                "has another scale, declare it in scales.csv (call_id, criterion, worst, best); if two "
                "scales were used, convert the marks of one of them."
            )
