"""How often an application stands above the funding line: among the seats, and with the money for it.

In every draw the applications stand in order, and the line is drawn under the last one down to which seats
and money suffice. Nobody is passed over for one who asks for less, so more money never moves anybody below.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.ranks import chances
from scoring.ranks.draws import Draws, batches

Floats = npt.NDArray[np.float64]
TOGETHER = 1_000
"""Draws ordered at a time."""


@dataclass(frozen=True, eq=False)
class Above:
    """chance: (applications,), 0–1. short: the share of draws in which money ends before the seats do."""

    chance: Floats
    short: float


def above_the_line(
    draws: Draws, requested: Floats, *, seats: int, budget: float | None, seed: int = 0
) -> Above:
    """The chance of standing above the line, over the draws (draws × applications).

    requested: (applications,), 0 or more, in the unit of the budget. Where money always suffices for the
    seats, or no budget is given, the chance is P(top k) with k = seats. Applications that tie in a draw
    stand in an order drawn with the declared seed.
    """
    wanted = min(seats, draws.shape[1])
    if budget is None or np.sort(requested)[::-1][:wanted].sum() <= budget:
        return Above(chances(draws, wanted).top, 0.0)
    rng = np.random.default_rng([seed, 4])
    count, short = np.zeros(draws.shape[1]), 0
    for batch in batches(draws, TOGETHER):
        order = _order(batch, rng)[:, :wanted]
        inside = np.cumsum(requested[order], axis=1) <= budget
        count += np.bincount(order[inside], minlength=len(count))
        short += int((~inside[:, -1]).sum()) if wanted else 0
    return Above(count / len(draws), short / len(draws))


def _order(batch: Draws, rng: np.random.Generator) -> npt.NDArray[np.intp]:
    """Columns from the highest draw to the lowest, row by row; ties in a random order."""
    order = np.argsort(-batch, axis=1, kind="stable")
    values = np.take_along_axis(batch, order, axis=1)
    for row in np.flatnonzero((values[:, 1:] == values[:, :-1]).any(axis=1)):
        order[row] = np.lexsort((rng.random(batch.shape[1]), -batch[row]))
    return order
