"""What became of past applications: growth beyond comparable growth, in pp a year, from the day it was known.

Three sources, never mixed within an application and always named in `source`:

- `outcomes`: the agency's own figures;
- `accounts`: growth of the member firms less that of matched firms outside (models/member_growth.py);
- `region_sectors`: growth of jobs in the application's region and sector less that of the sector nationally.

An outcome that is not known yet is absent: unmatured is not zero. All growth is symmetric,
2(x1 − x0)/(x1 + x0) over the years from the base year, the last that was over when the call closed, to
`horizon_years` later (Davis, Haltiwanger & Schuh 1996).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from features.driving_forces import symmetric_growth
from features.known import known_by
from features.tables import Tables
from models.comparison.window import growth_windows
from models.member_growth import compared_by_accounts, member_growth
from models.publication import known_on, published_on

COLUMNS = ("growth", "se", "known_on", "source", "evaluable")
SOURCES = ("outcomes", "accounts", "region_sectors")
LEAST_EVALUABLE = 0.6
"""Share of member firms with accounts at both ends below which an outcome, or a call's, is called thin."""


def learn_from(tables: Tables, *, as_of: pd.Timestamp) -> pd.DataFrame:
    """One row a past application whose outcome was known by `as_of`, indexed and sorted by application_id.

    Columns: growth and se (pp a year; se missing where there is none), known_on, source, and evaluable, the
    share of member firms with accounts in both end years (missing unless the source is accounts).
    An agency's figures are averaged over their measures, and so are their se, as if these erred together,
    which is the cautious reading.
    """
    return outcomes_of(tables, as_of=as_of).frame


@dataclass(frozen=True, eq=False)
class Outcomes:
    """frame: as `learn_from`. doubts: what of the accounts makes them hard to compare, a sentence each."""

    frame: pd.DataFrame
    doubts: tuple[str, ...]


def outcomes_of(tables: Tables, *, as_of: pd.Timestamp) -> Outcomes:
    """As `learn_from`, with the doubts about the accounts behind it."""
    known = known_by(tables, as_of=as_of)
    members = member_growth(known, as_of=as_of)
    found = [_own(known), members.rows, _regional(known, growth_windows(known.calls), as_of=as_of)]
    rows = pd.concat([composite(one, source) for one, source in zip(found, SOURCES, strict=True)])
    return Outcomes(rows[~rows.index.duplicated()].sort_index(), members.doubts)


def composite(measured: pd.DataFrame, source: str) -> pd.DataFrame:
    """The mean over an application's measures; `measured` is one row an application and measure."""
    measured = measured.assign(evaluable=measured.get("evaluable", np.nan))
    grouped = measured.sort_values("measure").groupby("application_id")
    rows = grouped.agg(
        growth=("growth", "mean"),
        se=("se", "mean"),
        known_on=("known_on", "max"),
        evaluable=("evaluable", "max"),
    )
    types = {"growth": "float64", "se": "float64", "known_on": "datetime64[us]", "evaluable": "float64"}
    named: pd.DataFrame = rows.astype(types).assign(source=source).astype({"source": "str"})
    named.index = named.index.astype("str")
    return named[list(COLUMNS)]


def _own(known: Tables) -> pd.DataFrame:
    return known.outcomes[known.outcomes["growth"].notna()]


def _regional(known: Tables, calls: pd.DataFrame, *, as_of: pd.Timestamp) -> pd.DataFrame:
    """Growth of jobs beyond the sector's national growth, for applications that accounts say nothing about.

    The nation is the sum of the regions with both years, as published on one day. A count of n jobs is taken
    to err by √n, as if jobs came and went one by one: a declared proxy, so that small cells weigh less.
    """
    cells = known.region_sectors.assign(known_on=known_on(known.region_sectors))
    left = known.applications[~known.applications["application_id"].isin(compared_by_accounts(known))]
    found = []
    call: Any
    for call in calls.itertuples():
        day = published_on(cells, call.end, as_of=as_of)
        if day is not None:
            mine = left.loc[left["call_id"] == call.call_id, ["application_id", "region_id", "sector"]]
            growth = _cell_growth(cells, call.base, call.end, day)
            found.append(mine.merge(growth, on=["region_id", "sector"]))
    nothing = pd.DataFrame({"application_id": [], "growth": [], "se": [], "known_on": []})
    jobs: pd.DataFrame = pd.concat(found or [nothing]).assign(measure="jobs")
    return jobs


def _cell_growth(cells: pd.DataFrame, base: int, end: int, day: pd.Timestamp) -> pd.DataFrame:
    """Rows region_id, sector, growth, se, known_on for all cells with both years."""
    ends = [cells[(cells["year"] == year) & cells["jobs"].notna()] for year in (base, end)]
    both = ends[0].merge(ends[1], on=["region_id", "sector"], suffixes=("_0", "_1"))
    both["known_on"] = both[["known_on_0", "known_on_1"]].max(axis=1)
    nation = both[both["known_on"] <= day].groupby("sector")[["jobs_0", "jobs_1"]].sum()
    national, growth = (
        pd.Series(
            symmetric_growth(rows["jobs_0"].to_numpy(), rows["jobs_1"].to_numpy(), end - base), rows.index
        )
        for rows in (nation, both)
    )
    growth = growth - both["sector"].map(national)
    counting = 100 * 2 / np.sqrt((both["jobs_0"] + both["jobs_1"]).clip(lower=1)) / (end - base)
    both["known_on"] = both["known_on"].where(both["known_on"] > day, day)
    rows: pd.DataFrame = both.assign(growth=growth, se=counting)
    told: pd.DataFrame = rows.loc[growth.notna(), ["region_id", "sector", "growth", "se", "known_on"]]
    return told
