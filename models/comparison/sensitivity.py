"""How strong an unseen factor would have to be to explain an estimate away."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.problems import DataError
from models.comparison.covariates import Floats, numbers
from models.comparison.estimators import fitted

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
class Benchmark:
    """An unseen factor `times` as strong as an observed covariate, in both directions, the others given.

    with_treatment and with_outcome: its partial R²; adjusted: what would be left of the estimate; missing
    where no factor can be that strong.
    """

    covariate: str
    times: float
    with_treatment: float
    with_outcome: float
    adjusted: float


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
    rest = _Rest(x, w)
    own, left = rest.of(d), rest.of(y)
    if not (own**2).sum() > 1e-9 * w.sum():
        raise DataError("The covariates determine who is treated; leave some of them out.")
    estimate = float(own @ left / (own @ own))
    residual = left - estimate * own
    # Bias = scale · √(R² with outcome · R² with treatment / (1 − R² with treatment)).
    scale = float(np.sqrt((residual**2).sum() / (own**2).sum()))
    end = nearest_zero(*interval) if interval else float("nan")
    strongest = _strongest(x, w, y, d, estimate, scale, times)
    return Robustness(
        estimate=estimate,
        partial_r2=estimate**2 / (estimate**2 + scale**2) if scale > 0 else 1.0,
        value=robustness_value(estimate, scale),
        value_interval=robustness_value(end, scale),
        benchmarks=strongest,
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


class _Rest:
    """What the covariates leave of a variable, in a weighted regression; rows times √weight."""

    def __init__(self, covariates: pd.DataFrame, weights: Floats) -> None:
        self.columns = np.column_stack([np.ones(len(weights)), covariates.to_numpy(dtype="float64")])
        self.weights = weights

    def of(self, values: Floats) -> Floats:
        left = values - fitted(self.columns, values, self.weights)
        return np.asarray(left * np.sqrt(self.weights))


def _strongest(
    x: pd.DataFrame,
    w: Floats,
    y: Floats,
    d: Floats,
    estimate: float,
    scale: float,
    times: Sequence[float],
) -> tuple[Benchmark, ...]:
    """The benchmarks of the covariate whose like would take most from the estimate."""
    strengths = {str(name): _strength(x, w, y, d, str(name)) for name in x.columns}
    if not strengths:
        return ()
    name = max(strengths, key=lambda one: _bias(*_as_strong(*strengths[one], 1.0), scale))
    return tuple(_benchmark(name, strengths[name], k, estimate, scale) for k in times)


def _strength(x: pd.DataFrame, w: Floats, y: Floats, d: Floats, name: str) -> tuple[float, float]:
    """Partial R² of one covariate with treatment, and with the outcome given treatment as well."""
    place = list(x.columns).index(name)
    columns = x.to_numpy(dtype="float64")
    with_treatment = _partial(np.column_stack([columns, d]), w, place)
    return with_treatment, _partial(np.column_stack([columns, d, y]), w, place)


def _partial(columns: Floats, w: Floats, place: int) -> float:
    """Partial R² of one column with the last, given all others; 0 where these determine one of the two."""
    centred = columns - np.average(columns, axis=0, weights=w)
    scatter = (centred * w[:, None]).T @ centred
    spread = np.sqrt(np.diag(scatter))
    varies = spread > 1e-9 * np.sqrt(w.sum()) * np.abs(columns).max(axis=0)
    r = scatter * np.outer(varies, varies) / np.outer(*2 * [np.where(varies, spread, 1.0)])
    pair = [place, len(r) - 1]
    others = [i for i in range(len(r)) if i not in pair]
    given = r[np.ix_(pair, others)] @ np.linalg.pinv(r[np.ix_(others, others)], hermitian=True, rcond=1e-12)
    left = r[np.ix_(pair, pair)] - given @ r[np.ix_(others, pair)]
    if not min(left[0, 0], left[1, 1]) > 1e-10:
        return 0.0
    return float(left[0, 1] ** 2 / (left[0, 0] * left[1, 1]))


def _as_strong(with_treatment: float, with_outcome: float, times: float) -> tuple[float, float]:
    """Partial R² of a factor `times` as strong as the covariate (Cinelli & Hazlett 2020, section 4.4)."""
    r = with_treatment
    of_factor = times * r / (1 - r)
    if not of_factor < 1 or not times * r < 1:
        return float("nan"), float("nan")
    shared = times * r**2 / ((1 - times * r) * (1 - r))
    root = (np.sqrt(times) + np.sqrt(shared)) / np.sqrt(1 - shared) if shared < 1 else np.inf
    return of_factor, float(min(1.0, root**2 * with_outcome / (1 - with_outcome)))


def _bias(with_treatment: float, with_outcome: float, scale: float) -> float:
    return float(scale * np.sqrt(with_outcome * with_treatment / (1 - with_treatment)))


def _benchmark(
    name: str, strength: tuple[float, float], times: float, estimate: float, scale: float
) -> Benchmark:
    of_factor, of_outcome = _as_strong(*strength, times)
    adjusted = np.sign(estimate) * (abs(estimate) - _bias(of_factor, of_outcome, scale))
    return Benchmark(name, times, of_factor, of_outcome, float(adjusted))
