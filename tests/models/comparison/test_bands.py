"""The cells: sectors as fine as they are thick, bands with declared limits."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.comparison.bands import AGES, THICK, banded, divisions, region_types, sector_cells, size_bands
from tests.models.own_numbers import table


def test_limits_belong_to_the_upper_band() -> None:
    sizes = np.array([0.0, 4.9, 5, 9.9, 10, 49.9, 50, 249.9, 250, np.nan])
    assert size_bands(sizes, np.zeros(10, dtype=bool)).tolist() == [
        "under 5", "under 5", "5–9", "5–9", "10–49", "10–49", "50–249", "50–249", "250 or more", "unknown",
    ]  # fmt: skip
    assert size_bands(sizes[:2], np.array([True, False])).tolist() == ["new", "under 5"]
    assert banded(np.array([2.0, 3, 10, 11]), AGES).tolist() == ["0–2", "3–5", "6–10", "11 or more"]


def test_regions_are_told_apart_by_their_inhabitants() -> None:
    regions = table(
        "regions", [{"region_id": r, "population": n} for r, n in zip("abc", (4e3, 5e3, 5e4), strict=True)]
    )
    told = region_types(pd.Series(["a", "b", "c", "d", None]), regions)
    assert told.tolist() == ["rural", "town", "city", "unknown", "unknown"]


def cells_of(*counts: tuple[str, int, int]) -> dict[str, set[str]]:
    """Cells by sector, of (sector, treated, outside)."""
    sectors = pd.Series([sector for sector, ours, others in counts for _ in range(ours + others)])
    treated = np.array([n < ours for _, ours, others in counts for n in range(ours + others)])
    cells = sector_cells(sectors, divisions(sectors), treated)
    return pd.Series(cells).groupby(sectors).agg(set).to_dict()


def test_a_division_is_taken_apart_where_all_its_sectors_with_members_are_thick() -> None:
    fine = {"26.1": {"26.1"}, "26.5": {"26.5"}, "27.1": {"27.1"}}
    assert cells_of(("26.1", 3, THICK), ("26.5", 1, THICK), ("27.1", 0, 2)) == fine
    assert cells_of(("26.1", 3, THICK), ("26.5", 0, 2), ("27.1", 0, 2)) == fine  # nobody to compare in 26.5
    coarse = cells_of(("26.1", 3, THICK), ("26.5", 1, THICK - 1), ("27.1", 0, 2))
    assert coarse == {"26.1": {"26"}, "26.5": {"26"}, "27.1": {"27.1"}}
