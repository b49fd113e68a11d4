"""The ranks that most draws give: quantiles of each application's own distribution of ranks."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def likely_ranks(
    counts: npt.NDArray[np.floating], level: float
) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """First and last rank when (1 − level)/2 of the draws is cut off at each end, from `rank_counts`.

    They hold `level` of the draws, and so of what will happen where the draws are right about centre and
    spread. They are no confidence set: where scores are not shrunk and nearly tie, they miss far more often
    than they say (benchmarks/rank_sets.py measures how often).

    >>> likely_ranks(np.array([[9.0, 1.0], [1.0, 9.0]]), 0.8)
    (array([1, 2]), array([1, 2]))
    """
    below = np.cumsum(counts, axis=1, dtype=np.float64)
    share = below / below[:, -1:]
    cut, slack = (1 - level) / 2, 1e-9
    low = np.argmax(share > cut + slack, axis=1) + 1
    high = np.argmax(share >= 1 - cut - slack, axis=1) + 1
    return low, high
