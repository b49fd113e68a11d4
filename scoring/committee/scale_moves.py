"""Moves along the directions in which single steps of the sampler (gibbs.py) creep: common factors.

Each move multiplies several unknowns by one factor, drawn anew and accepted or not (Metropolis on the group
of scalings; Liu & Sabatti 2000, Biometrika 87, 353–369). They change how soon chains meet, never what they
draw.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from scoring.committee.priors import BETWEEN, NOISE_FLOOR, SPREAD_SD
from scoring.committee.state import Marks, State

Floats = npt.NDArray[np.float64]


def rescaled(rng: np.random.Generator, marks: Marks, state: State) -> State:
    """All three moves, one after the other."""
    state = _quality_against_spread(rng, state)
    fit = _fit(marks, state)
    state = _quality_and_between(rng, fit, state)
    return _noises_together(rng, marks, state)


@dataclass(frozen=True, eq=False)
class _Fit:
    """Sums of (mark − μ − ν) βθ / σ² and of (βθ)² / σ² over all marks, one a chain."""

    product: Floats
    square: Floats


def _fit(marks: Marks, state: State) -> _Fit:
    slope = state.spread / state.noise
    own = state.quality @ marks.known
    crossed = (state.quality[:, None, :] @ marks.value)[:, 0, :] - (state.middle + state.shift) * own
    squares = state.quality**2 @ marks.known
    return _Fit(_summed(crossed * slope), _summed(squares * state.spread * slope))


def _quality_against_spread(rng: np.random.Generator, state: State) -> State:
    """θ and τ times a factor, β divided by it: no mark is fitted otherwise."""
    reviewers = state.spread.shape[1]
    deviation = np.sqrt(state.between)

    def gain(factor: Floats) -> Floats:
        apart = ((state.spread - 1) ** 2 - (state.spread / factor - 1) ** 2) / (2 * SPREAD_SD**2)
        told: Floats = (1 - reviewers) * np.log(factor) + _summed(apart) + _cauchy(deviation, factor)
        return told

    factor = _factor(rng, gain, state.between.shape, 0.7 * SPREAD_SD / np.sqrt(reviewers))
    return replace(
        state,
        quality=state.quality * factor,
        between=state.between * factor**2,
        spread=np.maximum(state.spread / factor, 1e-6),
    )


def _quality_and_between(rng: np.random.Generator, fit: _Fit, state: State) -> State:
    """θ and τ times a factor: how far apart applications are, given their order."""
    deviation = np.sqrt(state.between)

    def gain(factor: Floats) -> Floats:
        fitted = (factor - 1) * fit.product - (factor**2 - 1) * fit.square / 2
        told: Floats = np.log(factor) + _cauchy(deviation, factor) + fitted
        return told

    factor = _factor(rng, gain, state.between.shape, 0.3)
    return replace(state, quality=state.quality * factor, between=state.between * factor**2)


def _noises_together(rng: np.random.Generator, marks: Marks, state: State) -> State:
    """σ² of all reviewers and the s² around which they lie times a factor."""
    squares = squared_errors(marks, state)
    many = marks.known.sum()

    def gain(factor: Floats) -> Floats:
        fitted = -_summed(squares / (2 * state.noise)) * (1 / factor - 1)
        prior = -(factor - 1) * state.typical_noise / (2 * BETWEEN**2)
        allowed = factor * state.typical_noise >= NOISE_FLOOR**2
        return np.where(allowed, (1 - many) / 2 * np.log(factor) + fitted + prior, -np.inf)

    factor = _factor(rng, gain, state.typical_noise.shape, 2 / np.sqrt(many + 1))
    return replace(state, noise=state.noise * factor, typical_noise=state.typical_noise * factor)


def squared_errors(marks: Marks, state: State) -> Floats:
    """Chains × reviewers: sums of squares of what the state leaves of the marks."""
    fitted = (state.middle + state.shift)[:, None, :] + state.quality[:, :, None] * state.spread[:, None, :]
    left: Floats = (marks.known * (marks.value - fitted) ** 2).sum(axis=1)
    return left


def _factor(
    rng: np.random.Generator, gain: Callable[[Floats], Floats], shape: tuple[int, ...], step: float
) -> Floats:
    """A factor a chain, 1 where the one proposed is not accepted; `gain` is the log ratio of densities."""
    proposed = np.exp(step * np.exp(rng.standard_normal(shape)) * rng.standard_normal(shape))
    accepted = np.log(rng.random(shape)) < gain(proposed)
    return np.where(accepted, proposed, 1.0)


def _cauchy(deviation: Floats, factor: Floats) -> Floats:
    """Log ratio of the half-Cauchy prior after and before."""
    ratio: Floats = np.log1p((deviation / BETWEEN) ** 2) - np.log1p((factor * deviation / BETWEEN) ** 2)
    return ratio


def _summed(each: Floats) -> Floats:
    total: Floats = each.sum(axis=1, keepdims=True)
    return total
