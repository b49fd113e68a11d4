from __future__ import annotations

import numpy as np
import numpy.typing as npt
from hypothesis import given

from scoring.ranks.counts import rank_counts
from scoring.ranks.likely import likely_ranks
from tests.scoring.ranks.drawn import TIED, normal


@given(TIED)
def test_likely_ranks_hold_their_share_of_the_draws(draws: npt.NDArray[np.float32]) -> None:
    counts = rank_counts(draws)
    for level in (0.5, 0.8, 0.95):
        low, high = likely_ranks(counts, level)
        held = [counts[one, low[one] - 1 : high[one]].sum() for one in range(len(counts))]
        assert min(held) >= level * len(draws) - 1e-3


def test_likely_ranks_are_nested_in_their_level() -> None:
    counts = rank_counts(normal(np.linspace(2, -2, 15)))
    (low, high), (low_wide, high_wide) = likely_ranks(counts, 0.8), likely_ranks(counts, 0.95)
    assert (low_wide <= low).all()
    assert (high_wide >= high).all()


def test_draws_right_about_the_future_hold_it_as_often_as_they_say() -> None:
    """Scores shrunk as they should be: 80 % of the ranks that come true lie in the likely ones."""
    rng, inside = np.random.default_rng(1), []
    for _ in range(60):
        centre = rng.normal(size=20)
        truth = centre + 2 * rng.normal(size=20)
        drawn = (centre + 2 * rng.standard_normal((1000, 20))).astype(np.float32)
        low, high = likely_ranks(rank_counts(drawn), 0.8)
        rank = 1 + (truth[:, None] < truth).sum(axis=1)
        inside.append(((low <= rank) & (rank <= high)).mean())
    assert 0.79 <= np.mean(inside) <= 0.87
