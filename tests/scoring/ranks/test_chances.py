from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.ranks.chances import chances
from scoring.ranks.counts import rank_counts
from tests.scoring.ranks.drawn import TIED, normal


@given(TIED, st.integers(0, 10))
def test_chances_are_the_first_ranks_of_the_distribution(draws: npt.NDArray[np.float32], k: int) -> None:
    expected = rank_counts(draws)[:, :k].sum(axis=1) / len(draws)
    np.testing.assert_allclose(chances(draws, k).top, expected, atol=1e-5)


@given(TIED, st.randoms(use_true_random=False), st.integers(1, 4), st.integers(1, 7))
def test_neither_order_nor_chunks_change_a_digit(
    draws: npt.NDArray[np.float32], by: object, k: int, size: int
) -> None:
    columns, rows = np.arange(draws.shape[1]), np.arange(len(draws))
    by.shuffle(columns), by.shuffle(rows)  # type: ignore[attr-defined]  # a random.Random
    chunks = (draws[rows][i : i + size][:, columns] for i in range(0, len(draws), size))
    found, expected = chances(chunks, k), chances(draws, k)
    assert np.array_equal(found.top, expected.top[columns])
    assert np.array_equal(found.error, expected.error[columns])


@given(TIED, st.integers(0, 10))
def test_who_is_never_behind_has_no_worse_chance(draws: npt.NDArray[np.float32], k: int) -> None:
    better = np.column_stack([draws, draws[:, :1] + 1])
    top = chances(better, k).top
    assert top[-1] >= top[0]


@given(TIED, st.integers(0, 10))
def test_the_seats_are_what_the_chances_add_up_to(draws: npt.NDArray[np.float32], k: int) -> None:
    assert chances(draws, k).top.sum() == pytest.approx(min(k, draws.shape[1]), abs=1e-6)


def test_all_tied_share_the_seats_and_the_error_is_that_of_a_draw() -> None:
    found = chances(np.zeros((1000, 8), np.float32), 2)
    assert found.top.tolist() == [0.25] * 8
    assert found.error.tolist() == [0.001] * 8


def test_the_error_is_that_of_independent_draws() -> None:
    """Over repetitions, chances spread as their error says."""
    centre = np.linspace(1, -1, 6)
    found = [chances(normal(centre, draws=400, seed=seed), 2) for seed in range(300)]
    spread = np.std([one.top for one in found], axis=0)
    np.testing.assert_allclose(np.mean([one.error for one in found], axis=0), spread, rtol=0.15)


def test_a_negative_line_is_refused() -> None:
    with pytest.raises(ValueError, match="top -1 has no meaning"):
        chances(np.zeros((2, 2), np.float32), -1)
