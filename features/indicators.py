"""The agency's own numbers: indicators that the catalogue computes from, and those that become features.

An indicator in `CLAIMED` feeds a feature of the catalogue. One that bears the name of a catalogue
feature, in its dimension and unit, is that feature wherever the catalogue cannot compute it. Every other one
becomes a feature of the dimension it declares, with the latest value known.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd

from features.arithmetic import Floats
from features.dimensions import DIMENSIONS
from features.feature import Evidence, Feature
from features.problems import DataError
from features.tables import EVIDENCE, Tables

CLAIMED: dict[str, str] = {
    "patents": "patents a year in the region; the latest three years known become patents_per_1000_jobs",
    "university_rd": "money for research at the region's universities, any one unit of money",
    "university_rd_business": "the part of it that business pays for; they become university_business_rd",
}
"""Region indicators that the catalogue computes from, with what they have to hold."""
PATENT_YEARS = 3


def own_features(tables: Tables, catalogue: Iterable[Feature]) -> tuple[Feature, ...]:
    """One feature for every indicator that no catalogue function claims, by dimension, then name.

    DataError where an indicator declares two dimensions, directions or units, stands in both indicator
    tables, or takes the name of a catalogue feature without its dimension and unit.
    """
    declared = [*_declared(tables, "region_indicators"), *_declared(tables, "application_indicators")]
    claimed = {feature.name: feature for feature in catalogue}
    own: dict[str, Feature] = {}
    for feature in declared:
        if feature.name in own:
            raise DataError(
                f"indicator {feature.name} stands in region_indicators and in application_indicators; "
                "a name is one feature. Rename it in one of the two files."
            )
        if feature.name in claimed:
            _same(feature, claimed[feature.name])
        elif feature.needs != ("region_indicators",) or feature.name not in CLAIMED:
            own[feature.name] = feature
    return tuple(sorted(own.values(), key=lambda one: (DIMENSIONS.index(one.dimension), one.name)))


def _declared(tables: Tables, table: str) -> list[Feature]:
    frame: pd.DataFrame = getattr(tables, table)
    return [_feature(str(name), rows, table) for name, rows in frame.groupby("indicator", sort=True)]


def _feature(name: str, rows: pd.DataFrame, table: str) -> Feature:
    words = name.replace("_", " ").strip()
    return Feature(
        name=name,
        dimension=_one(rows, "dimension", name, table) or "",
        label=words[:1].upper() + words[1:],
        unit=_one(rows, "unit", name, table) or "",
        direction=int(float(_one(rows, "direction", name, table) or 0)),
        evidence=_weakest(rows["evidence"]) if "evidence" in rows else "register",
        needs=(table,),
        source="the agency",
    )


def _one(rows: pd.DataFrame, column: str, name: str, table: str) -> str | None:
    """The one value that an indicator declares in a column; empty cells declare nothing."""
    found = rows[column].dropna().unique()
    values = sorted(f"{value:g}" if isinstance(value, float) else str(value) for value in found)
    if len(values) > 1:
        raise DataError(
            f"indicator {name} declares the {column}s {' and '.join(values)}; expected one. "
            f"Give every row of {name} in {table} the same {column}, or rename one of the two."
        )
    return values[0] if values else None


def _weakest(evidence: pd.Series) -> Evidence:
    """The weakest grade that any row declares; an empty cell is self-declared."""
    grades = evidence.fillna("self-declared").unique()
    weakest: Evidence = max(grades, key=EVIDENCE.index)
    return weakest


def _same(own: Feature, feature: Feature) -> None:
    if (own.dimension, own.unit) != (feature.dimension, feature.unit):
        raise DataError(
            f"indicator {own.name} is given for {own.dimension} in {own.unit or 'no unit'}; in the catalogue "
            f"it is a feature of {feature.dimension} in {feature.unit}. Give it so, or rename it."
        )


def indicators(tables: Tables, applications: pd.DataFrame) -> dict[str, Floats]:
    """Every indicator known, for every application: its own value, else the latest of its region."""
    of_regions = sorted(tables.region_indicators["indicator"].unique())
    values = {name: region_indicator(tables, applications, name) for name in of_regions}
    for name, rows in tables.application_indicators.groupby("indicator", sort=True):
        own = rows.set_index("application_id")["value"].reindex(applications.index).to_numpy(dtype=float)
        values[str(name)] = np.where(np.isnan(own), values.get(str(name), np.nan), own)
    return values


def region_indicator(tables: Tables, applications: pd.DataFrame, name: str, years: int = 1) -> Floats:
    """The indicator of every application's region: mean over the latest `years` years known."""
    yearly = tables.region_indicators
    yearly = yearly[(yearly["indicator"] == name) & yearly["value"].notna()].sort_values(
        ["region_id", "year"]
    )
    latest = yearly.groupby("region_id").tail(years).groupby("region_id")["value"].mean()
    return latest.reindex(applications["region_id"]).to_numpy(dtype=float)


def claimed_indicators(tables: Tables, applications: pd.DataFrame) -> dict[str, Floats]:
    """Ingredients from the region indicators that the catalogue computes from.

    The two amounts of university research are of the same year: the latest in which a region has both.
    """
    names = ["university_rd", "university_rd_business"]
    research = tables.region_indicators[tables.region_indicators["indicator"].isin(names)]
    amounts = research.set_index(["region_id", "year"])
    whole, business = (amounts["value"][amounts["indicator"] == name] for name in names)
    pairs = pd.DataFrame(dict(zip(names, (whole, business), strict=True))).dropna().sort_index()
    latest = pairs.groupby("region_id").tail(1).reset_index("year", drop=True)
    own = latest.reindex(applications["region_id"]).to_numpy(dtype=float)
    patents = region_indicator(tables, applications, "patents", PATENT_YEARS)
    return {"patents": patents, **dict(zip(names, own.T, strict=True))}
