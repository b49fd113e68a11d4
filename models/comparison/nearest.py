"""The nearest units among those offered, by a k-d tree, with a declared rule for ties and a caliper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.spatial import cKDTree

from models.comparison.covariates import Floats
from models.comparison.places import TIE, Integers, Places

Flags = npt.NDArray[np.bool_]
AT_ONCE = 1_000_000
"""Distances held in memory at a time."""


@dataclass(frozen=True, eq=False)
class Found:
    """Three long arrays, sorted by wanted, then by nearness: positions in wanted and in offered, distance."""

    wanted: Integers
    offered: Integers
    distance: Floats


def nearest(
    places: Places, wanted: Integers, offered: Integers, most: int, caliper: float | None = None
) -> Found:
    """For each of `wanted` the `most` nearest of `offered`, all where fewer are in reach.

    Both are positions in `places`. Of units at the same distance the one that `offered` has first comes
    first. No two differ by more than `caliper` in any column of reach.
    """
    search = _Search(places, offered, most, caliper)
    size = max(1, AT_ONCE // (2 * most + 2))
    parts = [
        search.found(np.arange(first, min(first + size, len(wanted))), wanted)
        for first in range(0, len(wanted), size)
    ]
    return _joined(parts)


def _joined(parts: Sequence[Found]) -> Found:
    none = np.array([], dtype="int64")
    found = Found(
        np.concatenate([none, *(one.wanted for one in parts)]),
        np.concatenate([none, *(one.offered for one in parts)]),
        np.concatenate([none.astype("float64"), *(one.distance for one in parts)]),
    )
    order = np.argsort(found.wanted, kind="stable")
    return Found(found.wanted[order], found.offered[order], found.distance[order])


class _Search:
    """A tree over the spots offered: many controls may stand on one, and a tree copes badly with that."""

    def __init__(self, places: Places, offered: Integers, most: int, caliper: float | None) -> None:
        self.places, self.most, self.caliper = places, most, caliper
        _, first, spot = np.unique(places.spot[offered], return_index=True, return_inverse=True)
        self.points, self.reach = places.points[offered[first]], places.reach[offered[first]]
        self.residents = np.argsort(spot, kind="stable")
        count = np.bincount(spot, minlength=len(first))
        self.starts = np.cumsum(count) - count
        self.count = np.minimum(count, most)
        self.tree = cKDTree(self.points)

    def found(self, rows: Integers, wanted: Integers) -> Found:
        """As `nearest`, for some rows of `wanted`."""
        listed, parts = 2 * self.most + 2, []
        while len(rows) and len(self.points):
            listed = min(listed, len(self.points))
            found, done = self._listed(rows, wanted, listed)
            parts.append(found)
            rows, listed = rows[~done], 8 * listed
            if self.caliper is not None:
                parts.append(self._within(rows, wanted))
                break
        return _joined(parts)

    def _listed(self, rows: Integers, wanted: Integers, listed: int) -> tuple[Found, Flags]:
        """Those whose neighbours are among the `listed` nearest spots, and which of the rows these are.

        A row is done when enough stand strictly nearer than the last spot listed: a spot not listed may tie.
        """
        distance, spot = self.tree.query(self.places.points[wanted[rows]], k=np.arange(1, listed + 1))
        allowed = self._allowed(self.places.reach[wanted[rows]], spot)
        enough = np.cumsum(np.where(allowed, self.count[spot], 0), axis=1) >= self.most
        nearer = distance < distance[:, -1:] - TIE
        done = np.asarray((enough & nearer).any(axis=1) | (listed == len(self.points)))
        row, column = np.nonzero(allowed & done[:, None])
        return self._settled(rows[row], spot[row, column], distance[row, column]), done

    def _allowed(self, reach: Floats, spot: Integers) -> Flags:
        if self.caliper is None:
            return np.ones(spot.shape, dtype=bool)
        apart = np.abs(reach[:, None, :] - self.reach[spot])
        return np.asarray((apart <= self.caliper).all(axis=-1))

    def _within(self, rows: Integers, wanted: Integers) -> Found:
        """For rows with few near neighbours within the caliper: all spots within it are looked at."""
        reach = self.places.reach[wanted[rows]]
        within = cKDTree(self.reach).query_ball_point(reach, self.caliper, p=np.inf)
        row = np.repeat(rows, [len(one) for one in within])
        spot = np.array([spot for one in within for spot in one], dtype="int64")
        distance = np.sqrt(((self.places.points[wanted[row]] - self.points[spot]) ** 2).sum(axis=1))
        order = np.lexsort((distance, row))
        return self._settled(row[order], spot[order], distance[order])

    def _settled(self, row: Integers, spot: Integers, distance: Floats) -> Found:
        """Spots by row and distance -> the `most` first of their residents, ties in the order offered."""
        apart = np.diff(row, prepend=-1) > 0
        tie = np.cumsum(apart | (np.diff(distance, prepend=0.0) > TIE))
        count = self.count[spot]
        within = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        resident = self.residents[np.repeat(self.starts[spot], count) + within]
        order = np.lexsort((resident, np.repeat(tie, count)))
        row, distance = np.repeat(row, count)[order], np.repeat(distance, count)[order]
        kept = np.arange(len(row)) - np.searchsorted(row, row) < self.most
        return Found(row[kept], resident[order][kept], distance[kept])
