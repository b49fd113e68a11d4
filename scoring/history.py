"""Growth so far of the members against their sectors, from what was known when the call closed.

Each year is linked to the one before by the organisations with a figure in both, so that neither joining nor
leaving the data counts as growth; the first year is 100. The sector's link is that of all organisations of
the members' sectors, weighted by the members' employees. Without accounts: the jobs of the application's
region and sector against the sector in all regions that publish both years.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.tables import Tables
from scoring.sheet import History

YEARS = 10
SHORTEST = 2
"""Years without which there is no line to draw."""


def histories(known: Tables, members: pd.DataFrame, applications: pd.DataFrame) -> dict[str, History]:
    """The history of each application that has one, by application_id.

    `members` has application_id, org_id and sector; `known` are the tables as of the closing date.
    """
    found = _of_jobs(known, applications)
    return found | _of_members(known, members)


def _of_members(known: Tables, members: pd.DataFrame) -> dict[str, History]:
    firms = members[members["sector"].notna()]
    if known.accounts.empty or firms.empty:
        return {}
    sectors = known.organisations.set_index("org_id")["sector"]
    sectors = sectors[sectors.isin(firms["sector"].unique())]
    links = _links(known.accounts, "employees", ["org_id"])
    links = links.assign(sector=links["org_id"].map(sectors)).dropna(subset=["sector"])
    totals = _totals(links, ["sector", "year"])
    own = firms[["application_id", "org_id"]].merge(links, on="org_id")
    own = _totals(own, ["application_id", "sector", "year"])
    return _chained(own.merge(totals, on=["sector", "year"], suffixes=("", "_all")), "employees")


def _of_jobs(known: Tables, applications: pd.DataFrame) -> dict[str, History]:
    if known.region_sectors.empty:
        return {}
    sectors = applications["sector"].dropna().unique()
    cells = known.region_sectors[known.region_sectors["sector"].isin(sectors)]
    links = _links(cells, "jobs", ["region_id", "sector"])
    totals = _totals(links, ["sector", "year"])
    own = applications[["application_id", "region_id", "sector"]].merge(links, on=["region_id", "sector"])
    return _chained(own.merge(totals, on=["sector", "year"], suffixes=("", "_all")), "jobs")


def _links(table: pd.DataFrame, counted: str, who: list[str]) -> pd.DataFrame:
    """Rows of `who` and year with the count of that year (after) and of the year before, both above 0.

    In the order of `who` and year, so that sums come out the same for any order of the table.
    """
    rows = table.loc[table[counted] > 0, [*who, "year", counted]]
    rows = rows[rows["year"] > rows["year"].max() - YEARS]
    codes = [pd.factorize(rows[name], sort=True)[0] for name in who]
    order = np.lexsort([rows["year"].to_numpy(), *codes])
    rows = rows.iloc[order]
    same = np.diff(rows["year"].to_numpy(), prepend=np.nan) == 1
    for code in codes:
        same &= np.diff(code[order], prepend=-1) == 0
    before = rows[counted].shift(1)
    links: pd.DataFrame = rows.rename(columns={counted: "after"}).assign(before=before)[same]
    return links


def _totals(links: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    totals: pd.DataFrame = links.groupby(by, as_index=False)[["before", "after"]].sum()
    return totals


def _chained(links: pd.DataFrame, of: str) -> dict[str, History]:
    """Links of application, sector and year, with those of the whole sector beside them, as indices."""
    expected = links["before"] * links["after_all"] / links["before_all"]
    yearly = links.assign(expected=expected).groupby(["application_id", "year"])
    sums = yearly[["before", "after", "expected"]].sum().reset_index()
    found = {}
    for application, own in sums.groupby("application_id"):
        own = _unbroken(own.sort_values("year"))
        if len(own) + 1 < SHORTEST:
            continue
        years = own["year"].to_numpy().astype(int)
        found[str(application)] = History(
            of,
            (int(years[0]) - 1, *(int(year) for year in years)),
            _index(own["after"] / own["before"]),
            _index(own["expected"] / own["before"]),
        )
    return found


def _unbroken(own: pd.DataFrame) -> pd.DataFrame:
    """The last years without a gap."""
    gaps = np.flatnonzero(np.diff(own["year"].to_numpy()) != 1)
    kept: pd.DataFrame = own.iloc[gaps[-1] + 1 :] if gaps.size else own
    return kept


def _index(links: pd.Series) -> tuple[float, ...]:
    return (100.0, *(100.0 * links.cumprod()).tolist())
