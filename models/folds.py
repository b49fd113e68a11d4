"""Folds for choosing settings: a fold's cases share neither call nor kin with the cases that learn for it.

Outcomes of neighbouring calls overlap in time, and applications from one region (or of one consortium that
applies again) share what happened there. Holding out calls alone rewards models that remember places.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.int64]
Fold = tuple[Positions, Positions]
"""Positions of the cases that learn, and of those that are held out."""

MOST_CALLS = 5
"""More calls than these are held out several at a time, neighbours together."""


def folds(calls: npt.NDArray[Any], kin: npt.NDArray[Any] | None) -> list[Fold]:
    """Every case is held out once. `calls` and `kin` name each case's call and group.

    With one call and no kin, rows are held out in five parts.
    """
    by_call = _parts(calls, MOST_CALLS, together=True)
    several = by_call.max(initial=0) > 0
    names = kin if kin is not None else (None if several else np.arange(len(calls)))
    parts = 5 if by_call.max(initial=0) < 3 else 3
    by_kin = np.zeros(len(calls), dtype="int64") if names is None else _parts(names, parts)
    if not several and by_kin.max(initial=0) == 0:
        by_kin = _parts(np.arange(len(calls)), parts)
    pairs = [_fold(by_call, by_kin, one, other) for one in np.unique(by_call) for other in np.unique(by_kin)]
    return [(learn, held) for learn, held in pairs if len(learn) and len(held)]


def _fold(by_call: Positions, by_kin: Positions, call: int, kin: int) -> Fold:
    held = (by_call == call) & (by_kin == kin)
    learn = _others(by_call, call) & _others(by_kin, kin)
    return np.flatnonzero(learn), np.flatnonzero(held)


def _others(parts: Positions, one: int) -> npt.NDArray[np.bool_]:
    others: npt.NDArray[np.bool_] = (parts != one) | (parts.max() == 0)
    return others


def _parts(names: npt.NDArray[Any], most: int, *, together: bool = False) -> Positions:
    """A number below `most` for each case: cases of one name stay together, names in turn or in stretches."""
    kinds, code = np.unique(names, return_inverse=True)
    if together:
        return (code * min(most, len(kinds)) // len(kinds)).astype("int64")
    return (code % most).astype("int64")
