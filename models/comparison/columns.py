"""The columns of the firms compared: cells, covariates without gaps, growth by measure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.problems import DataError, counted
from features.tables import MEASURES
from models.comparison.bands import AGES, UNKNOWN, banded, region_types, sector_cells, size_bands
from models.comparison.before import COVARIATES, covariates, filled
from models.comparison.firms import Firms
from models.firm_growth import symmetric
from models.firm_years import Flags

PLACEBO_YEARS = 2
MOST_MISSING = 0.5
"""Share of members or of firms outside without a covariate from which it is left out."""
MOST_WINSORISED = 0.25


@dataclass(frozen=True, eq=False)
class Columns:
    """The frame of `Units`, save application and cluster; the covariates that can be used; what was done."""

    frame: pd.DataFrame
    covariates: tuple[str, ...]
    notices: tuple[str, ...]


def columns_of(
    firms: Firms, wanted: Flags, treated: Flags, regions: pd.DataFrame, winsorise: float | None
) -> Columns:
    """Rows for the `wanted` firms, indexed by unit and sorted."""
    cells = _cells(firms, wanted, treated, regions)
    growth, told = _winsorised(_growth(firms), wanted, winsorise)
    before, usable, said = _covariates(firms, wanted, treated, cells)
    placed = pd.DataFrame(
        {
            "treated": treated,
            **cells,
            "region_id": firms.facts["region_id"].to_numpy(),
            "weight": firms.growth.weight,
            **before,
            **growth,
            "both_ends": firms.growth.both_ends,
        }
    )
    frame = placed.set_axis(firms.orgs.rename("unit"))[wanted]
    return Columns(frame, usable, (*told, *said))


def _cells(firms: Firms, wanted: Flags, treated: Flags, regions: pd.DataFrame) -> pd.DataFrame:
    start = firms.growth.start
    sector = pd.Series(UNKNOWN, range(firms.one.size), dtype="object")
    sector[wanted] = sector_cells(
        firms.facts["sector"][wanted], firms.facts["division"][wanted], treated[wanted]
    )
    return pd.DataFrame(
        {
            "sector": sector,
            "size_band": size_bands(start.figures["employees"], start.born),
            "region_type": region_types(firms.facts["region_id"], regions),
            "age_band": banded(np.where(firms.age < 0, 0.0, firms.age), AGES),
        }
    ).astype("str")


def _growth(firms: Firms) -> dict[str, np.ndarray]:
    found, grown, past = {}, firms.growth, firms.past
    for measure in MEASURES:
        found[f"growth_{measure}"] = grown.symmetric(measure)
        found[f"loggrowth_{measure}"] = grown.logarithmic(measure)
        for year, growth in grown.yearly(measure):
            found[f"growth_{measure}_{year}"] = growth
        before = past.level(measure, past.base - PLACEBO_YEARS)
        found[f"placebo_{measure}"] = symmetric(before, grown.start.figures[measure]) / PLACEBO_YEARS
    return found


def _winsorised(
    growth: dict[str, np.ndarray], wanted: Flags, share: float | None
) -> tuple[dict[str, np.ndarray], list[str]]:
    """Growth over the horizon and its logarithm, the `share` at either end moved to the quantile there."""
    if share is None:
        return growth, []
    if not 0 < share <= MOST_WINSORISED:
        raise DataError(
            f"winsorise is {share}; expected a share above 0 and up to {MOST_WINSORISED}, or none."
        )
    moved, count = dict(growth), 0
    for name in (f"{kind}_{measure}" for kind in ("growth", "loggrowth") for measure in MEASURES):
        values = growth[name]
        known = values[wanted & np.isfinite(values)]
        if len(known):
            moved[name] = np.clip(values, *np.quantile(known, [share, 1 - share]))
            count += int((moved[name] != values)[wanted & np.isfinite(values)].sum()) * name.startswith(
                "growth"
            )
    said = (
        f"Growth was winsorised by rule: {counted(count, 'value')} beyond the {100 * share:g} % at either end"
    )
    return moved, [f"{said} of all firms compared were moved to the quantile there."]


def _covariates(
    firms: Firms, wanted: Flags, treated: Flags, cells: pd.DataFrame
) -> tuple[pd.DataFrame, tuple[str, ...], list[str]]:
    """COVARIATES without gaps; which of them can be used; and sentences about the others."""
    place = (firms.facts["region_id"] + " " + firms.facts["division"]).reset_index(drop=True)
    values = covariates(firms.past, firms.age, place)
    old = wanted & ~firms.growth.start.born
    missing = values.isna()
    shares = pd.DataFrame({side: missing[old & flags].mean() for side, flags in _sides(treated)})
    unusable = shares.gt(MOST_MISSING).any(axis=1)
    usable = tuple(name for name in COVARIATES if not unusable[name])
    said = [
        f"{name} is not used for matching: it is missing for {100 * shares['treated'][name]:.0f} % of "
        f"members and {100 * shares['control'][name]:.0f} % of firms outside."
        for name in COVARIATES
        if unusable[name]
    ]
    gaps = missing.loc[old, list(usable)].sum()
    if gaps.any():
        listed = ", ".join(f"{name} {count:,}" for name, count in gaps[gaps > 0].items())
        said.append(f"Missing values were filled with the median of the firm's sector and size: {listed}.")
    cell = cells["sector"] + " " + cells["size_band"]
    whole = filled(values[list(usable)], cell, old)
    return whole.reindex(columns=list(COVARIATES), fill_value=0.0), usable, said


def _sides(treated: Flags) -> tuple[tuple[str, Flags], ...]:
    return ("treated", treated), ("control", ~treated)
