"""How strong an unseen factor would have to be to explain an estimate away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.problems import DataError
from models.comparison.benchmark import Benchmark, strongest
from models.comparison.covariates import numbers
from models.comparison.left_over import LeftOver

__all__ = ["Benchmark", "EValue", "Robustness", "e_value", "nearest_zero", "robustness", "robustness_value"]

LOG_RISK_RATIO = 0.91
"""Of a standardised difference d: the risk ratio it stands for is exp(0.91 d) (VanderWeele & Ding 2017)."""
TIMES = (1.0, 2.0, 3.0)


@dataclass(frozen=True)
class EValue:
    """Risk ratios that an unseen factor needs with treatment and with the outcome, both at least so large.

    estimate: to explain the estimate away; interval: to move the interval's end nearest zero to zero, 1 where
    the interval has zero in it.
    """

    estimate: float
    interval: float


@dataclass(frozen=True)
class Robustness:
    """Cinelli & Hazlett (2020) on the matched units.

    estimate: the coefficient of treatment in the weighted regression; partial_r2: of treatment with the
    outcome, which is also what a factor that explains all of the outcome would need with treatment. value
    (and value_interval): the share of what is left of treatment and outcome that a factor needs to explain,
    of both, to bring the estimate (the interval's end nearest zero) to zero. benchmarks: the strongest
    observed covariate, several times over.
    """

    estimate: float
    partial_r2: float
    value: float
    value_interval: float
    benchmarks: tuple[Benchmark, ...]


def e_value(estimate: float, low: float, high: float, spread: float) -> EValue:
    """E-value of a difference in means; `spread` is the outcome's standard deviation, in the same units.

    VanderWeele & Ding (2017): the difference in standard deviations is turned into the risk ratio of an
    outcome cut in two, which is an approximation.
    """
    if not spread > 0:
        raise DataError(f"The outcome's standard deviation is {spread}; expected more than 0.")
    return EValue(_e_value(estimate / spread), _e_value(nearest_zero(low, high) / spread))


def nearest_zero(low: float, high: float) -> float:
    """The end of an interval that is nearest zero, or zero where zero is inside.

    >>> nearest_zero(0.5, 2.0), nearest_zero(-1.0, 2.0), nearest_zero(-2.0, -1.0)
    (0.5, 0.0, -1.0)
    """
    return max(low, 0.0) + min(high, 0.0) if low <= high else float("nan")


def _e_value(standardised: float) -> float:
    ratio = float(np.exp(LOG_RISK_RATIO * abs(standardised)))
    return ratio + float(np.sqrt(ratio * (ratio - 1)))


def robustness(
    outcome: pd.Series,
    treated: pd.Series,
    covariates: pd.DataFrame,
    weights: pd.Series,
    *,
    interval: tuple[float, float] | None = None,
    times: Sequence[float] = TIMES,
) -> Robustness:
    """The regression of the outcome on treatment and covariates over the matched units, and what it takes.

    All by unit; weights: those of `match`, absent does not count. interval: that of the estimate, from
    `effect`; without it value_interval is missing. Raises DataError where covariates determine treatment.
    """
    units = weights.index[weights.gt(0) & outcome.reindex(weights.index).notna()].sort_values()
    x, w = numbers(covariates.loc[units], list(covariates.columns)), weights.loc[units].to_numpy()
    y, d = (one.loc[units].to_numpy(dtype="float64") for one in (outcome, treated))
    rest = LeftOver(x, w)
    own, left = rest.of(d), rest.of(y)
    if not (own**2).sum() > 1e-9 * w.sum():
        raise DataError("The covariates determine who is treated; leave some of them out.")
    estimate = float(own @ left / (own @ own))
    residual = left - estimate * own
    # Bias = scale · √(R² with outcome · R² with treatment / (1 − R² with treatment)).
    scale = float(np.sqrt((residual**2).sum() / (own**2).sum()))
    end = nearest_zero(*interval) if interval else float("nan")
    return Robustness(
        estimate=estimate,
        partial_r2=estimate**2 / (estimate**2 + scale**2) if scale > 0 else 1.0,
        value=robustness_value(estimate, scale),
        value_interval=robustness_value(end, scale),
        benchmarks=strongest(estimate, scale, y, d, x, w, times),
    )


def robustness_value(bias: float, scale: float) -> float:
    """The partial R² r with both treatment and outcome that makes the bias: scale · r / √(1 − r) = |bias|.

    scale: ratio of the standard deviations of what is left of the outcome (treatment and covariates given)
    and of treatment (covariates given).

    >>> round(robustness_value(0.0, 1.0), 3), round(robustness_value(1.0, 2.0), 3)
    (0.0, 0.39)
    """
    if not scale > 0:
        return 1.0 if abs(bias) > 0 else 0.0
    f2 = (bias / scale) ** 2
    return float((np.sqrt(f2**2 + 4 * f2) - f2) / 2)
