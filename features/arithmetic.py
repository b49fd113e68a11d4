"""Arithmetic on what may be missing: no number is made of a missing part, and none depends on its neighbours.

Everything takes numbers or aligned arrays. Sums run strictly from left to right along the last axis, so that
an application has the same last bit alone and among sixty, however wide the widest list of members is.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def ratio(part: Floats | float, whole: Floats | float) -> Floats:
    """`part` / `whole`; missing where the whole is not above zero.

    >>> float(ratio(20, 80)), float(ratio(20, 0))
    (0.25, nan)
    """
    quotient: Floats = part / np.where(np.greater(whole, 0), whole, np.nan)
    return quotient


def percent(part: Floats, whole: Floats) -> Floats:
    """`part` as a percentage of `whole`; missing where the whole is not above zero."""
    return 100 * ratio(part, whole)


def logarithm(value: Floats) -> Floats:
    """Natural logarithm; missing for zero and below."""
    log: Floats = np.log(np.where(np.greater(value, 0), value, np.nan))
    return log


def total(values: Floats) -> Floats:
    """Sum along the last axis over what is known, left to right; missing where nothing is known.

    >>> float(total([3, np.nan, 4]))
    7.0
    """
    known = np.isfinite(values)
    if not known.shape[-1]:
        return np.full(known.shape[:-1], np.nan)
    running = np.cumsum(np.where(known, values, 0.0), axis=-1)[..., -1]
    summed: Floats = np.where(known.any(axis=-1), running, np.nan)
    return summed


def count(values: Floats) -> Floats:
    """How many values along the last axis are known."""
    known: Floats = np.isfinite(values).sum(axis=-1).astype(float)
    return known


def median(values: Floats) -> Floats:
    """Median along the last axis over what is known; missing where nothing is known.

    >>> float(median([4, np.nan, 1, 3]))
    3.0
    """
    ordered = np.sort(np.asarray(values, dtype=float), axis=-1)  # missing values come last
    known = np.isfinite(ordered).sum(axis=-1, keepdims=True)
    lower = np.take_along_axis(ordered, np.maximum(known - 1, 0) // 2, axis=-1)
    upper = np.take_along_axis(ordered, np.minimum(known // 2, ordered.shape[-1] - 1), axis=-1)
    middle: Floats = np.where(known > 0, (lower + upper) / 2, np.nan)[..., 0]
    return middle


def together(*columns: Floats) -> tuple[Floats, ...]:
    """The columns with a value only where all of them have one: sums of a ratio then cover the same members.

    >>> [column.tolist() for column in together([1, np.nan, 3], [4, 5, np.nan])]
    [[1.0, nan, nan], [4.0, nan, nan]]
    """
    arrays = np.broadcast_arrays(*(np.asarray(column, dtype=float) for column in columns))
    known = np.logical_and.reduce([np.isfinite(array) for array in arrays])
    return tuple(np.where(known, array, np.nan) for array in arrays)


def ratio_of_totals(parts: Floats, wholes: Floats) -> Floats:
    """Σ parts / Σ wholes along the last axis, over those for which both are known.

    >>> float(ratio_of_totals([2, 1, np.nan], [10, np.nan, 5]))
    0.2
    """
    known_parts, known_wholes = together(parts, wholes)
    return ratio(total(known_parts), total(known_wholes))
