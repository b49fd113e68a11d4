"""Unseen factors as strong as an observed covariate, and what they would leave of an estimate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.comparison.covariates import Floats
from models.comparison.left_over import LeftOver


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


def strongest(
    estimate: float,
    scale: float,
    outcome: Floats,
    treated: Floats,
    covariates: pd.DataFrame,
    weights: Floats,
    times: Sequence[float],
) -> tuple[Benchmark, ...]:
    """Benchmarks by the covariate whose like would take most from the estimate, so many times over.

    By unit: outcome, treated, covariates, weights. scale: see `robustness_value`. Of equals the first column.
    """
    strengths = {
        str(name): _strength(outcome, treated, covariates, weights, str(name)) for name in covariates.columns
    }
    if not strengths:
        return ()
    name = max(strengths, key=lambda one: _pull(strengths[one], scale))
    return tuple(_benchmark(name, strengths[name], k, estimate, scale) for k in times)


def _pull(strength: tuple[float, float], scale: float) -> float:
    """The bias that a factor as strong would make: without end where none can be so strong."""
    bias = _bias(*_as_strong(*strength, 1.0), scale)
    return np.inf if np.isnan(bias) else bias


def _strength(y: Floats, d: Floats, x: pd.DataFrame, w: Floats, name: str) -> tuple[float, float]:
    """Partial R² of one covariate with treatment, and with the outcome given treatment as well."""
    others, values = x.drop(columns=name), x[name].to_numpy(dtype="float64")
    with_treatment = LeftOver(others, w).partial_r2(values, d)
    return with_treatment, LeftOver(others.assign(treated=d), w).partial_r2(values, y)


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
