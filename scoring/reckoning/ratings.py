"""Marks of the workspace as the committee's model reads them: shares of the scale, NaN for an abstention."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import numpy as np

from features.dimensions import DIMENSIONS
from scoring.committee.ratings import Ratings
from scoring.committee.scale import DEFAULT, Scales
from scoring.reckoning.marks import RatedMark


def ratings_from(marks: Iterable[RatedMark], applications: Collection[str], call_id: str) -> Ratings:
    """The ratings of a call; marks of applications that are not in it are left out.

    The order of marks and applications changes nothing. Give `standing` or `blind` marks: one a place.
    """
    names = tuple(sorted(applications))
    given = [one for one in marks if one.application_id in set(names)]
    scored = [one for one in given if one.score is not None]
    reviewers = tuple(sorted({one.reviewer for one in scored}))
    criteria = tuple(sorted({one.criterion for one in scored} & set(DIMENSIONS)))
    shares = np.full((len(names), len(reviewers), len(criteria)), np.nan)
    for one in scored:
        at = names.index(one.application_id), reviewers.index(one.reviewer), criteria.index(one.criterion)
        shares[at] = ((one.score or 0) - DEFAULT.worst) / DEFAULT.points
    scales = Scales(dict.fromkeys(criteria, DEFAULT), ())
    return Ratings(call_id, names, reviewers, criteria, shares, scales, len(given) - len(scored), later=0)
