"""Who takes part and where: members on the map, and what their accounts and their joining say."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from features.register import account_ingredients, member_evidence
from features.rosters import Roster, roster
from features.tables import Tables
from scoring.contributions import by_row
from scoring.sheet import Place, Town

NAMED = 6
"""Regions handed on for the map, those with most members first."""


@dataclass(frozen=True)
class Members:
    """The members of the applications of one call, by application_id.

    `evidence` has one row an application: the columns of `features.register.member_evidence` and
    joined_share, the share of members who joined after the call had opened (missing without joining days).
    `frame` has one row a member: application_id, org_id, role, sector, place, employees.
    """

    places: dict[str, tuple[Place, ...]]
    towns: dict[str, tuple[Town, ...]]
    evidence: dict[str, dict[str, float]]
    frame: pd.DataFrame


def members_of(known: Tables, applications: pd.DataFrame, call: pd.Series) -> Members:
    """What `known`, the tables as of the call's closing date, says of the members of its applications.

    `applications` are the rows of the call, `call` its row.
    """
    rows = applications.set_index("application_id", drop=False).sort_index()
    listed = roster(known, rows)
    accounts = account_ingredients(listed, known, as_of=call["closes_on"])
    frame = listed.frame.assign(employees=_gathered(accounts["employees"], listed))
    evidence = member_evidence(known, as_of=call["closes_on"], applications=applications)
    evidence["joined_share"] = joined_share(frame, call["opens_on"]).reindex(evidence.index)
    told = by_row(evidence)
    return Members(_places(frame), _towns(frame, known.regions), told, frame)


def joined_share(members: pd.DataFrame, opens_on: Any) -> pd.Series:
    """Share of the members with a joining day who joined after `opens_on`, by application_id."""
    dated = members[members["joined_on"].notna()]
    if pd.isna(opens_on):
        return pd.Series(dtype="float64")
    late: pd.Series = (dated["joined_on"] > opens_on).groupby(dated["application_id"]).mean()
    return late


def _gathered(values: np.ndarray[tuple[int, int], np.dtype[np.float64]], listed: Roster) -> pd.Series:
    """Values laid out as applications × members, back in the rows of the list."""
    return pd.Series(values[listed.row, listed.column], index=listed.frame.index, dtype="float64")


def _places(frame: pd.DataFrame) -> dict[str, tuple[Place, ...]]:
    placed = frame[frame["lat"].notna() & frame["lon"].notna()]
    found: dict[str, tuple[Place, ...]] = {}
    for application, own in placed.groupby("application_id"):
        roles = own["role"].fillna("")
        rows = zip(roles, own["lat"], own["lon"], own["employees"], strict=True)
        found[str(application)] = tuple(
            Place(str(role), float(lat), float(lon), None if np.isnan(staff) else float(staff))
            for role, lat, lon, staff in rows
        )
    return found


def _towns(frame: pd.DataFrame, regions: pd.DataFrame) -> dict[str, tuple[Town, ...]]:
    """The regions of an application's members that have a name and a centre."""
    named = regions[regions["name"].notna() & regions["lat"].notna() & regions["lon"].notna()]
    count = frame.groupby(["application_id", "region_id"]).size().rename("members").reset_index()
    count = count.merge(named[["region_id", "name", "lat", "lon"]], on="region_id")
    count = count.sort_values(["application_id", "members", "name"], ascending=[True, False, True])
    return {
        str(application): tuple(
            Town(str(one["name"]), float(one["lat"]), float(one["lon"]), int(one["members"]))
            for one in own.head(NAMED).to_dict("records")
        )
        for application, own in count.groupby("application_id")
    }
