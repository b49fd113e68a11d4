"""Regression within firms: what changes in a firm when it joins, common to all, whoever it is.

The check beside the event study, and what older evaluations report. It takes one effect for all cohorts and
years; where effects grow with time, firms that joined early serve as controls of those that join late, and
the estimate may lie outside all true effects (Goodman-Bacon 2021, doi 10.1016/j.jeconom.2021.03.014). So it
is a check and never the headline. Least squares on deviations from firms' means is ten lines; diff-diff's
estimators take one treatment and no lag of it, which the published example has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.problems import DataError


@dataclass(frozen=True)
class Regression:
    """`coefficients`: one row a regressor, with estimate and se; `r_squared` is of the deviations."""

    coefficients: pd.DataFrame
    r_squared: float
    firms: int
    rows: int


def within(panel: pd.DataFrame, outcome: str, regressors: Sequence[str], *, unit: str) -> Regression:
    """Least squares of `outcome` on `regressors` with an intercept of its own for every `unit`.

    Rows that lack a figure and units with one row drop out. Standard errors are the classical ones, with
    the units' intercepts counted among the degrees of freedom (Wooldridge 2010, equation 10.57); of two years
    they are those of first differences. DataError where a regressor does not vary within units, or follows
    from others.
    """
    names = list(regressors)
    rows = panel[[unit, outcome, *names]].dropna()
    rows = rows[rows.groupby(unit)[unit].transform("size") > 1]
    firms = int(rows[unit].nunique())
    deviations = (
        rows[[outcome, *names]] - rows.groupby(unit)[[outcome, *names]].transform("mean")
    ).to_numpy()
    y, x = deviations[:, 0], deviations[:, 1:]
    free = len(rows) - firms - len(names)
    if free < 1 or np.linalg.matrix_rank(x) < len(names):
        raise DataError(
            f"{len(rows)} rows of {firms} firms do not tell {', '.join(names)} apart within firms; expected "
            "columns that vary in time and not together. Leave one out."
        )
    estimate, *_ = np.linalg.lstsq(x, y, rcond=None)
    error = y - x @ estimate
    covariance = error @ error / free * np.linalg.inv(x.T @ x)
    return Regression(
        coefficients=pd.DataFrame({"estimate": estimate, "se": np.sqrt(np.diag(covariance))}, index=names),
        r_squared=float(1 - error @ error / (y @ y)),
        firms=firms,
        rows=len(rows),
    )
