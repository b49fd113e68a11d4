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
from scoring.distance import SHARED, Array, distances, standardised
from scoring.sheet import Novelty

Codes = npt.NDArray[np.int64]
Labels = tuple[tuple[str, str], ...]

NEIGHBOURS = 5
DECLARED_RATE = 0.05
ENOUGH = 40
"""Past applications that set the threshold, at least: those with most of the features of the one judged."""
CALIBRATED = 500
UNUSUAL = 3
"""Features named where an application is novel: the ones furthest from the past applications' median."""


@dataclass(frozen=True)
class Judgement:
    """The rule, and for each application whether it is novel and the share of past ones that were nearer.

    `further_than` (0–1) is missing where an application could not be judged; such a one is never novel.
    """

    rule: Novelty
    novel: npt.NDArray[np.bool_]
    further_than: Array


def judge(X: pd.DataFrame, past: pd.DataFrame, calls: pd.Series, *, rate: float = DECLARED_RATE) -> Judgement:
    """How novel each row of `X` is against `past` (features, with `calls` on the same index).

    Nobody is judged where there are too few past applications, or only one past call, to tell, nor one that
    shares too few features with the past ones. Distances grow with the number of features they run over, so
    each application is held against past ones that have all of its features, on those features.
    """
    there, here = standardised(past, past), standardised(X, past)
    codes = pd.factorize(calls, sort=True)[0].astype("int64")
    novel, nearer = np.zeros(len(X), dtype=bool), np.full(len(X), np.nan)
    rates = np.full(len(X), np.nan)
    patterns, which = np.unique(np.isfinite(here), axis=0, return_inverse=True)
    for i, pattern in enumerate(patterns):
        own = which == i
        enough = pattern.any() and pattern.sum() >= SHARED * np.isfinite(there).any(axis=0).sum()
        if enough and len(np.unique(codes)) > 1:
            novel[own], nearer[own], rates[own] = _judged(here[own], there, codes, pattern, rate)
    known = rates[~np.isnan(rates)]
    measured = float(known.mean()) if len(known) else None
    return Judgement(Novelty(len(past), NEIGHBOURS, rate, measured), novel, nearer)


def _judged(
    rows: Array, there: Array, codes: Codes, pattern: npt.NDArray[np.bool_], rate: float
) -> tuple[npt.NDArray[np.bool_], Array, float]:
    """For applications with the features of `pattern`: who is novel, who was nearer, the rate of alarms."""
    asked = calibrating(np.isfinite(there[:, pattern]).mean(axis=1), codes)
    masked = np.where(pattern, there, np.nan)
    apart = from_other_calls(masked, codes, asked)
    limit = threshold(apart, rate)
    if limit is None:
        return np.zeros(len(rows), dtype=bool), np.full(len(rows), np.nan), np.nan
    found = from_each_left_out(rows, masked, codes)
    nearer = np.searchsorted(np.sort(apart), found, side="left") / len(apart)
    measured = alarm_rate(apart, codes[asked], rate)
    return found > limit, nearer, np.nan if measured is None else measured


def calibrating(coverage: Array, codes: Codes) -> Codes:
    """Positions of the past applications that set the threshold, by their share of the features in question.

    Those that have all; where these are few, the tenth that has most of them; where that is of one call, all.
    An even sample, where there are more than CALIBRATED.
    """
    count = max(int(np.sum(coverage == 1)), len(coverage) // 10, ENOUGH)
    rows = np.sort(np.argsort(-coverage, kind="stable")[:count])
    if len(np.unique(codes[rows])) < 2:
        rows = np.arange(len(codes))
    return rows[:: max(1, -(-len(rows) // CALIBRATED))]


def unusual(X: pd.DataFrame, past: pd.DataFrame, specification: Sequence[Feature]) -> list[Labels]:
    """For each row of `X` the names and labels of the features furthest from the past median.

    The furthest stand first, those that are missing never.
    """
    if past.empty:
        return [()] * len(X)
    far = np.nan_to_num(np.abs(standardised(X, past)))
    labels = [(one.name, one.label) for one in specification]
    order = np.argsort(-far, axis=1, kind="stable")[:, :UNUSUAL]
    return [tuple(labels[i] for i in row if apart[i] > 1e-9) for row, apart in zip(order, far, strict=True)]


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
    """Share of past applications flagged when each call is judged by the others; None with one call.

    Fewer are left then, and the same rate may ask for a threshold between two of them: whoever stands there
    is flagged by lot (smoothed p-values, Vovk et al. 2005). Without the lot the share would come out too low.
    """
    kept = math.floor((len(known) + 1) * rate + 1e-9) / (len(known) + 1)
    calls = np.unique(codes)
    chances = []
    for call in calls:
        own, others = known[codes == call], np.sort(known[codes != call])
        beyond = len(others) - np.searchsorted(others, own, side="left")
        chances.append(((len(others) + 1) * kept - beyond).clip(0, 1))
    return float(np.concatenate(chances).mean()) if len(calls) > 1 else None


def from_other_calls(there: Array, codes: Codes, asked: Codes) -> Array:
    """The distance of each past application in `asked` to the nearest ones of other calls."""
    found = np.empty(len(asked))
    for call in np.unique(codes[asked]):
        own = codes[asked] == call
        blocks = distances(there[asked[own]], there[codes != call])
        found[own] = np.concatenate([_nearest(block) for block in blocks])
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
