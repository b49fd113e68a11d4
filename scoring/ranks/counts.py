"""How often each application has each rank over the draws.

A float32 and the number of its column make one 64-bit key, so that one vectorised sort of whole numbers gives
the order. Everything is added up in whole numbers: neither the order of rows nor the size of chunks can
change a digit. Applications that tie in a draw share their ranks evenly: each has each of them in part.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from scoring.ranks.draws import Draws, batches

SORTED = 64
"""Draws sorted at a time: their keys stay in the second-level cache."""
GATHERED = 1024
"""Draws counted at a time."""
TOGETHER = 16
"""Ranks counted at a time: their counts stay in the cache."""
WHOLE = 1 << 40
"""One draw, where ties share it: parts of it are whole numbers, whose sum knows no order."""


Order = npt.NDArray[np.uint16] | npt.NDArray[np.uint32]


def rank_counts(draws: Draws | Iterable[Draws]) -> npt.NDArray[np.float32]:
    """(applications × ranks) in draws: how often the application (row) has the rank (column 0 is rank 1).

    Rows add up to the number of draws, and so do columns. 2,000 applications × 10,000 draws need about 60 MB
    beside the draws. ValueError as `batches`.
    """
    tally: _Tally | None = None
    for batch in batches(draws, GATHERED):
        tally = tally or _Tally(batch.shape[1])
        tally.add(batch)
    assert tally is not None  # batches refuses draws without rows
    return tally.shared().T


class _Tally:
    """Counts (ranks × applications) of draws ranked so far; column n collects the places of ties."""

    def __init__(self, applications: int) -> None:
        self.applications = applications
        self.small = np.dtype(np.uint16 if applications < 2**16 - 1 else np.uint32)
        self.counts = np.zeros((applications, applications), dtype=np.int32)
        self.ties = np.zeros((applications + 1, applications), dtype=np.int64)
        self.columns = np.arange(applications, dtype=np.uint64)

    def add(self, batch: Draws) -> None:
        """Rank the draws of a batch and count them."""
        order = np.empty((self.applications, len(batch)), dtype=self.small)
        for start in range(0, len(batch), SORTED):
            order[:, start : start + SORTED] = self._order(batch[start : start + SORTED]).T
        width, ranks = self.applications + 1, np.arange(TOGETHER)[:, None]
        for rank in range(0, self.applications, TOGETHER):
            block = order[rank : rank + TOGETHER]
            places = (block + width * ranks[: len(block)]).ravel()
            counted = np.bincount(places, minlength=width * len(block)).reshape(len(block), width)
            self.counts[rank : rank + TOGETHER] += counted[:, :-1].astype(np.int32)

    def _order(self, rows: Draws) -> Order:
        keys = (_falling(rows).astype(np.uint64) << np.uint64(32)) | self.columns
        keys.sort(axis=1)
        order: Order = keys.astype(np.uint32).astype(self.small)
        same = (keys[:, 1:] ^ keys[:, :-1]) < np.uint64(2**32)
        for row in np.flatnonzero(same.any(axis=1)):
            self._share(order[row], same[row])
        return order

    def _share(self, order: Order, same: npt.NDArray[np.bool_]) -> None:
        """Give each of those that tie in a draw an equal part of each rank they hold together."""
        starts = np.flatnonzero(np.concatenate(([True], ~same)))
        sizes = np.diff(starts, append=len(order))
        first, size = np.repeat(starts, sizes), np.repeat(sizes, sizes)
        tied = size > 1
        first, size, who = first[tied], size[tied], order[tied].astype(np.intp)
        part = (WHOLE + size // 2) // size
        self.ties[first, who] += part
        self.ties[first + size, who] -= part
        order[tied] = self.applications

    def shared(self) -> npt.NDArray[np.float32]:
        """Whole draws and parts of draws together, written over the counts to spare a second table."""
        told = self.counts.view(np.float32)
        running = np.zeros(self.applications, dtype=np.int64)
        for rank in range(self.applications):
            running += self.ties[rank]
            told[rank] = self.counts[rank] + running / WHOLE
        return told


def _falling(rows: Draws) -> npt.NDArray[np.uint32]:
    """Whole numbers in the opposite order of the values; 0 and −0 are one."""
    bits = (rows + np.float32(0)).view(np.int32)
    bits ^= (bits >> 31) & np.int32(0x7FFFFFFF)
    return np.invert(bits, out=bits).view(np.uint32) ^ np.uint32(0x80000000)
