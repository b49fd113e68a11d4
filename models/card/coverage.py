"""How often intervals hold what came, made from nothing but errors that were known when a call closed.

The plainest interval there is: the prediction, and on both sides the size that the stated share of earlier
out-of-time errors kept within (Lei et al. 2018, split conformal, with earlier calls as the calibration set).
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pandas as pd
from scipy.stats import binomtest

from models.card.plain import given

LEAST_ERRORS = 20
"""Known errors from which an interval is made: 19 are the fewest that can hold 95 %."""
NOMINAL = (0.8, 0.95)


@dataclass(frozen=True)
class Coverage:
    """Of `n` outcomes in `calls` calls, `held` fell into intervals meant to hold the share `nominal`.

    low, high: the exact 90 % interval of the share held, as if applications of a call erred independently.
    half_width: the mean one, in pp a year. All None where no call had 20 earlier errors.
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
    """Coverage of the model in an evaluation's predictions (models/evaluate.py).

    A call's intervals rest on errors of calls that closed before it and whose outcome was known by its close.
    """
    rows = predictions.assign(error=(predictions["growth"] - predictions["model"]).abs())
    rows = rows[rows["error"].notna()]
    judged = [
        (half, rows.loc[rows["call_id"] == call, "error"])
        for call, closes_on in rows.groupby("call_id")["closes_on"].first().sort_index().items()
        if (half := half_width(_earlier(rows, closes_on), nominal)) is not None
    ]
    n = sum(len(errors) for _, errors in judged)
    held = sum(int((errors <= half).sum()) for half, errors in judged)
    if not n:
        return Coverage(nominal, 0, 0, 0, None, None, None, None)
    ends = binomtest(held, n).proportion_ci(0.9, method="exact")
    mean = float(np.average([half for half, _ in judged], weights=[len(errors) for _, errors in judged]))
    return Coverage(nominal, len(judged), n, held, held / n, given(ends.low), given(ends.high), mean)


def half_width(errors: pd.Series, nominal: float) -> float | None:
    """The size that holds the share `nominal` of the next error, if it is like these; None for fewer than 20.

    >>> half_width(pd.Series(range(1, 21)), 0.8), half_width(pd.Series([1.0]), 0.8)
    (17.0, None)
    """
    if len(errors) < LEAST_ERRORS:
        return None
    rank = math.ceil(nominal * (len(errors) + 1))
    return float(np.sort(errors.to_numpy())[min(rank, len(errors)) - 1])


def _earlier(rows: pd.DataFrame, closes_on: pd.Timestamp) -> pd.Series:
    told: pd.Series = rows.loc[(rows["closes_on"] < closes_on) & (rows["known_on"] <= closes_on), "error"]
    return told
