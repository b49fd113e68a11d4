"""Real input: 51 US states × 62 industries as a data folder's tables (US federal statistics, public domain).

Every state and industry with published jobs is an application to the call of year t, which closes on
1 January of t + 1; the outcome is growth of jobs over the next two years beyond the industry's national
growth. The units are states and industries, not Norwegian clusters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pandas as pd

from features.tables import TABLE, Tables

FOLDER = Path(__file__).parents[2] / "shared" / "data" / "us_state_sector"
ABSENT = f"{FOLDER} is not here: the US state figures are development data and not part of the project."
CALLS = range(2011, 2017)
TEST_CALLS = ("2014", "2015", "2016")
HORIZON_YEARS = 2
KM2_PER_SQUARE_MILE = 2.58999
INDICATORS = {
    "utility_patents_granted": ("patents", "patents", "capabilities"),
    "herd_univ_rd_total_kusd": ("university_rd", "1,000 USD", "willingness"),
    "herd_univ_rd_business_financed_kusd": ("university_rd_business", "1,000 USD", "willingness"),
}


@cache
def us_states() -> Tables:
    """The six calls of 2011 to 2016 with all statistics of 2007 to 2018, each known when it was."""
    cells = _cells()
    return Tables(
        calls=_shaped("calls", _calls()),
        applications=_shaped("applications", _applications(cells)),
        regions=_shaped("regions", _regions()),
        region_sectors=_shaped("region_sectors", cells),
        region_indicators=_shaped("region_indicators", _indicators()),
    )


def _known_on(year: pd.Series) -> pd.Series:
    return pd.to_datetime((year + 1).astype("int64").astype("str") + "-01-01")


def _shaped(table: str, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the columns and types of the contract; absent columns are missing."""
    empty = TABLE[table].empty()
    return TABLE[table].schema.validate(rows.reindex(columns=empty.columns).astype(empty.dtypes.to_dict()))


def _calls() -> pd.DataFrame:
    years = pd.Series(list(CALLS))
    return pd.DataFrame(
        {"call_id": years.astype("str"), "closes_on": _known_on(years), "horizon_years": HORIZON_YEARS}
    )


def _cells() -> pd.DataFrame:
    cells = pd.read_csv(FOLDER / "state_sector_year.csv.gz").rename(
        columns={
            "region": "region_id",
            "employment": "jobs",
            "gva_usd": "value_added",
            "compensation_usd": "wages",
            "gross_operating_surplus_usd": "surplus",
        }
    )
    cells["wages"] = cells["wages"].where(cells["wages"] >= 0)
    return cells.assign(known_on=_known_on(cells["year"]))


def _applications(cells: pd.DataFrame) -> pd.DataFrame:
    """One a call and cell whose jobs were published for the year that had just ended."""
    mine = cells[cells["year"].isin(CALLS) & cells["jobs"].notna()]
    call_id = mine["year"].astype("str")
    return pd.DataFrame(
        {
            "application_id": call_id + "-" + mine["region_id"] + "-" + mine["sector"],
            "call_id": call_id,
            "name": mine["sector_name"] + ", " + mine["region_id"],
            "sector": mine["sector"],
            "region_id": mine["region_id"],
        }
    )


def _regions() -> pd.DataFrame:
    centres = pd.read_csv(FOLDER / "state_centres.csv")
    area = centres["area_sqmi"] * KM2_PER_SQUARE_MILE
    return centres.assign(region_id=centres["region"], name=centres["region"], area_km2=area)


def _indicators() -> pd.DataFrame:
    yearly = pd.read_csv(FOLDER / "state_year_indicators_public.csv.gz").rename(
        columns={"region": "region_id"}
    )
    rows = yearly.rename(columns={"region": "region_id"}).melt(
        ["region_id", "year"], list(INDICATORS), "column"
    )
    rows = rows.dropna(subset="value")
    told = pd.DataFrame(
        rows["column"].map(INDICATORS).tolist(), rows.index, ["indicator", "unit", "dimension"]
    )
    return rows.join(told).assign(direction=1, known_on=_known_on(rows["year"]))
