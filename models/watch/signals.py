"""What is watched: columns of a new call beside those of past calls, on scales where calls can be compared.

Numbers enter as normal scores among the past applications, in standard deviations between applications of one
call; shares as 2 arcsin √share, whose variance is 1/n whatever the share (Anscombe 1948).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.normal_scores import Reference
from models.watch.between import Means

Floats = npt.NDArray[np.float64]
Unit = Literal["sd", "share", "pp a year", "slope", "pairs"]

LEAST_PRESENT = 5
"""Applications of a call without which its mean of a column does not count."""
NOTHING = 1e-9


@dataclass(frozen=True, eq=False)
class Signals:
    """Columns of one panel. residuals: past applications × columns, what is left within calls (0 if missing).

    scale: what a unit of `means` is in `unit`, by column; a share is told by `share_at` instead.
    n: new applications with each column.
    """

    panel: str
    names: tuple[str, ...]
    unit: tuple[Unit, ...]
    means: Means
    residuals: Floats
    scale: Floats
    n: npt.NDArray[np.int64]
    calls: int
    past_n: int

    def of(self, columns: npt.NDArray[np.bool_]) -> Signals:
        """These columns only."""
        kept = np.flatnonzero(columns)
        told = self.means
        means = Means(
            told.past[:, kept], told.past_variance[:, kept], told.new[kept], told.new_variance[kept]
        )
        names = tuple(self.names[i] for i in kept)
        unit = tuple(self.unit[i] for i in kept)
        return replace(
            self,
            names=names,
            unit=unit,
            means=means,
            residuals=self.residuals[:, kept],
            scale=self.scale[kept],
            n=self.n[kept],
        )


def numbers(panel: str, past: pd.DataFrame, new: pd.DataFrame, call: pd.Series) -> Signals:
    """Columns of numbers: `past` and `new` are applications × columns, `call` is aligned with `past`."""
    past, new, call = _ordered(past, new, call)
    reference = Reference.of(past.to_numpy(dtype="float64"))
    before, now = (reference.scores(one[past.columns].to_numpy(dtype="float64")) for one in (past, new))
    found = _signals(panel, "sd", before, now, call, tuple(str(name) for name in past.columns))
    spread = _spread(found.residuals, before)
    varies = spread > NOTHING
    spread = np.where(varies, spread, 1.0)
    told = found.means
    means = Means(told.past / spread, told.past_variance, told.new / spread, told.new_variance)
    return replace(found, means=means, residuals=found.residuals / spread).of(varies)


def shares(panel: str, past: pd.DataFrame, new: pd.DataFrame, call: pd.Series) -> Signals:
    """Columns of yes and no (1, 0, missing), of which the share in a call is watched."""
    past, new, call = _ordered(past, new, call)
    before, now = (one[past.columns].to_numpy(dtype="float64") for one in (past, new))
    found = _signals(panel, "share", before, now, call, tuple(str(name) for name in past.columns))
    counts = 1 / found.means.past_variance
    means = Means(
        angle(found.means.past, counts),
        1 / (counts + 0.5),
        angle(found.means.new, found.n),
        1 / (found.n + 0.5),
    )
    return replace(found, means=means)


def angle(share: Floats, n: Floats | npt.NDArray[np.int64]) -> Floats:
    """2 arcsin √share, the count moved 3/8 of an application from the ends."""
    told: Floats = 2 * np.arcsin(np.sqrt((share * n + 0.375) / (n + 0.75)))
    return told


def share_at(told: Floats | float) -> Floats:
    """The share at which a column of shares stands.

    >>> round(float(share_at(float(angle(np.array([0.3]), np.array([10**6]))[0]))), 3)
    0.3
    """
    share: Floats = np.sin(np.clip(told, 0.0, np.pi) / 2) ** 2
    return share


def _signals(
    panel: str, unit: Unit, before: Floats, now: Floats, call: pd.Series, names: Sequence[str]
) -> Signals:
    """Means of the columns as they are, and what is left within calls."""
    codes, calls = pd.factorize(call, sort=True)
    past = np.array([_mean(before[codes == one]) for one in range(len(calls))]).reshape(len(calls), -1)
    count = np.array([(~np.isnan(before[codes == one])).sum(axis=0) for one in range(len(calls))])
    count = count.reshape(len(calls), -1)
    residuals = np.nan_to_num(before - past[codes])
    n = (~np.isnan(now)).sum(axis=0)
    means = Means(past, 1 / np.maximum(count, 1), _mean(now), 1 / np.maximum(n, 1.0))
    units = (unit,) * len(names)
    return Signals(
        panel, tuple(names), units, means, residuals, np.ones(len(names)), n, len(calls), len(before)
    )


def _mean(rows: Floats) -> Floats:
    """Column means; missing with fewer than LEAST_PRESENT values."""
    count = (~np.isnan(rows)).sum(axis=0)
    mean: Floats = np.where(count >= LEAST_PRESENT, np.nansum(rows, axis=0) / np.maximum(count, 1), np.nan)
    return mean


def _spread(residuals: Floats, before: Floats) -> Floats:
    """Standard deviation between applications of one call."""
    freedom = np.maximum((residuals != 0).sum(axis=0) - 1, 1)
    spread: Floats = np.sqrt((residuals**2).sum(axis=0) / freedom)
    return spread


def _ordered(
    past: pd.DataFrame, new: pd.DataFrame, call: pd.Series
) -> tuple[pd.DataFrame, pd.DataFrame, pd.Series]:
    """By application_id, so that the order of the rows changes no digit."""
    past = past.sort_index()
    return past, new.sort_index(), call.reindex(past.index)
