"""The smallest shift that would be noticed: how far a call's mean has to move for an alarm in 80 of 100."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

from models.watch.between import Foreseen

Floats = npt.NDArray[np.float64]
POWER = 0.8
FAR = 60.0
"""Further than any shift, in standard deviations between applications."""
HALVINGS = 50


def reach(foreseen: Foreseen, limit: float) -> Floats:
    """How far from its expected level each column may come before its chance falls to `limit`."""
    level = foreseen.level()
    return _crossing(lambda off: foreseen.chance(level + off) <= limit, len(level))


def noticed(foreseen: Foreseen, limit: float, power: float = POWER) -> Floats:
    """The shift of each column that raises an alarm with the chance `power`, chance of the call included."""
    level, far = foreseen.level()[:, None], reach(foreseen, limit)[:, None]

    def often_enough(shift: Floats) -> npt.NDArray[np.bool_]:
        off = (level + far - shift[:, None] - foreseen.centre) / foreseen.spread
        return np.asarray((foreseen.weight * ndtr(-off)).sum(axis=1) >= power)

    return _crossing(often_enough, len(level))


def _crossing(reached: Callable[[Floats], npt.NDArray[np.bool_]], columns: int) -> Floats:
    """Where `reached` becomes true, between 0 and FAR, by halving."""
    low, high = np.zeros(columns), np.full(columns, FAR)
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        there = reached(middle)
        low, high = np.where(there, low, middle), np.where(there, middle, high)
    return high
