"""Who works with whom: ties among the members of an application, and from them to others."""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.arithmetic import Floats
from features.rosters import RESEARCH, Roster
from features.tables import Tables

TIE_YEARS = 5
NAMES = (
    "tied_pairs",
    "project_pairs",
    "repeated_pairs",
    "ties",
    "ties_outside",
    "members_tied_to_research",
    "members_outside_research",
)


def tie_ingredients(
    members: Roster, tables: Tables, applications: pd.DataFrame, *, as_of: pd.Timestamp
) -> dict[str, Floats]:
    """Counts of ties and tied members, one an application; missing where no ties or members are known.

    A tie counts if it stood at any time in the five years before; joint projects count whenever they were.
    The same tie written from either side is one tie.
    """
    if tables.ties.empty:
        return {name: np.full(len(applications), np.nan) for name in NAMES}
    ties = _either_way(tables.ties)
    recent = ties[~(ties["ended_on"] < as_of - pd.DateOffset(years=TIE_YEARS))]
    among = _among(recent, members)
    projects = _among(ties[ties["kind"] == "project"], members).groupby(["row", "low", "high"]).size()
    counted = {
        "tied_pairs": among.drop_duplicates(["row", "low", "high"])["row"],
        "project_pairs": projects.reset_index()["row"],
        "repeated_pairs": projects[projects > 1].reset_index()["row"],
        **_outward(recent, members, tables.organisations, applications),
        "members_tied_to_research": _tied_to_research(among),
    }
    listed = np.bincount(members.row, minlength=len(applications)) > 0
    sums = {name: np.bincount(row, minlength=len(applications)) for name, row in counted.items()}
    found = {name: np.where(listed, values, np.nan) for name, values in sums.items()}
    outside = members.tally(~members.frame["role"].isin(RESEARCH))
    return {**found, "members_outside_research": outside}


def _either_way(ties: pd.DataFrame) -> pd.DataFrame:
    """Ties with their ends in alphabetical order, once each, the longest where two agree on the start."""
    first = ties["org_a"] < ties["org_b"]
    ends = ties.assign(
        low=ties["org_a"].where(first, ties["org_b"]), high=ties["org_b"].where(first, ties["org_a"])
    )
    ends = ends[ends["low"] != ends["high"]].sort_values(["low", "high", "kind", "started_on", "ended_on"])
    return ends.drop_duplicates(["low", "high", "kind", "started_on"], keep="last", ignore_index=True)


def _ends(ties: pd.DataFrame, members: Roster, end: str) -> pd.DataFrame:
    """Ties of which one end is a member: tie, row of the application, and whether that end is of research."""
    who = pd.DataFrame(
        {"row": members.row, end: members.frame["org_id"], "research": members.frame["role"].isin(RESEARCH)}
    )
    return ties.assign(tie=np.arange(len(ties))).merge(who, on=end)


def _among(ties: pd.DataFrame, members: Roster) -> pd.DataFrame:
    """Ties of which both ends are members of the same application."""
    one, other = _ends(ties, members, "low"), _ends(ties, members, "high")[["tie", "row", "research"]]
    return one.merge(other, on=["tie", "row"], suffixes=("_low", "_high"))


def _tied_to_research(among: pd.DataFrame) -> pd.Series:
    """Rows of members outside research with a tie to a member of research or education, once each."""
    low = among[~among["research_low"] & among["research_high"]][["row", "low"]].set_axis(
        ["row", "org"], axis=1
    )
    high = among[among["research_low"] & ~among["research_high"]][["row", "high"]]
    return pd.concat([low, high.set_axis(["row", "org"], axis=1)]).drop_duplicates()["row"]


def _outward(
    ties: pd.DataFrame, members: Roster, organisations: pd.DataFrame, applications: pd.DataFrame
) -> dict[str, pd.Series]:
    """Rows of ties with a member at one end or both, and of those that leave the application's region.

    A tie counts where the region of the application and of both ends are known.
    """
    touching = pd.concat([_ends(ties, members, end) for end in ("low", "high")])
    touching = touching.drop_duplicates(["tie", "row"])
    region = organisations.set_index("org_id")["region_id"]
    ends = pd.DataFrame({end: touching[end].map(region).to_numpy() for end in ("low", "high")})
    home = applications["region_id"].to_numpy()[touching["row"].to_numpy()]
    known = ends.notna().all(axis=1).to_numpy() & pd.notna(home)
    outside = (ends.to_numpy() != home[:, None]).any(axis=1)
    return {"ties": touching["row"][known], "ties_outside": touching["row"][known & outside]}
