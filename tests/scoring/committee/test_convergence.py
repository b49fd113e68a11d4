"""Chains that have met are told from chains that have not, and correlated draws count less."""

from __future__ import annotations

import numpy as np
import pytest

from scoring.committee.convergence import effective_draws, split_r_hat


def test_independent_draws_have_met_and_count_in_full() -> None:
    chains = np.random.default_rng(0).standard_normal((4, 1000, 3))
    assert split_r_hat(chains) == pytest.approx(np.ones(3), abs=0.01)
    assert effective_draws(chains) == pytest.approx(np.full(3, 4000), rel=0.1)


def test_chains_apart_and_chains_that_drift_have_not_met() -> None:
    chains = np.random.default_rng(0).standard_normal((4, 1000, 2))
    chains[:, :, 0] += np.arange(4)[:, None]
    chains[:, :, 1] += np.linspace(0, 4, 1000)
    assert (split_r_hat(chains) > 1.3).all()
    assert (effective_draws(chains) < 100).all()


def test_a_chain_that_remembers_counts_as_theory_says() -> None:
    """AR(1) with coefficient .8 is worth (1 − .8) / (1 + .8) of its length."""
    rng = np.random.default_rng(2)
    chains = np.zeros((4, 20_000, 1))
    for step in range(1, 20_000):
        chains[:, step] = 0.8 * chains[:, step - 1] + rng.standard_normal((4, 1))
    assert effective_draws(chains)[0] == pytest.approx(80_000 / 9, rel=0.12)


def test_what_never_moves_is_no_number() -> None:
    still = np.ones((4, 100, 1))
    assert np.isnan(split_r_hat(still)).all()
    assert np.isnan(effective_draws(still)).all()
