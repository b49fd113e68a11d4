"""What the statistics of its region and sector say about every application: ingredients by name.

Every ingredient is aligned with the applications; those "of regions" or "of sectors" have one more axis.
"""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.arithmetic import Floats, ratio, together, total
from features.driving_forces import latest_shift, local_shift
from features.proximity import great_circle
from features.statistics import Squares, jobs_of, relatedness, sector_groups, squares
from features.tables import Tables

SPAN = 3
"""Years over which growth is taken; shorter where the statistics do not reach that far back."""
SHIFT = ("jobs_before", "jobs_after", "nation_before", "nation_after", "shift_years")
TIDE = ("tide_before", "tide_after", "tide_years")
LATEST = ("latest_before", "latest_after", "latest_nation_before", "latest_nation_after")
PAYROLL = ("payroll_before", "payroll_after", "nation_payroll_before", "nation_payroll_after")
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
    return index.get_indexer(pd.Index(values))


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
    """Jobs at both ends of the longest span, up to SPAN years, at whose both ends the cell is published."""
    year = table.latest_year("jobs")
    after = table.of("jobs", year)
    longest = {name: np.full(after.shape, np.nan) for name in SHIFT}
    tide = {name: np.full(len(table.sectors), np.nan) for name in TIDE}
    for span in range(1, SPAN + 1):  # a longer span, where there is one, replaces the shorter
        before = table.of("jobs", year - span)
        nation = _matched(before, after)
        there = np.isfinite(before) & np.isfinite(after)
        _replace(longest, (before, after, *nation, span), there)
        _replace(tide, (*nation, span), np.isfinite(nation[0]))
    latest = _one_year(table, "jobs", year)
    return {
        **{name: _at(square, region, sector) for name, square in longest.items()},
        **{name: _at(row, sector) for name, row in tide.items()},
        **{name: _at(square, region, sector) for name, square in zip(LATEST, latest, strict=True)},
        "sector_shifts": _at(local_shift(**longest), region),
        "latest_sector_shifts": _at(latest_shift(*latest), region),
        "sector_weights": _at(after, region),
    }


def _matched(before: Floats, after: Floats) -> tuple[Floats, Floats]:
    """The national sums of every sector at both ends, over the regions that publish both."""
    one, other = together(before, after)
    return total(one.T), total(other.T)


def _one_year(table: Squares, column: str, year: float) -> list[Floats]:
    """A column in the year before and in `year`, and the nation's sums at both ends: four squares."""
    before, after = table.of(column, year - 1), table.of(column, year)
    return list(np.broadcast_arrays(before, after, *_matched(before, after)))


def _replace(columns: Ingredients, values: tuple[Floats | int, ...], where: NDArray[np.bool_]) -> None:
    for name, value in zip(columns, values, strict=True):
        columns[name] = np.where(where, value, columns[name])


def _money(table: Squares, region: Positions, sector: Positions) -> Ingredients:
    """Wages and surplus, each in the latest year in which it is published together with its denominator."""
    paid = table.latest_year("wages", "jobs")
    wages, jobs = table.of("wages", paid), table.of("jobs", paid)
    earned = table.latest_year("surplus", "value_added")
    payroll = _one_year(table, "wages", table.latest_year("wages"))
    return {
        "cell_wages": _at(wages, region, sector),
        "cell_jobs": _at(jobs, region, sector),
        "nation_wage": _at(ratio(*_matched(wages, jobs)), sector),
        "surplus": _at(table.of("surplus", earned), region, sector),
        "sector_value_added": _at(table.of("value_added", earned), region, sector),
        **{name: _at(square, region, sector) for name, square in zip(PAYROLL, payroll, strict=True)},
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
