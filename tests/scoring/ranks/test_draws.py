from __future__ import annotations

import numpy as np
import pytest

from scoring.ranks.draws import batches


def test_pieces_hold_every_draw_in_order() -> None:
    draws = np.arange(14, dtype=np.float32).reshape(7, 2)
    whole = np.concatenate(list(batches(draws, 3)))
    chunks = np.concatenate(list(batches((draws[i : i + 2] for i in range(0, 7, 2)), 3)))
    assert whole.tolist() == chunks.tolist() == draws.tolist()
    assert [len(one) for one in batches(draws, 3)] == [3, 3, 1]


@pytest.mark.parametrize(
    ("draws", "why"),
    [
        (np.zeros((0, 3), np.float32), "no draws"),
        (np.zeros((3, 0), np.float32), "no draws"),
        ([], "no draws"),
        (np.array([[1.0, np.nan]], np.float32), "not a number"),
        ([np.zeros((2, 3), np.float32), np.zeros((2, 4), np.float32)], r"\(2, 4\); expected \(draws × 3\)"),
        (np.zeros(3, np.float32), r"\(3,\); expected \(draws × applications\)"),
    ],
)
def test_draws_that_cannot_be_ranked_are_refused(draws: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        list(batches(draws, 5))  # type: ignore[arg-type]  # a list of arrays is an iterable of them
