"""Money from outside and firms by region: rounds, grants, and the stock of firms they are held against."""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.arithmetic import Floats
from features.rosters import Roster
from features.tables import Tables

FUNDING_YEARS = 3
ENTRY_YEARS = 3


def funding_ingredients(
    members: Roster, tables: Tables, applications: pd.DataFrame, *, as_of: pd.Timestamp
) -> dict[str, Floats]:
    """Equity rounds in the region and grants to every member over three years.

    Missing where no funding at all is known. A round with several investors is one; grants of which an amount
    is unknown are missing.
    """
    if tables.funding.empty:
        nowhere = np.full(len(applications), np.nan)
        return {"equity_rounds": nowhere, "grants": np.full((len(applications), members.width), np.nan)}
    recent = tables.funding[tables.funding["on"] > as_of - pd.DateOffset(years=FUNDING_YEARS)]
    rounds = recent[recent["kind"] == "equity"].drop_duplicates(["org_id", "on"])
    region = tables.organisations.set_index("org_id")["region_id"]
    by_region = rounds["org_id"].map(region).value_counts()
    return {
        "equity_rounds": _stock(by_region, pd.Index(applications["region_id"])),
        "grants": members.spread(_grants(recent, members.frame["org_id"])),
    }


def _grants(recent: pd.DataFrame, org_id: pd.Series) -> pd.Series:
    """Grants to every member, added from the smallest so that the order of the file does not matter."""
    grants = recent[recent["kind"] == "grant"].sort_values(["org_id", "amount"])
    amounts = grants["amount"].fillna(np.inf)  # an unknown part makes the sum unknown, not smaller
    sums = amounts.groupby(grants["org_id"]).sum()
    return org_id.map(sums).astype(float).fillna(0.0).replace(np.inf, np.nan)


def firm_ingredients(tables: Tables, applications: pd.DataFrame, *, as_of: pd.Timestamp) -> dict[str, Floats]:
    """Firms of the region, and of the region and sector with those founded in three years."""
    firms = tables.organisations[tables.organisations["kind"] == "firm"]
    new = firms[firms["founded_on"] > as_of - pd.DateOffset(years=ENTRY_YEARS)]
    cells = pd.MultiIndex.from_frame(applications[["region_id", "sector"]])
    return {
        "region_firms": _stock(firms["region_id"].value_counts(), pd.Index(applications["region_id"])),
        "firms": _stock(firms[["region_id", "sector"]].value_counts(), cells),
        "founded_firms": _stock(new[["region_id", "sector"]].value_counts(), cells),
    }


def _stock(counts: pd.Series, cells: pd.Index) -> Floats:
    return counts.reindex(cells, fill_value=0).to_numpy(dtype=float)
