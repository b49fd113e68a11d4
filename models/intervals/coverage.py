"""How often intervals held what came: those of past calls, each made from what was known when it closed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import binomtest

from models.intervals.predictive import Predictive

Floats = npt.NDArray[np.float64]
ENDS: dict[float, tuple[str, str]] = {
    0.8: ("interval_low", "interval_high"),
    0.95: ("wide_low", "wide_high"),
}
"""The two levels that are shown, and the columns in which their ends stand."""
NOMINAL = tuple(ENDS)


@dataclass(frozen=True)
class Coverage:
    """Of `n` outcomes in `calls` calls, `held` fell into intervals meant to hold the share `nominal`.

    Unbounded intervals hold everything and say nothing: they are not counted. low, high: the exact 90 %
    interval of the share held, as if applications of a call erred independently. half_width: half of the
    mean width, in pp a year. All None where no past call had bounded intervals.
    """

    nominal: float
    calls: int
    n: int
    held: int
    share: float | None
    low: float | None
    high: float | None
    half_width: float | None


def coverage(predictions: pd.DataFrame, nominal: float) -> Coverage:
    """Coverage of the model in an evaluation's predictions (models/evaluate.py), at a level of `ENDS`."""
    if not set(ENDS[nominal]) <= set(predictions):
        return Coverage(nominal, 0, 0, 0, None, None, None, None)
    low, high = (predictions[name] for name in ENDS[nominal])
    return held(predictions["call_id"], predictions["growth"], low, high, nominal)


def held(call: pd.Series, growth: pd.Series, low: pd.Series, high: pd.Series, nominal: float) -> Coverage:
    """Coverage of intervals, one an application; missing and infinite ends and missing outcomes count not."""
    told = growth.notna() & np.isfinite(low) & np.isfinite(high)
    n = int(told.sum())
    if not n:
        return Coverage(nominal, 0, 0, 0, None, None, None, None)
    inside = int(((growth >= low) & (growth <= high) & told).sum())
    ends = binomtest(inside, n).proportion_ci(0.9, method="exact")
    half = float(np.mean(np.sort((high - low)[told]))) / 2
    return Coverage(
        nominal, int(call[told].nunique()), n, inside, inside / n, float(ends.low), float(ends.high), half
    )


def columns(predictive: Predictive | None, applications: pd.Index) -> pd.DataFrame:
    """Ends of both intervals, in the columns of `ENDS`; missing where there are none or not bounded."""
    told: dict[str, Floats] = {}
    for level, names in ENDS.items():
        nothing = np.full(len(applications), np.nan)
        both = (nothing, nothing) if predictive is None else predictive.interval(level)
        told |= {name: np.where(np.isfinite(end), end, np.nan) for name, end in zip(names, both, strict=True)}
    return pd.DataFrame(told, index=applications)
