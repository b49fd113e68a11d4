"""The linear programme behind an assignment: one unit flows from every reading to a reader.

Its matrix is totally unimodular, so the corners that the simplex method returns are whole numbers.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.optimize import linprog
from scipy.sparse import csr_array

from scoring.committee.procedure.readers import Asked

Floats = npt.NDArray[np.float64]
Places = npt.NDArray[np.int64]
ENOUGH = 3
"""Shared sector words beyond which a reader does not fit better."""
EXACT = 1e-6
"""Reduced costs of whole-number costs are whole numbers; what is nearer to 0 is 0."""


@dataclass(frozen=True, eq=False)
class Flow:
    """Variables: the open pairs, what each bid lacks, and the units of each reader's load, in this order."""

    matrix: csr_array
    demand: Floats
    lower: Floats
    upper: Floats
    costs: tuple[Floats, ...]
    pairs: slice
    lacks: slice

    def settled(self) -> Floats:
        """The best corner by the first cost, among equally good ones by the second, and so on.

        Where a reduced cost is not 0, every solution that is as good has that variable at the same bound.
        """
        lower, upper = self.lower.copy(), self.upper.copy()
        for cost in self.costs:
            bounds = np.column_stack([lower, upper])
            best = linprog(cost, A_eq=self.matrix, b_eq=self.demand, bounds=bounds, method="highs-ds")
            if best.status != 0:
                raise ArithmeticError(f"the assignment could not be solved: {best.message}")
            reduced = best.lower.marginals + best.upper.marginals
            upper = np.where(reduced > EXACT, lower, upper)
            lower = np.where(reduced < -EXACT, upper, lower)
        return np.asarray(best.x)


def flow_of(asked: Asked, top: int) -> Flow:
    """The programme in which nobody reads more than `top`, save by hand.

    Where that is enough for all, no assignment beyond `top` is more even.
    """
    bid, reader = _places(asked)
    wanted = np.array([pair in asked.fixed for pair in asked.open], dtype=float)
    tried = np.maximum(
        np.minimum(asked.room, top), np.bincount(reader, wanted, len(asked.readers)).astype(int)
    )
    owner = np.repeat(np.arange(len(tried)), tried)
    unit = np.concatenate([np.arange(1, n + 1) for n in tried]) if len(owner) else np.array([], dtype=int)
    n, bids = len(asked.open), len(asked.bids)
    parts = (n, bids, len(unit))
    return Flow(
        _matrix(bid, reader, owner, bids, len(tried)),
        np.concatenate([np.asarray(asked.demand, dtype=float), np.zeros(len(tried))]),
        np.concatenate([wanted, np.zeros(bids + len(unit))]),
        np.concatenate([np.ones(n), np.asarray(asked.demand, dtype=float), np.ones(len(unit))]),
        (
            _cost(parts, lacks=np.full(bids, 4.0 * top + 4), units=2.0 * unit - 1),
            _cost(parts, pairs=-_fits(asked)),
            _cost(parts, pairs=_lots(asked)),
        ),
        slice(0, n),
        slice(n, n + bids),
    )


def _places(asked: Asked) -> tuple[Places, Places]:
    """The place of every open pair's bid and reader."""
    bids = {one.application_id: place for place, one in enumerate(asked.bids)}
    readers = {one.person: place for place, one in enumerate(asked.readers)}
    places = np.array([(bids[name], readers[person]) for name, person in asked.open], dtype=np.int64)
    told = places.reshape(-1, 2)
    return told[:, 0], told[:, 1]


def _matrix(bid: Places, reader: Places, owner: Places, bids: int, readers: int) -> csr_array:
    """Rows: every bid's readings and what it lacks are its demand; every reader's readings are its units."""
    n, units = len(bid), len(owner)
    rows = np.concatenate([bid, bids + reader, np.arange(bids), bids + owner])
    columns = np.concatenate([np.arange(n), np.arange(n), n + np.arange(bids + units)])
    values = np.concatenate([np.ones(2 * n + bids), -np.ones(units)])
    return csr_array((values, (rows, columns)), shape=(bids + readers, n + bids + units))


def _cost(
    parts: tuple[int, int, int],
    *,
    pairs: Floats | None = None,
    lacks: Floats | None = None,
    units: Floats | None = None,
) -> Floats:
    given: Sequence[Floats | None] = (pairs, lacks, units)
    return np.concatenate([np.zeros(n) if one is None else one for n, one in zip(parts, given, strict=True)])


def _fits(asked: Asked) -> Floats:
    """How many sector words bid and reader share, up to ENOUGH."""
    bids = {one.application_id: _words(one.sectors) for one in asked.bids}
    readers = {one.person: _words(one.expertise) for one in asked.readers}
    fits = [min(len(bids[name] & readers[person]), ENOUGH) for name, person in asked.open]
    return np.array(fits, dtype=float)


def _words(words: frozenset[str]) -> frozenset[str]:
    return frozenset(one.strip().casefold() for one in words)


def _lots(asked: Asked) -> Floats:
    """A whole number a pair, from nothing but its two names."""
    told = (hashlib.sha256(f"{name}\n{person}".encode()).digest() for name, person in asked.open)
    return np.array([int.from_bytes(one[:2]) for one in told], dtype=float)
