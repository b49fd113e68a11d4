"""Which organisations are one firm in a comparison: those that merged, split or changed their number."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from models.firm_years import Flags, Floats

Integers = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class OneFirm:
    """Organisations (positions in their sorted index) and the firms (units) that they make up.

    unit: of every organisation, the position of its unit's first organisation. succeeded: the year in which
    the organisation went on in another, a very late year where it did not.
    """

    unit: Integers
    succeeded: Integers

    @property
    def size(self) -> int:
        """How many organisations there are."""
        return len(self.unit)

    def any(self, flags: Flags) -> Flags:
        """By position of a unit's first organisation: whether it holds for one of its organisations."""
        return np.bincount(self.unit, flags, minlength=self.size) > 0

    def count(self, flags: Flags) -> Integers:
        """By position of a unit's first organisation: for how many of its organisations it holds."""
        return np.bincount(self.unit, flags, minlength=self.size).astype("int64")

    def total(self, values: Floats, filed: Flags) -> Floats:
        """Sums over the organisations that filed; missing where nobody did, or one that did has no value."""
        known = filed & np.isfinite(values)
        summed = np.bincount(self.unit, np.where(known, values, 0.0), minlength=self.size)
        whole = self.any(filed) & (self.count(known) == self.count(filed))
        total: Floats = np.where(whole, summed, np.nan)
        return total


NEVER = 9999


def one_firm(
    successions: pd.DataFrame, orgs: pd.Index, *, base: int, until: pd.Timestamp, listed: Flags | None = None
) -> OneFirm:
    """Firms connected by successions dated in the base year or later, by the day `until`.

    successions: rows org_id, successor_id, on; their organisations stand in `orgs`, which is sorted. Chains,
    cycles and repeated rows make one firm of all that they connect, whatever the order of the rows. Its first
    organisation is the first of those `listed` (all), if any is.
    """
    dated = successions["on"].between(pd.Timestamp(base, 1, 1), until)
    rows = successions[dated]
    before, after = (orgs.get_indexer(pd.Index(rows[name])) for name in ("org_id", "successor_id"))
    graph = coo_array((np.ones(len(rows)), (before, after)), shape=(len(orgs), len(orgs)))
    _, label = connected_components(graph, directed=False)
    order = np.arange(len(orgs)) if listed is None else np.argsort(~listed, kind="stable")
    first = order[np.unique(label[order], return_index=True)[1]]
    succeeded = np.full(len(orgs), NEVER, dtype="int64")
    np.minimum.at(succeeded, before, rows["on"].dt.year.to_numpy(dtype="int64"))
    return OneFirm(first[label].astype("int64"), succeeded)
