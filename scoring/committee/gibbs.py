"""The sampler behind the committee's ranking: a normal hierarchical model with conjugate steps.

    mark_ij = μ + ν_j + β_j θ_i + e_ij,   e_ij ~ N(0, σ_j²)

θ_i is the quality of application i as this committee sees it, ν_j the reviewer's leniency, β_j how far the
reviewer spreads good and bad apart, σ_j the reviewer's noise. Priors, in shares of the scale: μ ~ N(½, ½²);
θ_i ~ N(0, τ²) and ν_j ~ N(0, κ²) with τ, κ half-Cauchy(¼); β_j ~ N(1, ¼²) above 0; σ_j² scaled inverse χ²
with 8 degrees of freedom around s², s half-normal(¼) above .02. After Heyard, Ott, Salanti & Egger 2022 (doi
10.1080/2330443X.2022.2086190), who have μ, θ and ν; spread and noise of each reviewer are added.

μ, ν and θ are drawn together: θ is integrated out of the equations for μ and ν first. Half-Cauchy priors
are mixtures of inverse gammas (Makalic & Schmidt 2016, doi 10.1109/LSP.2015.2503725). Directions in which
such steps creep are walked along by themselves (scale_moves.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import numpy.typing as npt
from scipy.special import gammaincc, gammainccinv, log_ndtr, ndtr, ndtri, ndtri_exp

from scoring.committee.priors import BETWEEN, MIDDLE, MIDDLE_SD, NOISE_FLOOR, NOISE_FREEDOM, SPREAD_SD
from scoring.committee.scale_moves import rescaled, squared_errors
from scoring.committee.state import Marks, State

Floats = npt.NDArray[np.float64]


def walk(rng: np.random.Generator, marks: Marks, start: State) -> Iterator[State]:
    """States of all chains, one after the other, without end."""
    state = start
    while True:
        state = _means(rng, marks, state)
        state = _spreads(rng, marks, state)
        state = _noises(rng, marks, state)
        state = _betweens(rng, state)
        state = rescaled(rng, marks, state)
        yield state


def from_prior(rng: np.random.Generator, chains: int, applications: int, reviewers: int) -> State:
    """One draw a chain from the prior."""
    typical = (BETWEEN * ndtri(ndtr(-NOISE_FLOOR / BETWEEN) * (1 - rng.random((chains, 1))))) ** 2
    between, between_reviewers = ((BETWEEN * rng.standard_cauchy((chains, 1))) ** 2 for _ in range(2))
    return State(
        MIDDLE + MIDDLE_SD * rng.standard_normal((chains, 1)),
        np.sqrt(between) * rng.standard_normal((chains, applications)),
        np.sqrt(between_reviewers) * rng.standard_normal((chains, reviewers)),
        _above_zero(rng, np.ones((chains, reviewers)), np.full((chains, reviewers), SPREAD_SD)),
        NOISE_FREEDOM * typical / rng.chisquare(NOISE_FREEDOM, (chains, reviewers)),
        typical,
        between,
        between_reviewers,
    )


def start_of(rng: np.random.Generator, marks: Marks, chains: int) -> State:
    """Where chains begin: far apart from each other, in what varies between them."""
    applications, reviewers = marks.known.shape
    wide = 0.02 * np.exp(rng.standard_normal((5, chains, 1)))
    return State(
        rng.uniform(0.2, 0.8, (chains, 1)),
        np.zeros((chains, applications)),
        np.zeros((chains, reviewers)),
        rng.uniform(0.6, 1.4, (chains, reviewers)),
        np.tile(wide[0], (1, reviewers)),
        wide[1],
        wide[2],
        wide[3],
    )


def _means(rng: np.random.Generator, marks: Marks, state: State) -> State:
    """μ, ν and θ together, given everything else."""
    chains, reviewers = state.spread.shape
    weight = 1 / state.noise
    slope = weight * state.spread
    precision = 1 / state.between + (weight * state.spread**2) @ marks.known.T
    cross = marks.known * slope[:, None, :]
    cross = np.concatenate([cross.sum(axis=2, keepdims=True), cross], axis=2)
    pull = _by_application(marks.value, slope) / precision
    rows = weight * marks.of_reviewer
    system = _bordered(rows, 1 / MIDDLE_SD**2, 1 / state.between_reviewers)
    system = system - np.swapaxes(cross, 1, 2) @ (cross / precision[:, :, None])
    sums = weight * marks.value.sum(axis=-2)
    right = np.concatenate([sums.sum(axis=1, keepdims=True) + MIDDLE / MIDDLE_SD**2, sums], axis=1)
    right = right - (np.swapaxes(cross, 1, 2) @ pull[:, :, None])[:, :, 0]
    root = np.linalg.cholesky(system)
    draw = rng.standard_normal((chains, reviewers + 1, 1))
    half: Floats = np.linalg.solve(root, right[:, :, None]) + draw
    effects = np.asarray(np.linalg.solve(np.swapaxes(root, 1, 2), half)[:, :, 0], dtype=np.float64)
    mean = pull - (cross @ effects[:, :, None])[:, :, 0] / precision
    quality = mean + rng.standard_normal(mean.shape) / np.sqrt(precision)
    return replace(state, middle=effects[:, :1], shift=effects[:, 1:], quality=quality)


def _bordered(rows: Floats, middle: float, shift: Floats) -> Floats:
    """Chains × (1 + reviewers)²: precision of μ and ν for known θ, with that of their priors."""
    chains, reviewers = rows.shape
    system = np.zeros((chains, reviewers + 1, reviewers + 1))
    inner = np.arange(1, reviewers + 1)
    system[:, 0, 0] = rows.sum(axis=1) + middle
    system[:, 0, 1:] = system[:, 1:, 0] = rows
    system[:, inner, inner] = rows + shift
    return system


def _spreads(rng: np.random.Generator, marks: Marks, state: State) -> State:
    """β of every reviewer: a regression of the marks on θ, kept above 0."""
    squares = state.quality**2 @ marks.known
    products = _by_reviewer(marks.value, state.quality)
    products = products - (state.middle + state.shift) * (state.quality @ marks.known)
    precision = squares / state.noise + 1 / SPREAD_SD**2
    mean = (products / state.noise + 1 / SPREAD_SD**2) / precision
    return replace(state, spread=_above_zero(rng, mean, 1 / np.sqrt(precision)))


def _noises(rng: np.random.Generator, marks: Marks, state: State) -> State:
    """σ² of every reviewer, then the s² around which they lie."""
    squares = squared_errors(marks, state)
    freedom = NOISE_FREEDOM + marks.of_reviewer
    scale = NOISE_FREEDOM * state.typical_noise + squares
    noise = scale / rng.chisquare(np.broadcast_to(freedom, scale.shape))
    shape = (1 + NOISE_FREEDOM * noise.shape[1]) / 2
    rate = (1 / BETWEEN**2 + NOISE_FREEDOM * (1 / noise).sum(axis=1, keepdims=True)) / 2
    return replace(state, noise=noise, typical_noise=_gamma_above(rng, shape, rate))


def _gamma_above(rng: np.random.Generator, shape: float, rate: Floats) -> Floats:
    """Gamma draws above the floor of the noise; far in the tail they are exponential beyond it."""
    floor = NOISE_FLOOR**2
    tail = gammaincc(shape, rate * floor)
    chance = 1 - rng.random(rate.shape)
    near = floor - np.log(chance) / np.maximum(rate - (shape - 1) / floor, 1e-3 * rate)
    return np.where(tail > 1e-200, gammainccinv(shape, chance * np.maximum(tail, 1e-200)) / rate, near)


def _betweens(rng: np.random.Generator, state: State) -> State:
    return replace(
        state,
        between=_half_cauchy(rng, state.quality, state.between),
        between_reviewers=_half_cauchy(rng, state.shift, state.between_reviewers),
    )


def _half_cauchy(rng: np.random.Generator, effects: Floats, variance: Floats) -> Floats:
    """A variance with a half-Cauchy prior of its root, given the effects that it spreads."""
    mixing = (1 / BETWEEN**2 + 1 / variance) / rng.standard_exponential(variance.shape)
    rate = 1 / mixing + (effects**2).sum(axis=1, keepdims=True) / 2
    drawn: Floats = rate / rng.gamma((1 + effects.shape[1]) / 2, size=variance.shape)
    return drawn


def _above_zero(rng: np.random.Generator, mean: Floats, sd: Floats) -> Floats:
    """Normal draws above 0."""
    tail = log_ndtr(mean / sd) + np.log(1 - rng.random(mean.shape))
    drawn: Floats = np.maximum(mean - sd * ndtri_exp(tail), 1e-6)
    return drawn


def _by_application(value: Floats, slope: Floats) -> Floats:
    """Chains × applications: the sum over reviewers of value × slope."""
    summed: Floats = (value @ slope[:, :, None])[:, :, 0]
    return summed


def _by_reviewer(value: Floats, quality: Floats) -> Floats:
    """Chains × reviewers: the sum over applications of value × quality."""
    summed: Floats = (quality[:, None, :] @ value)[:, 0, :]
    return summed
