"""The sampler draws from the posterior it says: simulation-based calibration and a closed form."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from scipy.stats import chi2

from scoring.committee.gibbs import _means, from_prior, walk
from scoring.committee.priors import MIDDLE, MIDDLE_SD
from scoring.committee.state import State, marks_of

APPLICATIONS, REVIEWERS = 6, 4


def a_design(rng: np.random.Generator) -> np.ndarray:
    """Three of four reviewers for every application; NaN where there is no mark."""
    absent = rng.random((APPLICATIONS, REVIEWERS)).argsort(axis=1) == 0
    return np.where(absent, np.nan, 0.0)


def test_ranks_of_the_truth_among_draws_are_uniform() -> None:
    """Talts et al. 2018, arXiv 1804.06788: 400 data sets from the prior, 19 thinned draws of each.

    A step that draws from anything else (a prior left out, a sum over the wrong reviewers) piles ranks up.
    """
    rng = np.random.default_rng(12)
    sets, kept, apart = 400, 19, 12
    truth = from_prior(rng, sets, APPLICATIONS, REVIEWERS)
    mean = truth.middle[:, :, None] + truth.shift[:, None, :]
    mean = mean + truth.quality[:, :, None] * truth.spread[:, None, :]
    noise = np.sqrt(truth.noise)[:, None, :] * rng.standard_normal(mean.shape)
    chain = walk(rng, marks_of(mean + noise + a_design(rng)), from_prior(rng, sets, APPLICATIONS, REVIEWERS))
    for _ in range(300):
        next(chain)
    draws = [[next(chain) for _ in range(apart)][-1] for _ in range(kept)]
    for name in ("middle", "quality", "shift", "spread", "noise", "typical_noise", "between"):
        true = getattr(truth, name).mean(axis=1)
        ranks = sum((getattr(one, name).mean(axis=1) < true).astype(int) for one in draws)
        counts = np.bincount(ranks, minlength=kept + 1).reshape(5, -1).sum(axis=1)
        unlikely = ((counts - sets / 5) ** 2 / (sets / 5)).sum()
        assert unlikely < chi2.ppf(0.9995, 4), (name, counts.tolist())


def test_with_known_variances_the_draws_are_the_gaussian_posterior() -> None:
    rng = np.random.default_rng(3)
    matrix = a_design(rng) + rng.random((APPLICATIONS, REVIEWERS))
    state = replace(
        from_prior(rng, 40_000, APPLICATIONS, REVIEWERS),
        spread=np.tile([0.7, 1.0, 1.2, 0.9], (40_000, 1)),
        noise=np.tile([0.02, 0.01, 0.03, 0.015], (40_000, 1)),
        between=np.full((40_000, 1), 0.04),
        between_reviewers=np.full((40_000, 1), 0.01),
    )
    drawn = _means(rng, marks_of(matrix), state)
    mean, covariance = exact(matrix, state)
    found = np.concatenate([drawn.middle, drawn.shift, drawn.quality], axis=1)
    sd = np.sqrt(np.diag(covariance))
    assert (found.mean(axis=0) - mean) / sd == pytest.approx(np.zeros(len(sd)), abs=0.03)
    assert np.corrcoef(found.T) == pytest.approx(covariance / np.outer(sd, sd), abs=0.03)
    assert found.std(axis=0) / sd == pytest.approx(np.ones(len(sd)), abs=0.03)


def exact(matrix: np.ndarray, state: State) -> tuple[np.ndarray, np.ndarray]:
    """Mean and covariance of (μ, ν, θ) by one regression with a Gaussian prior."""
    row, column = np.nonzero(~np.isnan(matrix))
    design = np.zeros((len(row), 1 + REVIEWERS + APPLICATIONS))
    design[:, 0] = 1
    design[np.arange(len(row)), 1 + column] = 1
    design[np.arange(len(row)), 1 + REVIEWERS + row] = state.spread[0][column]
    prior = np.diag(
        [1 / MIDDLE_SD**2]
        + [1 / state.between_reviewers[0, 0]] * REVIEWERS
        + [1 / state.between[0, 0]] * APPLICATIONS
    )
    weight = 1 / state.noise[0][column]
    covariance = np.linalg.inv(prior + design.T @ (weight[:, None] * design))
    first = np.zeros(len(prior))
    first[0] = MIDDLE / MIDDLE_SD**2
    return covariance @ (first + design.T @ (weight * matrix[row, column])), covariance
