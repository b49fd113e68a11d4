"""As how many independent cases weighted ones count."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def effective_number(weights: npt.ArrayLike) -> float:
    """(Σ weight)² / Σ weight²: as how many of equal weight these count (Kish 1965).

    >>> effective_number([1.0, 1.0, 0.0]), effective_number([3.0, 1.0])
    (2.0, 1.6)
    """
    given = np.asarray(weights, dtype="float64")
    return float(given.sum() ** 2 / (given**2).sum())
