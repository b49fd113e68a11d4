"""P(top k): in what share of the draws an application is among the first k, and how exact that share is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.ranks.counts import WHOLE
from scoring.ranks.draws import Draws, batches

COUNTED = 255
"""Draws at a time: their counts fit a byte."""


@dataclass(frozen=True, eq=False)
class Chances:
    """P(top k) by application, 0–1, with its simulation error: one standard error, at least one draw.

    Where nobody or everybody is in, whatever is drawn, the error is 0. It is the error of the finite number
    of draws alone, and would vanish with more of them; it says nothing about whether the distribution that
    was drawn from is right.
    """

    top: npt.NDArray[np.float64]
    error: npt.NDArray[np.float64]


def chances(draws: Draws | Iterable[Draws], k: int) -> Chances:
    """The share of draws in which each application is among the first `k`; draws are taken as independent.

    Applications that tie across the line share the seats that are left: with all tied each has k/n. For k = 0
    nobody is in, for k of all applications or more everybody. ValueError as `batches`, or where k < 0.
    """
    if k < 0:
        raise ValueError(f"the top {k} has no meaning; k is 0 or more")
    number, seen = 0, None
    for batch in batches(draws, COUNTED):
        number += len(batch)
        if seen is None:
            seen = np.zeros((3, batch.shape[1]), dtype=np.int64)
        _count(batch, k, *seen)
    assert seen is not None  # batches refuses draws without rows
    top = (seen[0] + seen[1] / WHOLE) / number
    squares = (seen[0] + seen[2] / WHOLE) / number
    error = np.sqrt(np.maximum(squares - top**2, 0.0) / number)
    return Chances(top, np.maximum(error, 1 / number) if 0 < k < len(top) else error)


def _count(
    batch: Draws,
    k: int,
    whole: npt.NDArray[np.int64],
    parts: npt.NDArray[np.int64],
    squares: npt.NDArray[np.int64],
) -> None:
    """Add the draws of a batch: whole draws, parts of draws where ties share the line, and their squares."""
    applications = batch.shape[1]
    if not 0 < k < applications:
        whole += len(batch) if k else 0
        return
    line = np.partition(batch, applications - k, axis=1)[:, applications - k, None]
    inside = batch >= line
    for row in np.flatnonzero(np.count_nonzero(inside, axis=1) > k):
        ahead, level = batch[row] > line[row], batch[row] == line[row]
        left, among = k - np.count_nonzero(ahead), np.count_nonzero(level)
        parts[level] += (2 * left * WHOLE + among) // (2 * among)
        squares[level] += (2 * left**2 * WHOLE + among**2) // (2 * among**2)
        inside[row] = ahead
    whole += np.add.reduce(inside.view(np.uint8), axis=0, dtype=np.uint8)
