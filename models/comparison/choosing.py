"""Controls chosen inside one cell: with replacement all at once, without it in turn."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from models.comparison.design import Design
from models.comparison.nearest import Found, nearest
from models.comparison.places import Integers, Places

AT_A_TIME = 512
"""Treated units between two looks at which controls are left; the result does not depend on it."""


def chosen(
    stand: Places, ours: Integers, others: Integers, design: Design, free: npt.NDArray[np.bool_]
) -> Found:
    """Controls (positions in `others`) of treated units (positions in `ours`).

    Without replacement only those `free` are given (one flag a unit), and marked as taken there.
    """
    if design.replacement:
        return nearest(stand, ours, others, design.neighbours, design.caliper)
    in_turn = np.argsort(stand.turn[ours], kind="stable")
    taken: list[tuple[int, int, float]] = []
    for _ in range(design.neighbours):
        for first in range(0, len(in_turn), AT_A_TIME):
            taken += _in_turn(stand, ours, others, in_turn[first : first + AT_A_TIME], design.caliper, free)
    wanted, offered, distance = (
        zip(*sorted(taken, key=lambda one: one[0]), strict=True) if taken else ((), (), ())
    )
    return Found(np.array(wanted, "int64"), np.array(offered, "int64"), np.array(distance, "float64"))


def _in_turn(
    stand: Places,
    ours: Integers,
    others: Integers,
    some: Integers,
    caliper: float | None,
    free: npt.NDArray[np.bool_],
) -> list[tuple[int, int, float]]:
    """One control for each of `some` treated units in turn, while there are any.

    Each has as many wishes as there are units in this batch: those before it cannot take them all.
    """
    left = np.flatnonzero(free[others])
    wishes = nearest(stand, ours[some], others[left], len(some), caliper)
    starts = np.searchsorted(wishes.wanted, np.arange(len(some) + 1))
    taken = []
    for number, (start, end) in enumerate(pairwise(starts)):
        wished = left[wishes.offered[start:end]]
        open_ones = np.flatnonzero(free[others[wished]])
        if len(open_ones):
            first = open_ones[0]
            free[others[wished[first]]] = False
            taken.append((int(some[number]), int(wished[first]), float(wishes.distance[start + first])))
    return taken
