"""The heavy step: from the register of accounts to a slice a member firm, in Ibis on DuckDB.

DuckDB joins, picks and takes medians, which come out the same for any number of threads and any order of
rows; sums, whose last bits would not, are left to `features.arithmetic`, over the members of one application
in the order of their numbers. What is handed on is small and pandas. The one home of ibis and duckdb.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa

from features.arithmetic import Floats, median
from features.known import known_by
from features.rosters import Roster, roster
from features.tables import Tables

if TYPE_CHECKING:
    import ibis.expr.types as ir

MOMENTUM_YEARS = 3
WITHIN_YEARS = 2
"""A firm's latest accounts count when they are at most two years older than the newest in its application."""
OLDEST_YEARS = 5
"""An application whose newest accounts are older than five years has no accounts."""
SMALLEST_SECTOR = 5
"""A sector's median needs this many firms in the year."""
MONEY = ("revenue", "value_added", "wages", "equity", "assets", "capex", "exports", "rd")
SLICE = ("year", "employees", *MONEY, "employees_before", "sector_productivity", "sector_wage")


def base_year(as_of: pd.Timestamp) -> int:
    """The last calendar year that ended on or before the day.

    >>> base_year(pd.Timestamp("2025-12-31")), base_year(pd.Timestamp("2026-03-16"))
    (2025, 2025)
    """
    return int((as_of + pd.Timedelta(days=1)).year) - 1


def account_ingredients(members: Roster, tables: Tables, *, as_of: pd.Timestamp) -> dict[str, Floats]:
    """The members' accounts, named as in SLICE: arrays of applications × members, in constant prices.

    Of every firm the latest accounts known: at most two years older than the newest in its application, which
    are at most five years older than the last full year. `employees_before` are those of three years earlier,
    0 for a firm founded since. Missing for members of other roles than firm.
    """
    slices = _fresh(_slices(members, tables, base_year(as_of)), base_year(as_of))
    place = members.frame[["application_id", "org_id", "founded_on"]]
    found = place.merge(slices, on=["application_id", "org_id"], how="left")
    founded = found["founded_on"].dt.year > found["year"] - MOMENTUM_YEARS
    found["employees_before"] = found["employees_before"].fillna(founded.where(founded).astype(float) * 0)
    return {name: members.spread(found[name]) for name in SLICE}


def _fresh(slices: pd.DataFrame, last_year: int) -> pd.DataFrame:
    newest = slices.groupby("application_id")["year"].transform("max")
    fresh = (slices["year"] >= newest - WITHIN_YEARS) & (newest >= last_year - OLDEST_YEARS)
    return slices[fresh]


def _slices(members: Roster, tables: Tables, last_year: int) -> pd.DataFrame:
    """One row an application and firm with accounts: its latest year, in SLICE's columns."""
    frame = members.frame
    firms = frame[frame["role"] == "firm"]
    if firms.empty or tables.accounts.empty:
        return pd.DataFrame({name: pd.Series(dtype=float) for name in SLICE}).assign(
            application_id=pd.Series(dtype="str"), org_id=pd.Series(dtype="str")
        )
    latest = _query(tables, firms[["org_id", "sector"]].drop_duplicates("org_id"), last_year)
    return firms[["application_id", "org_id"]].merge(latest, on="org_id")


def _query(tables: Tables, firms: pd.DataFrame, last_year: int) -> pd.DataFrame:
    """The latest accounts of these firms beside the medians of their sectors."""
    import ibis  # noqa: PLC0415  # takes a second, which folders without accounts need not pay

    oldest = last_year - OLDEST_YEARS - WITHIN_YEARS - MOMENTUM_YEARS
    columns = ["org_id", "year", "employees", "deflator", *MONEY]
    sectors = tables.organisations[["org_id", "sector"]].dropna()
    sectors = sectors[sectors["sector"].isin(firms["sector"].unique())]
    recent = tables.accounts.loc[tables.accounts["year"] >= oldest, columns]
    accounts = _real(ibis.memtable(_arrow(recent)))
    medians = _medians(accounts, ibis.memtable(_arrow(sectors)))
    latest = _latest(accounts, ibis.memtable(_arrow(firms))).left_join(medians, ["sector", "year"])
    connection = ibis.duckdb.connect()
    try:
        found: pd.DataFrame = connection.to_pyarrow(latest.select("org_id", *SLICE)).to_pandas()
    finally:
        connection.disconnect()
    return found


def _arrow(frame: pd.DataFrame) -> pa.Table:
    """What goes in and out is Arrow: on frames, ibis 12 reads an option that pandas 3 has deprecated."""
    return pa.Table.from_pandas(frame, preserve_index=False)


def _real(accounts: ir.Table) -> ir.Table:
    """Amounts in constant prices, where a deflator is given."""
    level = accounts["deflator"].fill_null(1.0)
    return accounts.mutate(**{name: accounts[name] / level for name in MONEY})


def _latest(accounts: ir.Table, firms: ir.Table) -> ir.Table:
    """The latest row of every firm, with its employees three years before."""
    own = accounts.inner_join(firms, "org_id")
    newest = own.group_by("org_id").agg(year=own["year"].max())
    before = own.select("org_id", year=own["year"] + float(MOMENTUM_YEARS), employees_before=own["employees"])
    return own.inner_join(newest, ["org_id", "year"]).left_join(before, ["org_id", "year"])


def _medians(accounts: ir.Table, sectors: ir.Table) -> ir.Table:
    """Value added and wages per employee of the median firm, by sector and year."""
    firms = accounts.filter(accounts["employees"] > 0).inner_join(sectors, "org_id")
    productivity, wage = firms["value_added"] / firms["employees"], firms["wages"] / firms["employees"]
    return firms.group_by("sector", "year").agg(
        sector_productivity=_median(productivity), sector_wage=_median(wage)
    )


def _median(values: Any) -> Any:
    return (values.count() >= SMALLEST_SECTOR).ifelse(values.median(), None)


def member_evidence(
    tables: Tables, *, as_of: pd.Timestamp, applications: pd.DataFrame | None = None
) -> pd.DataFrame:
    """How much the members' accounts say, and of which year: one row an application, indexed by its id.

    Columns: members, firms and firms_with_accounts (numbers); accounts_year, the year of the median firm's
    latest accounts that count; years_since_accounts, from that to the last full year before `as_of`.
    """
    known = known_by(tables, as_of=as_of)
    rows = known.applications if applications is None else applications
    rows = rows.set_index("application_id", drop=False).sort_index()
    members = roster(known, rows)
    year = account_ingredients(members, known, as_of=as_of)["year"]
    role = members.frame["role"]
    return pd.DataFrame(
        {
            "members": np.nan_to_num(members.tally(role.notna() | role.isna())),
            "firms": np.nan_to_num(members.tally(role == "firm")),
            "firms_with_accounts": np.isfinite(year).sum(axis=1).astype(float),
            "accounts_year": median(year),
            "years_since_accounts": base_year(as_of) - median(year),
        },
        index=rows.index,
    )
