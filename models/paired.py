"""Two rankings of the same applications, compared on the same resamples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import rankdata

from models.evaluate import COVERAGE

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]
Measure = Callable[[Floats, Floats], Floats]
"""Of outcomes and predictions, resamples × applications of one call; missing where it has no meaning."""
RESAMPLES = 1000


@dataclass(frozen=True, eq=False)
class Resamples:
    """Calls drawn with replacement, then applications within each; first of all the sample as it is.

    Calls are drawn because those of a call share its year: the applications alone would promise more than a
    handful of calls can tell. rows: for every call its draws × applications, rows of the sample. calls and
    draws: resamples × calls, which call and which of its draws.
    """

    rows: tuple[Whole, ...]
    calls: Whole
    draws: Whole

    def __iter__(self) -> Iterator[tuple[Whole, Whole]]:
        """Of every resample its rows, and for each row the place of its call among those drawn."""
        for calls, draws in zip(self.calls, self.draws, strict=True):
            chosen = [self.rows[call][draw] for call, draw in zip(calls, draws, strict=True)]
            places = np.repeat(np.arange(len(chosen)), [len(one) for one in chosen])
            yield np.concatenate([*chosen, np.array([], dtype=np.intp)]), places

    def __len__(self) -> int:
        return len(self.calls)

    @cached_property
    def times(self) -> Floats:
        """How often every row was drawn: resamples × rows of the sample."""
        size = sum(rows.shape[1] for rows in self.rows)
        return np.array([np.bincount(rows, minlength=size) for rows, _ in self], dtype="float64")


@dataclass(frozen=True)
class Difference:
    """A measure of both, and their difference (challenger less champion) with its 90 % interval.

    Numbers are missing where they have no meaning, the interval also where most resamples have none.
    """

    champion: float
    challenger: float
    difference: float
    low: float
    high: float


def resampled(call: pd.Series, *, seed: int, resamples: int = RESAMPLES) -> Resamples:
    """Resamples of a sample of which `call` names every row's call."""
    random = np.random.default_rng(seed)
    mine = [np.flatnonzero((call == one).to_numpy()) for one in sorted(call.unique())]
    rows = tuple(np.vstack([one, random.choice(one, (resamples, len(one)))]) for one in mine)
    shape = (resamples, len(rows))
    calls, draws = random.integers(0, max(len(rows), 1), shape), random.integers(1, resamples + 1, shape)
    return Resamples(rows, _first(np.arange(len(rows)), calls), _first(np.zeros(len(rows), int), draws))


def _first(one: Whole, others: Whole) -> Whole:
    return np.vstack([one, others])


def compared(judged: pd.DataFrame, measure: Measure, drawn: Resamples) -> Difference:
    """The measure within calls, weighted by applications; judged: growth, champion and challenger."""
    y = judged["growth"].to_numpy(dtype="float64")
    old, new = (
        _pooled(y, judged[side].to_numpy(dtype="float64"), measure, drawn)
        for side in ("champion", "challenger")
    )
    low, high = interval(new - old)
    return Difference(float(old[0]), float(new[0]), float(new[0] - old[0]), low, high)


def _pooled(y: Floats, predicted: Floats, measure: Measure, drawn: Resamples) -> Floats:
    """The weighted mean of each resample's calls; those in which the measure has no meaning are left out."""
    each = np.array([measure(y[rows], predicted[rows]) for rows in drawn.rows]).reshape(-1, len(drawn))
    sizes = np.array([rows.shape[1] for rows in drawn.rows])
    values = each[drawn.calls, drawn.draws]
    weights = np.where(np.isnan(values), 0, sizes[drawn.calls] if len(sizes) else 0)
    total = weights.sum(axis=1)
    summed = (np.nan_to_num(values) * weights).sum(axis=1)
    told: Floats = np.divide(summed, total, out=np.full(len(drawn), np.nan), where=total > 0)
    return told


def interval(values: Floats) -> tuple[float, float]:
    """The 90 % interval of resamples, of which the first value, that of the sample itself, is not one."""
    found = values[1:][~np.isnan(values[1:])]
    if np.isnan(values[0]) or len(found) <= (len(values) - 1) / 2:
        return float("nan"), float("nan")
    low, high = np.quantile(found, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(low), float(high)


def rank_correlation(y: Floats, predicted: Floats) -> Floats:
    """Spearman; 0, which is chance, for telling nobody apart; missing where all grew alike."""
    a, b = (rankdata(one, axis=1) for one in (y, predicted))
    a, b = (one - one.mean(axis=1, keepdims=True) for one in (a, b))
    lengths = [np.sqrt((one**2).sum(axis=1)) for one in (a, b)]
    product = lengths[0] * lengths[1]
    told = np.divide((a * b).sum(axis=1), product, out=np.zeros(len(y)), where=product > 0)
    return np.where(lengths[0] > 0, told, np.nan)


def top_tenth(y: Floats, predicted: Floats) -> Floats:
    """NDCG in the top tenth, as `models.evaluate.ndcg_top_tenth`; missing where all grew alike."""
    n = y.shape[1]
    relevance, k = rankdata(y, axis=1) / n, max(1, round(n / 10))
    discount = 1 / np.log2(np.arange(k) + 2)
    order = np.argsort(-predicted, axis=1, kind="stable")
    gains = _shared(np.take_along_axis(relevance, order, 1), np.take_along_axis(predicted, order, 1))
    best = np.sort(relevance, axis=1)[:, ::-1]
    told = (gains[:, :k] @ discount) / (best[:, :k] @ discount)
    return np.where(np.ptp(y, axis=1) > 0, told, np.nan)


def _shared(gains: Floats, predicted: Floats) -> Floats:
    """Gains as the mean over those with the same prediction; both in the order of the predictions."""
    new = np.diff(predicted, axis=1, prepend=np.inf) != 0
    group = np.cumsum(new.ravel()) - 1
    means = np.bincount(group, gains.ravel()) / np.bincount(group)
    shared: Floats = means[group].reshape(gains.shape)
    return shared
