"""Variance between applications and within them, by restricted maximum likelihood, for unbalanced ratings.

The model is y_ij = μ + a_i + e_ij with normal a and e. The restricted likelihood has one free parameter, the
intraclass correlation ρ = var a / (var a + var e): it is read off a grid of ρ in [0, 1) and refined between
its points, for many reweighted samples at once. Searle, Casella & McCulloch 1992, ch. 3.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
GRID = np.concatenate([np.arange(0.0, 0.995, 0.005), [0.9975, 0.999, 0.9999]])
"""Intraclass correlations at which the likelihood is computed."""


@dataclass(frozen=True, eq=False)
class Groups:
    """Ratings by application: how many, their mean, and the sum of squares within (one entry each)."""

    count: Floats
    mean: Floats
    within: Floats


def groups_of(marks: Floats) -> Groups:
    """The groups of a matrix applications × reviewers, NaN where there is no mark, without unrated ones."""
    known = ~np.isnan(marks)
    rated = known.any(axis=1)
    marks, known = marks[rated], known[rated]
    count = known.sum(axis=1).astype(np.float64)
    mean = np.where(known, marks, 0.0).sum(axis=1) / count
    within = (np.where(known, marks - mean[:, None], 0.0) ** 2).sum(axis=1)
    return Groups(count, mean, within)


def intraclass_correlation(groups: Groups, times: Floats | None = None) -> Floats:
    """REML estimates of ρ, one a sample.

    times: samples × applications, how often each application is in the sample (once, where None). NaN where
    a sample cannot say: no two marks differ, or nobody was rated twice.
    """
    weights = np.ones((1, len(groups.count))) if times is None else times.astype(np.float64)
    fit = _misfit(groups, weights)
    best = fit.argmin(axis=1)
    rho = _between_points(fit, best)
    total = weights @ groups.count
    twice = weights @ (groups.count > 1) > 0
    rho[(_spread(groups, weights) <= 1e-12 * total) | ~twice] = np.nan
    return rho


def _misfit(groups: Groups, weights: Floats) -> Floats:
    """Samples × grid: minus twice the restricted log likelihood, up to a constant."""
    ratio = GRID / (1 - GRID)
    inflation = 1 + ratio * groups.count[:, None]
    pull = groups.count[:, None] / inflation
    total, mean = weights @ pull, groups.mean[:, None]
    middle = (weights @ (pull * mean)) / total
    squares = weights @ (pull * mean**2) - total * middle**2 + (weights @ groups.within)[:, None]
    free = weights @ groups.count - 1
    residual = np.log(np.maximum(squares, 1e-300)) * free[:, None]
    misfit: Floats = residual + weights @ np.log(inflation) + np.log(total)
    return misfit


def _between_points(fit: Floats, best: npt.NDArray[np.intp]) -> Floats:
    """The bottom of the parabola through the best point of the grid and its neighbours."""
    rows, inner = np.arange(len(fit)), np.clip(best, 1, len(GRID) - 2)
    x = [GRID[inner + step] for step in (-1, 0, 1)]
    y = [fit[rows, inner + step] for step in (-1, 0, 1)]
    left, right = (y[1] - y[0]) / (x[1] - x[0]), (y[2] - y[1]) / (x[2] - x[1])
    bend = (right - left) / (x[2] - x[0])
    safe = np.where(bend > 0, bend, 1.0)
    bottom = (x[0] + x[1]) / 2 - left / (2 * safe)
    refined: Floats = np.where((bend > 0) & (best == inner), np.clip(bottom, x[0], x[2]), GRID[best])
    return refined


def _spread(groups: Groups, weights: Floats) -> Floats:
    """Sum of squares of all marks of each sample around their mean."""
    size = weights @ groups.count
    middle = (weights @ (groups.count * groups.mean)) / size
    apart: Floats = weights @ groups.within + (
        weights * groups.count * (groups.mean - middle[:, None]) ** 2
    ).sum(axis=1)
    return apart
