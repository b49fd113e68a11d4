"""The cells in which firms are compared: sector, size band, type of region, age band."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.firm_years import Flags, Floats

Texts = npt.NDArray[np.object_]
SIZES = (("under 5", 5), ("5–9", 10), ("10–49", 50), ("50–249", 250), ("250 or more", np.inf))
"""Employees at the start, full-time equivalents."""
AGES = (("0–2", 3), ("3–5", 6), ("6–10", 11), ("11 or more", np.inf))
"""Full years from the year of founding to the base year."""
REGIONS = (("rural", 5_000), ("town", 50_000), ("city", np.inf))
"""Inhabitants of the region; the sizes of Eurostat's urban clusters and urban centres (2021)."""
NEW, UNKNOWN = "new", "unknown"
THICK = 50
"""Firms outside that each sector of a division needs for the division to be taken apart."""


def banded(values: Floats, bands: Sequence[tuple[str, float]]) -> Texts:
    """The first band whose upper end is above the value.

    >>> banded(np.array([0.5, 5.0, np.nan]), SIZES).tolist()
    ['under 5', '5–9', 'unknown']
    """
    names = np.array([name for name, _ in bands], dtype=object)
    place = np.searchsorted([upper for _, upper in bands], values, side="right")
    return np.where(np.isnan(values), UNKNOWN, names[np.minimum(place, len(bands) - 1)])


def size_bands(employees: Floats, born: Flags) -> Texts:
    """Bands of employees at the start; `new` for firms born after it."""
    return np.where(born, NEW, banded(employees, SIZES)).astype(object)


def region_types(region: pd.Series, regions: pd.DataFrame) -> Texts:
    """Rural, town or city by the inhabitants of the firm's region; unknown where these are not given."""
    population = regions.set_index("region_id")["population"].reindex(region)
    return banded(population.to_numpy(dtype="float64"), REGIONS)


def divisions(sectors: pd.Series) -> pd.Series:
    """Two-digit industries: the first two characters, without a leading section letter.

    >>> divisions(pd.Series(["03.2", "C10.2", None])).fillna("").tolist()
    ['03', '10', '']
    """
    named = sectors.drop_duplicates()
    two = named.str.replace(r"^[A-Za-z](?=\d\d)", "", regex=True).str[:2]
    return sectors.map(dict(zip(named, two, strict=True)))


def sector_cells(sectors: pd.Series, division: pd.Series, treated: Flags) -> Texts:
    """The sector as declared where every sector of its division with a treated firm has THICK others.

    Elsewhere the two-digit industry, for all firms of the division: cells do not overlap. Unknown sectors
    are a cell of their own.
    """
    division = division.fillna(UNKNOWN)
    facts = pd.DataFrame({"sector": sectors.fillna(UNKNOWN), "division": division, "treated": treated})
    count = facts.groupby(["division", "sector"])["treated"].agg(["sum", "size"])
    thin = (count["sum"] > 0) & (count["size"] - count["sum"] < THICK)
    coarse = thin.groupby(level="division").any()
    return np.where(division.map(coarse), division, facts["sector"]).astype(object)
