"""The groups in which skill is looked at apart: region, sector and size of the consortium."""

from __future__ import annotations

import pandas as pd

from features.tables import Tables

BANDS = ("small", "medium", "large")
LEAST_IN_GROUP = 20
"""Outcomes from which a group's skill is told; the error of a rank correlation of 20 is about .23."""


def groups(known: Tables, applications: pd.Index) -> pd.DataFrame:
    """Region, sector and size of every application, as text, missing where it is not stated.

    sector: the NACE division (what stands before the point), or the first two signs of another code. size:
    the smallest, middle or largest third by members listed when the call closed, among these applications.
    """
    facts = known.applications.set_index("application_id").reindex(applications)
    return pd.DataFrame(
        {
            "region": facts["region_id"],
            "sector": facts["sector"].str.replace(r"\..*", "", regex=True).str[:2],
            "size": _bands(_members(known, facts)),
        },
        index=applications,
    )


def _members(known: Tables, facts: pd.DataFrame) -> pd.Series:
    """How many members each had when its call closed; missing where none is listed."""
    closes = known.calls.set_index("call_id")["closes_on"]
    day = known.members["application_id"].map(facts["call_id"]).map(closes)
    joined = known.members[~(known.members["joined_on"] > day)]
    return joined.groupby("application_id").size().reindex(facts.index)


def _bands(members: pd.Series) -> pd.Series:
    thirds = members.quantile([1 / 3, 2 / 3]).to_list()
    names = [f"{band} consortia" for band in BANDS]
    edges = [float("-inf"), *thirds, float("inf")]
    banded = pd.Series(pd.NA, members.index, dtype="str")
    for name, low, high in zip(names, edges[:-1], edges[1:], strict=True):
        banded[(members > low) & (members <= high)] = name
    return banded
