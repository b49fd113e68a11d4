"""Whether the past calls settle which way a feature or dimension counts for an application.

The rule: the sign is settled where nine in ten models learnt from as many other calls would have it. Then
the contribution is further than 1.28 jackknife standard errors (over the refits, each without a group of
calls) from nothing. Refits share most of their calls and agree with each other more than such models would:
counting how many agree would settle too much.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from features.dimensions import DIMENSIONS
from features.feature import Feature
from models.growth import GrowthModel

FAR = 1.2816
"""In standard errors: nine in ten of a normal distribution lie on this side."""


def settled(
    refits: Sequence[GrowthModel], X: pd.DataFrame, parts: pd.DataFrame, specification: Sequence[Feature]
) -> pd.DataFrame:
    """True where the sign is settled: applications × features and dimensions.

    parts: the whole model's contributions to the applications in X. A contribution of nothing is not settled.
    """
    whole = with_dimensions(parts, specification)
    each = np.array([with_dimensions(one.contributions(X), specification).to_numpy() for one in refits])
    return pd.DataFrame(is_settled(whole.to_numpy(), each), X.index, whole.columns)


def is_settled(whole: np.ndarray, refits: np.ndarray) -> np.ndarray:
    """The rule on numbers: `whole` has the shape of each of `refits`.

    >>> is_settled(np.array([1.0, 0.1]), np.array([[0.9, -0.5], [1.0, 0.4], [1.1, 0.4]])).tolist()
    [True, False]
    """
    count = len(refits)
    error = np.sqrt((count - 1) / count * ((refits - refits.mean(axis=0)) ** 2).sum(axis=0))
    told: np.ndarray = (np.abs(whole) > FAR * error) & (whole != 0)
    return told


def with_dimensions(parts: pd.DataFrame, specification: Sequence[Feature]) -> pd.DataFrame:
    """Contributions of the features, and their sums by dimension."""
    own = {one: [f.name for f in specification if f.dimension == one] for one in DIMENSIONS}
    sums = pd.DataFrame({one: parts[names].sum(axis=1) for one, names in own.items() if names}, parts.index)
    return pd.concat([parts[[one.name for one in specification]], sums], axis=1)
