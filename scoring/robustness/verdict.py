"""Fragile or robust: the declared rule, and which of its parts an answer met."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt

from scoring.robustness.flip import Flip
from scoring.robustness.pair import Pair

CLEAR = 2 / 3
"""Chance that the pair stands in the right order, from which it counts as clear."""
Reason = Literal["order", "datum", "weight", "rating", "criterion"]
REASONS: tuple[Reason, ...] = ("order", "datum", "weight", "rating", "criterion")


@dataclass(frozen=True)
class Order:
    """The chance (0–1) that the last one in is ahead of the first one out, with its simulation error."""

    chance: float
    error: float
    draws: int


def order_of(draws: npt.NDArray[np.float32], applications: tuple[str, ...], pair: Pair) -> Order:
    """How often the last one in is ahead over the draws (draws × applications); equal ones count half."""
    inside, outside = (draws[:, applications.index(one)] for one in (pair.inside, pair.outside))
    ahead = float(np.mean(inside > outside) + np.mean(inside == outside) / 2)
    number = len(draws)
    share = (ahead * number + 2) / (number + 4)
    return Order(ahead, float(np.sqrt(share * (1 - share) / (number + 4))), number)


def fragile(order: Order | None, flips: Sequence[Flip]) -> tuple[Reason, ...]:
    """The parts of the rule that make the last funded pair fragile; none where it is robust.

    order: the pair's order is right in fewer than two of three draws. datum: a change of one datum within
    ordinary error of measurement (one member; else a tenth of a spread among past applications) flips it.
    weight: one weight of the score a tenth larger or smaller does. rating and criterion: in the committee's
    own order, one mark of one reviewer by one point does, or one weight a tenth larger or smaller.
    """
    met: set[Reason] = {one.kind for one in flips if one.small and one.confirmed}
    if order is not None and order.chance < CLEAR:
        met.add("order")
    return tuple(one for one in REASONS if one in met)
