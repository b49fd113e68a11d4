"""Is an application unlike anything the model has learnt from? A rule with a declared rate of false alarms.

The distance of an application is the mean distance to its nearest past applications. Past applications are
measured against the other calls only, as a new call would be. The threshold is the conformal one: where
applications keep coming as they did, at most the declared share is flagged (Vovk, Gammerman & Shafer 2005).
"""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.distance import Array, distances, standardised
from scoring.sheet import Novelty

Codes = npt.NDArray[np.int64]

NEIGHBOURS = 5
DECLARED_RATE = 0.05


def judge(
    X: pd.DataFrame, past: pd.DataFrame, calls: pd.Series, *, rate: float = DECLARED_RATE
) -> tuple[Novelty, Array]:
    """The rule learnt from `past` (features; `calls` on the same index) and the distance of each row of `X`.

    The threshold is None where there are too few past applications, or only one past call, to tell; the
    distance is infinite for an application that shares too few features with the past ones.
    """
    nothing = Novelty(len(past), NEIGHBOURS, None, rate, None)
    if calls.nunique() < 2:
        return nothing, np.full(len(X), np.nan)
    there = standardised(past, past)
    codes = pd.factorize(calls, sort=True)[0].astype("int64")
    known = from_other_calls(there, codes)
    limit = threshold(known, rate)
    found = np.concatenate(
        [_nearest(block) for block in distances(standardised(X, past), there)] or [np.empty(0)]
    )
    return Novelty(len(past), NEIGHBOURS, limit, rate, alarm_rate(known, codes, rate)), found


def threshold(known: Array, rate: float) -> float | None:
    """The distance beyond which an application counts as novel; None where `known` is too short for `rate`.

    >>> threshold(np.arange(1.0, 20.0), 0.05), threshold(np.arange(1.0, 19.0), 0.05)
    (19.0, None)
    """
    rank = math.ceil((len(known) + 1) * (1 - rate) - 1e-9)
    if rank > len(known):
        return None
    limit = float(np.sort(known)[rank - 1])
    return limit if math.isfinite(limit) else None


def alarm_rate(known: Array, codes: Codes, rate: float) -> float | None:
    """Share of past applications flagged when each call is judged by the threshold of the other calls."""
    alarms = []
    for call in np.unique(codes):
        limit = threshold(known[codes != call], rate)
        if limit is not None:
            alarms.append(known[codes == call] > limit)
    return float(np.concatenate(alarms).mean()) if alarms else None


def from_other_calls(there: Array, codes: Codes) -> Array:
    """Each past application's distance to the nearest ones of other calls."""
    found = np.empty(len(there))
    for call in np.unique(codes):
        own = codes == call
        found[own] = np.concatenate([_nearest(block) for block in distances(there[own], there[~own])])
    return found


def _nearest(block: Array) -> Array:
    """Mean of the smallest distances of each row; where fewer are known, of those."""
    count = min(NEIGHBOURS, block.shape[1])
    return np.asarray(np.partition(block, count - 1, axis=1)[:, :count].mean(axis=1))
