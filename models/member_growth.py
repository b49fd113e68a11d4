"""Growth of an application's member firms less that of firms outside, from accounts.

A simple comparison within sectors, until matched pairs replace it. The rules are the same for both:

- Firms are those that stood when the call closed: the roster is frozen, and firms founded later count on
  neither side. Non-members are in no application of any call closed by the day the end year was published.
- Everything is read on that day and never revised. Until then there is no outcome.
- Births count: a firm founded after the base year and without accounts starts from zero. Closures count: a
  firm without accounts in the end year and the year before ends at zero. One missing year is bridged by the
  year before (at the start only for a firm that is there at the end, or firms long closed would count); a
  firm whose start is unknown is left out.
- Amounts are deflated where the folder has a deflator; negative amounts count as zero. Firms weigh by their
  employees, mean of both ends; firms without employees do not count.
- The standard error comes from the spread of the non-members in the members' sectors.
"""

from __future__ import annotations

from typing import Any

import pandas as pd

from features.tables import MEASURES, Tables
from models.beyond_sector import ENOUGH, beyond_sector
from models.publication import known_on, published_on


def member_growth(known: Tables, calls: pd.DataFrame, *, as_of: pd.Timestamp) -> pd.DataFrame:
    """Rows application_id, measure, growth and se (pp a year), known_on, evaluable.

    `known` are the tables as of `as_of`; `calls` have base and end years.
    """
    accounts = _real(known.accounts)
    by_year = {year: accounts[accounts["year"] == year] for year in sorted(set(accounts["year"]))}
    found = []
    call: Any
    for call in calls.itertuples():
        day = published_on(accounts, call.end, as_of=as_of)
        if day is not None and call.base in by_year:
            found.append(_of_call(known, by_year, call, day))
    columns = ["application_id", "measure", "growth", "se", "known_on", "evaluable"]
    return pd.concat(found)[columns] if found else pd.DataFrame({name: [] for name in columns})


def compared_by_accounts(known: Tables) -> pd.Series:
    """Applications with accounts of a member firm, where there are non-members' accounts to compare with."""
    have = known.accounts["org_id"].drop_duplicates()
    if (~have.isin(known.members["org_id"])).sum() < ENOUGH:
        return known.members["application_id"].iloc[:0]
    roster = frozen_roster(known)
    return roster.loc[roster["org_id"].isin(have), "application_id"].drop_duplicates()


def frozen_roster(known: Tables) -> pd.DataFrame:
    """Rows application_id, org_id, call_id: member firms on the day their call closed."""
    calls = known.calls[["call_id", "closes_on"]]
    listed = known.applications[["application_id", "call_id"]].merge(calls, on="call_id")
    kind = known.organisations.set_index("org_id")["kind"]
    members = known.members.merge(listed, on="application_id")
    firm = members["role"].fillna(members["org_id"].map(kind)).fillna("firm") == "firm"
    in_time = ~(members["joined_on"] > members["closes_on"])
    return members.loc[firm & in_time, ["application_id", "org_id", "call_id"]]


def _real(accounts: pd.DataFrame) -> pd.DataFrame:
    """org_id, year, known_on and the measures: amounts deflated, nothing below zero."""
    deflator = accounts["deflator"].fillna(1.0)
    money = {name: accounts[name] / deflator for name in MEASURES if name != "employees"}
    rows = accounts.assign(**money, known_on=known_on(accounts))[["org_id", "year", "known_on", *MEASURES]]
    return rows.assign(**{name: rows[name].clip(lower=0) for name in MEASURES})


def _of_call(known: Tables, by_year: dict[float, pd.DataFrame], call: Any, day: pd.Timestamp) -> pd.DataFrame:
    firms = _firm_growth(known, by_year, call, day)
    roster = frozen_roster(known)
    roster = roster[roster["call_id"] == call.call_id]
    taken = known.members.merge(known.applications[["application_id", "call_id"]], on="application_id")
    closed = known.calls.loc[known.calls["closes_on"] <= day, "call_id"]
    taken = taken[taken["call_id"].isin(closed) & ~(taken["joined_on"] > day)]
    outside = pd.Series(False, taken["org_id"].unique()).reindex(firms.index, fill_value=True)
    others = firms[firms["firm"] & outside]
    members = roster.join(firms, on="org_id")
    rows = [beyond_sector(members, others, measure) for measure in MEASURES]
    evaluable = members["both_ends"].fillna(False).astype(bool).groupby(members["application_id"]).mean()
    scale = 100 / call.horizon_years
    found = pd.concat(rows)
    found = found.assign(growth=found["growth"] * scale, se=found["se"] * scale, known_on=day)
    return found.join(evaluable.rename("evaluable"), on="application_id")


def _firm_growth(
    known: Tables, by_year: dict[float, pd.DataFrame], call: Any, day: pd.Timestamp
) -> pd.DataFrame:
    """Index org_id: sector, firm (by its kind), weight, both_ends and symmetric growth for every measure."""
    start, end = (_bridged(by_year, year, day, floor) for year, floor in _ends(call))
    index = start.index.union(end.index)
    start, end = start.reindex(index), end.reindex(index)
    start = start.where(start["year"].eq(call.base) | end["year"].notna())
    facts = known.organisations.set_index("org_id").reindex(index)
    founded = facts["founded_on"]
    before, after = start[list(MEASURES)], end[list(MEASURES)]
    before.loc[start["year"].isna() & (founded > pd.Timestamp(call.base, 12, 31))] = 0.0
    after.loc[end["year"].isna()] = 0.0
    both = before + after
    growth = 2 * (after - before) / both.where(both > 0)
    exact = start["year"].eq(call.base) & end["year"].eq(call.end)
    firm = facts["kind"].fillna("firm").eq("firm")
    rows = growth.assign(sector=facts["sector"], firm=firm, weight=both["employees"] / 2, both_ends=exact)
    stood: pd.DataFrame = rows[~(founded > call.closes_on)]
    return stood


def _ends(call: Any) -> tuple[tuple[int, int], tuple[int, int]]:
    """Each end year, and the earliest year that may stand in for it."""
    return (call.base, call.base - 1), (call.end, max(call.end - 1, call.base + 1))


def _bridged(by_year: dict[float, pd.DataFrame], year: int, day: pd.Timestamp, floor: int) -> pd.DataFrame:
    """The accounts of `year` known on `day`, index org_id; where missing, those of the year before."""
    rows = pd.concat([by_year[one] for one in (year, year - 1) if one >= floor and one in by_year])
    return rows[rows["known_on"] <= day].drop_duplicates("org_id").set_index("org_id")
