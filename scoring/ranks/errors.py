"""How far differences between applications may be wrong: errors of the draws, and their critical values."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from scoring.ranks.draws import Draws

COMPARED = 400_000_000
"""Comparisons of a pair in a draw: above so many, fewer draws are used, though never under FEWEST."""
FEWEST = 1_000


@dataclass(frozen=True, eq=False)
class Errors:
    """Errors (applications × draws) of `centre`; `spread` is the standard deviation of each difference's."""

    centre: npt.NDArray[np.float64]
    errors: npt.NDArray[np.float32]
    spread: npt.NDArray[np.float64]

    @property
    def applications(self) -> int:
        """How many are compared."""
        return len(self.centre)

    @cached_property
    def gaps(self) -> npt.NDArray[np.float64]:
        """Row's score less column's, in standard deviations of that difference."""
        return (self.centre[:, None] - self.centre) / self.spread

    def widest(self, one: int) -> Draws:
        """By draw, the largest standardised error of a difference between `one` and any other, either way."""
        apart = self.errors - self.errors[one]
        np.abs(apart, out=apart)
        apart *= (1 / self.spread[one, :, None]).astype(np.float32)
        found: Draws = apart.max(axis=0)
        return found

    def largest(self, one: int, ahead: npt.NDArray[np.bool_], behind: npt.NDArray[np.bool_]) -> Draws:
        """By draw, the largest standardised error in favour of `one` over `ahead`, or of `behind` over it.

        `one` itself may be among them: its difference to itself is zero and changes no largest error.
        """
        found = np.full(self.errors.shape[1], -np.inf, dtype=np.float32)
        for others, sign in ((ahead, 1.0), (behind, -1.0)):
            if others.any():
                weights = (sign / self.spread[one, others, None]).astype(np.float32)
                np.maximum(found, ((self.errors[others] - self.errors[one]) * weights).max(axis=0), out=found)
        return found


def errors_of(centre: npt.NDArray[np.floating], draws: Draws) -> Errors:
    """The errors of `centre` (applications,) as the draws (draws × applications) have them.

    What all applications share in a draw cancels in differences and is taken out first. ValueError where
    shapes differ or a number is not finite.
    """
    if draws.ndim != 2 or draws.shape[1:] != centre.shape or not len(draws):
        raise ValueError(f"{centre.shape} scores do not fit draws of the shape {draws.shape}")
    if not (np.isfinite(centre).all() and np.isfinite(draws).all()):
        raise ValueError("a score or a draw is not finite; differences cannot be compared")
    used = draws[: max(COMPARED // len(centre) ** 2, FEWEST)]
    middle = centre.mean()
    errors = used.astype(np.float64) - centre
    errors -= errors.mean(axis=1, keepdims=True)
    return Errors(centre - middle, np.ascontiguousarray(errors.T, dtype=np.float32), _spread(errors))


def critical(largest: Draws, level: float) -> float:
    """What the largest error does not pass in `level` of the draws; infinite where they are too few."""
    place = math.ceil(level * (len(largest) + 1) - 1e-9)
    return math.inf if place > len(largest) else float(np.partition(largest, place - 1)[place - 1])


def _spread(errors: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Standard deviations of differences; never zero: division hangs on that, validity on none of them."""
    covariance = np.atleast_2d(np.cov(errors, rowvar=False, bias=True))
    own = np.diag(covariance)
    both = own[:, None] + own
    squared = np.maximum(both - 2 * covariance, 1e-8 * both)
    return np.sqrt(np.where(squared > 0, squared, 1.0))
