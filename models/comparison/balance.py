"""How alike treated units and controls are, before and after matching: differences, never p-values."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.problems import DataError
from models.comparison.covariates import Floats, numbers

NOT_BALANCED = 0.1
"""Standardised mean difference beyond which a variable is not balanced (Stuart 2010; Austin 2009)."""
DENOMINATORS = ("treated", "treated sample", "treated population", "pooled")
ROUNDING = 1e-12
"""Of the largest value of a column: a spread or difference that small is what arithmetic leaves of none."""
NOWHERE = float("nan")


def balance(
    units: pd.DataFrame, weights: pd.Series, columns: Sequence[str], *, denominator: str = "treated"
) -> pd.DataFrame:
    """One row a column; a text column is spread into one indicator a level, "race=black".

    units: as matched, with `treated` and `columns`, none missing; weights: by unit, absent counts as 0. The
    result has mean_treated, mean_treated_after, mean_control_before and _after, smd_before and _after,
    variance_ratio_before and _after, ecdf_mean_before and _after, ecdf_max_before and _after.

    Standardised mean differences (smd) have the same denominator before and after: the standard deviation of
    all treated units given, or with "pooled" the root of both groups' mean variance; where it is 0, any
    difference is infinite. As in MatchIt it divides by n − 1, but for indicators it is √(p(1 − p)); "treated
    sample" has n − 1 and "treated population" n for both. Indicators have no variance ratio, and their eCDF
    distances are their difference in means. Others: treated variance / control variance, and mean and largest
    distance of the two weighted empirical distribution functions over the values that occur.
    """
    if denominator not in DENOMINATORS:
        raise DataError(f"denominator is {denominator}; expected one of {', '.join(DENOMINATORS)}.")
    treated = units["treated"].to_numpy(dtype=bool)
    before, after = np.ones(len(units)), weights.reindex(units.index).fillna(0.0).to_numpy()
    values = numbers(units, columns)
    rows = [
        _row(column.to_numpy(dtype="float64"), treated, before, after, denominator)
        for _, column in values.items()
    ]
    return pd.DataFrame(rows, pd.Index(values.columns, name="column"), columns=list(_COLUMNS))


_SIDES = ("before", "after")
_DISTANCES = ("smd", "variance_ratio", "ecdf_mean", "ecdf_max")
_COLUMNS = (
    *("mean_treated", "mean_treated_after", "mean_control_before", "mean_control_after"),
    *(f"{distance}_{side}" for distance in _DISTANCES for side in _SIDES),
)


def _row(
    x: Floats, treated: npt.NDArray[np.bool_], before: Floats, after: Floats, denominator: str
) -> dict[str, float]:
    binary = bool(np.isin(x, (0.0, 1.0)).all())
    spread, size = _denominator(x, treated, binary, denominator), float(np.abs(x).max(initial=0.0))
    row = {"mean_treated": _mean(x, treated * before), "mean_treated_after": _mean(x, treated * after)}
    for side, weights in zip(_SIDES, (before, after), strict=True):
        ours, others = weights * treated, weights * ~treated
        row[f"mean_control_{side}"] = _mean(x, others)
        row[f"smd_{side}"] = _standardised(_mean(x, ours) - _mean(x, others), spread, size)
        row[f"variance_ratio_{side}"] = (
            NOWHERE if binary else _ratio(_variance(x, ours), _variance(x, others))
        )
        apart = np.array([abs(_mean(x, ours) - _mean(x, others))]) if binary else _apart(x, ours, others)
        row[f"ecdf_mean_{side}"], row[f"ecdf_max_{side}"] = float(apart.mean()), float(apart.max())
    return row


def _denominator(x: Floats, treated: npt.NDArray[np.bool_], binary: bool, denominator: str) -> float:
    groups = (treated, ~treated) if denominator == "pooled" else (treated,)
    population = denominator == "treated population" or (binary and denominator != "treated sample")
    variances = [_variance(x, group.astype("float64"), 0.0 if population else 1.0) for group in groups]
    return float(np.sqrt(np.mean(variances)))


def _standardised(difference: float, spread: float, size: float) -> float:
    if abs(difference) <= ROUNDING * size:
        return 0.0
    return difference / spread if spread != 0 else float(np.copysign(np.inf, difference))


def _mean(x: Floats, weights: Floats) -> float:
    return float((x * weights).sum() / weights.sum()) if weights.sum() > 0 else NOWHERE


def _variance(x: Floats, weights: Floats, less: float = 1.0) -> float:
    """Unbiased for weights that say how reliable a value is, n − 1 where all are 1; with `less` 0 by n."""
    total = weights.sum()
    freedom = total - less * (weights**2).sum() / total if total > 0 else 0.0
    if not freedom > 0:
        return NOWHERE
    variance = float((weights * (x - _mean(x, weights)) ** 2).sum() / freedom)
    return variance if variance > (ROUNDING * np.abs(x).max()) ** 2 else 0.0


def _ratio(ours: float, others: float) -> float:
    if others > 0 or np.isnan(others):
        return ours / others
    return float("inf") if ours > 0 else NOWHERE


def _apart(x: Floats, ours: Floats, others: Floats) -> Floats:
    """Distance of the two distribution functions at every value that occurs."""
    if not (ours.sum() > 0 and others.sum() > 0):
        return np.array([NOWHERE])
    order = np.argsort(x, kind="stable")
    last = np.append(np.diff(x[order]) > 0, True)
    steps = ours[order] / ours.sum() - others[order] / others.sum()
    return np.asarray(np.abs(np.cumsum(steps))[last])
