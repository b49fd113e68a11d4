"""Is an application unlike anything the model has learnt from? A rule with a declared rate of false alarms.

The distance of an application is the mean distance to its nearest past applications. Past applications are
measured against the other calls only, as a new call would be. The threshold is the conformal one: where
applications keep coming as they did, at most the declared share is flagged (Vovk, Gammerman & Shafer 2005).
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.feature import Feature
from scoring.distance import Array, distances, standardised
from scoring.sheet import Novelty

Codes = npt.NDArray[np.int64]

NEIGHBOURS = 5
DECLARED_RATE = 0.05
UNUSUAL = 3
"""Features named where an application is novel: the ones furthest from the past applications' median."""


@dataclass(frozen=True)
class Judgement:
    """The rule, and for each application its distance and the share of past ones that were nearer (0–1)."""

    rule: Novelty
    distance: Array
    further_than: Array

    @property
    def novel(self) -> npt.NDArray[np.bool_]:
        """Which applications are beyond the threshold; none where there is no threshold."""
        limit = np.inf if self.rule.threshold is None else self.rule.threshold
        return np.asarray(np.isfinite(self.distance) & (self.distance > limit))


def judge(X: pd.DataFrame, past: pd.DataFrame, calls: pd.Series, *, rate: float = DECLARED_RATE) -> Judgement:
    """How novel each row of `X` is against `past` (features, with `calls` on the same index).

    The threshold is None where there are too few past applications, or only one past call, to tell; the
    distance is infinite for an application that shares too few features with the past ones.
    """
    if calls.nunique() < 2:
        unknown = np.full(len(X), np.nan)
        return Judgement(Novelty(len(past), NEIGHBOURS, None, rate, None), unknown, unknown)
    there = standardised(past, past)
    codes = pd.factorize(calls, sort=True)[0].astype("int64")
    apart = from_other_calls(there, codes)
    rule = Novelty(len(past), NEIGHBOURS, threshold(apart, rate), rate, alarm_rate(apart, codes, rate))
    found = from_each_left_out(standardised(X, past), there, codes)
    nearer = np.searchsorted(np.sort(apart), found, side="left") / len(apart)
    return Judgement(rule, found, nearer)


def unusual(
    row: pd.DataFrame, past: pd.DataFrame, specification: Sequence[Feature]
) -> tuple[tuple[str, str], ...]:
    """Names and labels of the features in which an application is furthest from the past median.

    `row` is one row of features; the furthest stand first, and those that are missing never.
    """
    if past.empty:
        return ()
    far = np.abs(standardised(row, past))[0]
    order = [i for i in np.argsort(-np.nan_to_num(far), kind="stable")[:UNUSUAL] if far[i] > 1e-9]
    labels = {one.name: one.label for one in specification}
    return tuple((past.columns[i], labels[past.columns[i]]) for i in order)


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


def from_each_left_out(rows: Array, there: Array, codes: Codes) -> Array:
    """Mean over the past calls of the distance to the applications of the others.

    A new application then meets as many past ones as each of them did: met by more, all would seem nearer.
    """
    kept = [codes != call for call in np.unique(codes)]
    blocks = [np.mean([_nearest(block[:, own]) for own in kept], axis=0) for block in distances(rows, there)]
    return np.concatenate(blocks)


def _nearest(block: Array) -> Array:
    """Mean of the smallest distances of each row; where fewer are known, of those."""
    count = min(NEIGHBOURS, block.shape[1])
    return np.asarray(np.partition(block, count - 1, axis=1)[:, :count].mean(axis=1))
