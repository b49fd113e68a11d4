from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from scoring.ranks.counts import rank_counts
from tests.scoring.ranks.drawn import TIED, normal


def by_pandas(draws: npt.NDArray[np.float32]) -> npt.NDArray[np.float64]:
    """The same by pandas, a draw at a time: ranks shared by those that tie."""
    counts = np.zeros((draws.shape[1], draws.shape[1]))
    for row in draws:
        first = pd.Series(row).rank(method="min", ascending=False).astype(int)
        last = pd.Series(row).rank(method="max", ascending=False).astype(int)
        for one, (low, high) in enumerate(zip(first, last, strict=True)):
            counts[one, low - 1 : high] += 1 / (high - low + 1)
    return counts


def test_counts_are_those_of_pandas() -> None:
    draws = normal(np.linspace(2, -2, 23), draws=400)
    assert np.array_equal(rank_counts(draws), by_pandas(draws))


@given(TIED)
def test_ties_share_their_ranks_evenly(draws: npt.NDArray[np.float32]) -> None:
    np.testing.assert_allclose(rank_counts(draws), by_pandas(draws), atol=1e-5)


@given(TIED, st.randoms(use_true_random=False), st.integers(1, 7))
def test_neither_order_nor_chunks_change_a_digit(
    draws: npt.NDArray[np.float32], by: object, size: int
) -> None:
    columns, rows = np.arange(draws.shape[1]), np.arange(len(draws))
    by.shuffle(columns), by.shuffle(rows)  # type: ignore[attr-defined]  # a random.Random
    chunks = (draws[rows][i : i + size][:, columns] for i in range(0, len(draws), size))
    assert np.array_equal(rank_counts(chunks), rank_counts(draws)[columns])


def test_all_tied_has_every_rank_alike() -> None:
    assert np.array_equal(rank_counts(np.zeros((50, 5), np.float32)), np.full((5, 5), 10.0))


def test_minus_zero_is_zero() -> None:
    assert rank_counts(np.array([[0.0, -0.0]], np.float32)).tolist() == [[0.5, 0.5], [0.5, 0.5]]


def test_numbers_far_apart_and_infinite_ones_have_their_order() -> None:
    row = np.array([[-np.inf, 1e-40, -1e30, 3.0, np.inf, -1e-40]], np.float32)
    assert np.argmax(rank_counts(row), axis=1).tolist() == [5, 2, 4, 1, 0, 3]


def test_a_constant_changes_nothing() -> None:
    draws = np.round(normal(np.linspace(1, -1, 7), draws=200), 2)
    assert np.array_equal(rank_counts(np.round(100 * draws)), rank_counts(np.round(100 * draws) + 4096))
