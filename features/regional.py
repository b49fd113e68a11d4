"""What the statistics of its region and sector say about every application: ingredients by name.

Every ingredient is aligned with the applications; those "of regions" or "of sectors" have one more axis.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.arithmetic import Floats, ratio, total
from features.proximity import great_circle
from features.statistics import Squares, jobs_of, relatedness, sector_groups, squares
from features.tables import Tables

SPAN = 3
"""Years over which growth is taken; shorter where the statistics do not reach that far back."""
Positions = NDArray[np.intp]
Ingredients = dict[str, Floats]


def regional(tables: Tables, applications: pd.DataFrame) -> Ingredients:
    """Ingredients from `region_sectors` and `regions`, already cut to what was known."""
    table = squares(tables.region_sectors)
    region = _positions(table.regions, applications["region_id"])
    sector = _positions(table.sectors, applications["sector"])
    levels = _levels(table, region, sector, tables.regions)
    return {
        **levels,
        **_growth(table, region, sector),
        **_money(table, region, sector),
        **_places(tables.regions, applications["region_id"], levels["region_jobs"]),
    }


def _positions(index: pd.Index, values: pd.Series) -> Positions:
    return index.get_indexer(values.astype("str"))


def _at(values: Floats, *positions: Positions) -> Floats:
    """Values at positions along the first axes; missing where a position is unknown (−1)."""
    known = np.logical_and.reduce([position >= 0 for position in positions])
    rest = values.shape[len(positions) :]
    picked = np.full((len(known), *rest), np.nan)
    picked[known] = values[tuple(position[known] for position in positions)]
    return picked


def _levels(table: Squares, region: Positions, sector: Positions, regions: pd.DataFrame) -> Ingredients:
    jobs = jobs_of(table, table.latest_year("jobs"))
    quotients = jobs.quotients
    whole = np.where(np.isfinite(jobs.region)[:, None], jobs.cells, np.nan)
    far = _kilometres(table.regions, regions)
    return {
        "jobs": _at(jobs.published, region, sector),
        "region_jobs": _at(jobs.region, region),
        "nation_sector_jobs": _at(jobs.sector, sector),
        "nation_jobs": np.full(len(region), jobs.nation),
        "sector_jobs": _at(whole, region),
        "sector_groups": sector_groups(table.sectors),
        "relatedness": _at(relatedness(quotients), sector),
        "specialised": _at(np.where(np.isnan(quotients), np.nan, quotients > 1), region),
        "kilometres_to_regions": _at(far, region),
        "quotients_of_regions": _at(quotients.T, sector),
    }


def _kilometres(ids: pd.Index, regions: pd.DataFrame) -> Floats:
    """Distances between the regions' centres; missing to itself."""
    places = regions.set_index("region_id")[["lat", "lon"]].reindex(ids)
    lat, lon = places["lat"].to_numpy(), places["lon"].to_numpy()
    far = great_circle(lat[:, None], lon[:, None], lat, lon)
    far[np.diag_indices_from(far)] = np.nan
    return far


def _growth(table: Squares, region: Positions, sector: Positions) -> Ingredients:
    """Jobs at both ends of the longest span, up to SPAN years, of which the own cell publishes both ends."""
    year = table.latest_year("jobs")
    after = table.of("jobs", year)
    names = ("jobs_before", "jobs_after", "nation_before", "nation_after", "shift_years")
    cell = {name: np.full(len(region), np.nan) for name in names}
    tide = {name: np.full(len(region), np.nan) for name in ("tide_before", "tide_after", "tide_years")}
    for span in range(1, SPAN + 1):  # a longer span, where there is one, replaces the shorter
        before = table.of("jobs", year - span)
        nation = [_at(column, sector) for column in _matched(before, after)]
        own = [_at(before, region, sector), _at(after, region, sector), *nation]
        _replace(cell, [*own, np.full(len(region), span)], np.isfinite(own[0]) & np.isfinite(own[1]))
        _replace(tide, [*nation, np.full(len(region), span)], np.isfinite(nation[0]))
    return {**cell, **tide}


def _matched(before: Floats, after: Floats) -> tuple[Floats, Floats]:
    """National jobs by sector at both ends, over the regions that publish both."""
    both = np.isfinite(before) & np.isfinite(after)
    one, other = (total(np.where(both, square, np.nan).T) for square in (before, after))
    return one, other


def _replace(columns: Ingredients, values: list[Floats], where: NDArray[np.bool_]) -> None:
    for name, value in zip(columns, values, strict=True):
        columns[name] = np.where(where, value, columns[name])


def _money(table: Squares, region: Positions, sector: Positions) -> Ingredients:
    """Wages and surplus, each in the latest year in which it is published together with its denominator."""
    paid = table.latest_year("wages", "jobs")
    wages, jobs = table.of("wages", paid), table.of("jobs", paid)
    both = np.isfinite(wages) & np.isfinite(jobs)
    sums = [total(np.where(both, square, np.nan).T) for square in (wages, jobs)]
    earned = table.latest_year("surplus", "value_added")
    return {
        "cell_wages": _at(wages, region, sector),
        "cell_jobs": _at(jobs, region, sector),
        "nation_wage": _at(ratio(*sums), sector),
        "surplus": _at(table.of("surplus", earned), region, sector),
        "sector_value_added": _at(table.of("value_added", earned), region, sector),
    }


def _places(regions: pd.DataFrame, region_id: pd.Series, region_jobs: Floats) -> Ingredients:
    own = regions.set_index("region_id").reindex(region_id)
    inhabitants = own["population"].to_numpy()
    counted = regions["population"].notna().any()
    return {
        "inhabitants": inhabitants,
        "inhabitants_or_jobs": inhabitants if counted else region_jobs,
        "area_km2": own["area_km2"].to_numpy(),
    }
