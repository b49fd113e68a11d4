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
PARTS, FEW_PARTS, MANY_CALLS = 5, 3, 3
"""Kin are held out in five parts; with more than three calls in three, which is folds enough."""
LEAST_LEARNING = 2


def folds(calls: npt.NDArray[Any], kin: npt.NDArray[Any] | None) -> list[Fold]:
    """Folds of the cases, whose calls and kin are named; a case nobody unrelated can learn for is in none.

    With one call and no kin, rows are held out in five parts.
    """
    by_call = _parts(calls, MOST_CALLS, together=True)
    parts = FEW_PARTS if by_call.max(initial=0) >= MANY_CALLS else PARTS
    one = np.zeros(len(calls), dtype="int64")
    for by_kin in (one if kin is None else _parts(kin, parts), one):
        if found := _crossed(by_call, by_kin):
            return found
    return _crossed(one, _parts(np.arange(len(calls)), parts))


def _crossed(by_call: Positions, by_kin: Positions) -> list[Fold]:
    if by_call.max(initial=0) == 0 and by_kin.max(initial=0) == 0:
        return []
    pairs = [_fold(by_call, by_kin, one, other) for one in np.unique(by_call) for other in np.unique(by_kin)]
    return [(learn, held) for learn, held in pairs if len(learn) >= LEAST_LEARNING and len(held)]


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
