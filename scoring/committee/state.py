"""What the committee's sampler reads, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class State:
    """One draw a chain: arrays begin with the chain; `quality` is θ, `shift` ν, `spread` β, `noise` σ²."""

    middle: Floats
    quality: Floats
    shift: Floats
    spread: Floats
    noise: Floats
    typical_noise: Floats
    between: Floats
    between_reviewers: Floats


@dataclass(frozen=True, eq=False)
class Marks:
    """The data as the sampler reads them; applications × reviewers, or chains × applications × reviewers.

    `known` is 1 where there is a mark; `value` is 0 elsewhere.
    """

    known: Floats
    value: Floats

    @property
    def of_application(self) -> Floats:
        """Marks an application."""
        count: Floats = self.known.sum(axis=1)
        return count

    @property
    def of_reviewer(self) -> Floats:
        """Marks a reviewer."""
        count: Floats = self.known.sum(axis=0)
        return count


def marks_of(matrix: Floats) -> Marks:
    """From a matrix with NaN where there is no mark; what is known is the same in all chains."""
    known = ~np.isnan(matrix)
    one = known if matrix.ndim == 2 else known[0]
    return Marks(one.astype(np.float64), np.where(known, matrix, 0.0))
