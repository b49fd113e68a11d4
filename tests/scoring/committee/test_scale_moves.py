"""Common factors leave the distribution as it is: without marks, prior draws stay prior draws."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.committee.gibbs import from_prior
from scoring.committee.scale_moves import rescaled
from scoring.committee.state import Marks, State


def told(state: State) -> list[float]:
    """Shares of chains above middling values of everything that a factor touches."""
    return [
        float(np.mean(state.spread.mean(axis=1) > 1.0)),
        float(np.mean(state.spread[:, 0] > 1.2)),
        float(np.mean(np.sqrt(state.between) > 0.25)),
        float(np.mean(np.abs(state.quality[:, 0]) > 0.15)),
        float(np.mean(np.sqrt(state.typical_noise) > 0.18)),
        float(np.mean(np.sqrt(state.noise[:, 0]) > 0.18)),
    ]


def test_prior_draws_stay_prior_draws() -> None:
    rng = np.random.default_rng(5)
    nothing = Marks(np.zeros((6, 4)), np.zeros((6, 4)))
    before = state = from_prior(rng, 20_000, 6, 4)
    for _ in range(30):
        state = rescaled(rng, nothing, state)
    assert np.mean(state.spread == before.spread) < 0.05
    assert told(state) == pytest.approx(told(before), abs=0.02)
