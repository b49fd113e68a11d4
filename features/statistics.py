"""Official statistics of regions and sectors, laid out as region × sector squares of one year each.

A row whose jobs are empty is suppressed: it is known to be there, not how large. A row that is absent has
no jobs in that year. Growth is taken over published cells only. Totals need every part, so that a suppressed
cell enters them at an estimate, and a total of which more than a fifth is estimated is missing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.arithmetic import Floats, ratio, total

LARGEST_ESTIMATED_SHARE = 0.2
FULL_YEAR, HALF_YEAR = 0.9, 0.5
"""A year is out once it has nine tenths of the rows of the fullest year known, and half of its numbers."""
ROUNDS = 30


@dataclass(frozen=True)
class Squares:
    """`region_sectors` by year: squares of regions × sectors, both in alphabetical order."""

    regions: pd.Index
    sectors: pd.Index
    frame: pd.DataFrame
    region: NDArray[np.intp]
    sector: NDArray[np.intp]

    def of(self, column: str, year: float) -> Floats:
        """One column in one year; missing where there is no row or the cell is suppressed."""
        square = np.full((len(self.regions), len(self.sectors)), np.nan)
        rows = self.frame["year"].to_numpy() == year
        square[self.region[rows], self.sector[rows]] = self.frame[column].to_numpy()[rows]
        return square

    def listed(self, year: float) -> NDArray[np.bool_]:
        """Which cells have a row in that year, published or suppressed."""
        square = np.zeros((len(self.regions), len(self.sectors)), dtype=bool)
        rows = self.frame["year"].to_numpy() == year
        square[self.region[rows], self.sector[rows]] = True
        return square

    def latest_year(self, *columns: str) -> float:
        """The latest year that is out with all these columns; missing where there is none."""
        published = self.frame[list(columns)].notna().all(axis=1).groupby(self.frame["year"]).sum()
        rows = self.frame["year"].value_counts().reindex(published.index)
        out = (rows >= FULL_YEAR * rows.max()) & (published >= HALF_YEAR * published.max()) & (published > 0)
        return float(published.index[out].max())


def squares(region_sectors: pd.DataFrame) -> Squares:
    """The table laid out by region and sector; its rows may come in any order."""
    regions = pd.Index(sorted(region_sectors["region_id"].unique()), dtype="str")
    sectors = pd.Index(sorted(region_sectors["sector"].unique()), dtype="str")
    return Squares(
        regions,
        sectors,
        region_sectors,
        regions.get_indexer(region_sectors["region_id"]),
        sectors.get_indexer(region_sectors["sector"]),
    )


@dataclass(frozen=True)
class Jobs:
    """Jobs of one year: `published` cells, `cells` with estimates, and totals that are whole or missing."""

    published: Floats
    cells: Floats
    region: Floats
    sector: Floats
    nation: float

    @property
    def quotients(self) -> Floats:
        """Location quotients, regions × sectors; missing where a total is."""
        return ratio(ratio(self.cells, self.region[:, None]), ratio(self.sector, self.nation))


def jobs_of(table: Squares, year: float) -> Jobs:
    """Jobs of that year with the suppressed cells estimated, as far as totals need them.

    An estimate is the cell's value added at the sector's jobs per value added; where that is not published
    either, what region and sector would have without specialisation (quasi-independence: Bishop, Fienberg &
    Holland, Discrete Multivariate Analysis, 1975, chapter 5). A sector that is published nowhere is left out.
    """
    published, added = table.of("jobs", year), table.of("value_added", year)
    suppressed = table.listed(year) & np.isnan(published)
    known = np.where(table.listed(year), published, 0.0)
    known[:, np.isnan(published).all(axis=0)] = 0.0
    cells = _independent(_by_value_added(known, added))
    estimated = np.where(suppressed, cells, 0.0)
    return Jobs(
        published=published,
        cells=cells,
        region=_whole(total(cells), total(estimated)),
        sector=_whole(total(cells.T), total(estimated.T)),
        nation=float(_whole(total(total(cells)), total(total(estimated)))),
    )


def _whole(sum_of_cells: Floats, estimated: Floats) -> Floats:
    trusted = estimated <= LARGEST_ESTIMATED_SHARE * sum_of_cells
    return np.where(trusted & (sum_of_cells > 0), sum_of_cells, np.nan)


def _by_value_added(jobs: Floats, value_added: Floats) -> Floats:
    both = np.isfinite(jobs) & np.isfinite(value_added)
    sums = [total(np.where(both, square, np.nan).T) for square in (jobs, value_added)]
    estimate = np.maximum(value_added, 0.0) * ratio(*sums)
    return np.where(np.isnan(jobs), estimate, jobs)


def _independent(jobs: Floats) -> Floats:
    """Unknown cells as row total × column total / total, repeated until they no longer move."""
    unknown = np.isnan(jobs)
    filled = np.where(unknown, 0.0, jobs)
    for _ in range(ROUNDS if unknown.any() else 0):
        expected = total(filled)[:, None] * ratio(total(filled.T), total(total(filled)))
        filled = np.where(unknown, np.nan_to_num(expected), filled)
    return filled


def sector_groups(sectors: pd.Index) -> Floats:
    """Numbers of the two-digit industries: the first two characters, without a leading section letter.

    >>> sector_groups(pd.Index(["03.1", "03.2", "C10.2", "111CA", "HS"])).tolist()
    [0.0, 0.0, 1.0, 2.0, 3.0]
    """
    divisions = sectors.str.replace(r"^[A-Za-z](?=\d\d)", "", regex=True).str[:2]
    return np.unique(divisions, return_inverse=True)[1].astype(float)


def relatedness(quotients: Floats) -> Floats:
    """φ: the smaller of the chances that a region specialised in one of two sectors is so in the other.

    Sectors × sectors; missing on the diagonal.

    >>> relatedness(np.array([[2.0, 2.0], [2.0, 0.5], [0.5, 0.5]])).tolist()
    [[nan, 0.5], [0.5, nan]]
    """
    there = (quotients > 1).astype(float)
    both = there.T @ there  # counts: whole numbers, so that the order of the sum does not matter
    regions = there.sum(axis=0)
    phi = ratio(both, np.maximum(regions[:, None], regions))
    phi[np.diag_indices_from(phi)] = np.nan
    return phi
