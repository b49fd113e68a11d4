"""Who takes part: members laid out in rows, one column a member, missing beyond an application's last.

Members stand in the order of their organisation's number, whatever the order of the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from features.arithmetic import Floats, total
from features.kinds import KINDS
from features.proximity import great_circle
from features.tables import Tables

RESEARCH = ("research", "education")
BANKING = "64"
"""NACE division of banks and funds."""


@dataclass(frozen=True)
class Roster:
    """Members of the applications: `frame` has one row a member, `row` and `column` say where it is spread.

    `frame` has the columns of `members`, and of the organisation its sector, region_id, labour_market_id,
    founded_on, lat and lon (the centre of its region where it has no address of its own).
    """

    frame: pd.DataFrame
    row: NDArray[np.intp]
    column: NDArray[np.intp]
    applications: int

    @cached_property
    def width(self) -> int:
        """Length of the longest list of members, at least 1."""
        return int(self.column.max(initial=0)) + 1

    def spread(self, values: pd.Series | NDArray[np.generic]) -> Floats:
        """Values of the members as an array of applications × members."""
        spread = np.full((self.applications, self.width), np.nan)
        spread[self.row, self.column] = np.asarray(values, dtype=float)
        return spread

    def tally(self, holds: pd.Series) -> Floats:
        """For how many members of every application it holds; missing where none are listed."""
        counted = np.bincount(self.row, np.asarray(holds, dtype=float), minlength=self.applications)
        listed = np.bincount(self.row, minlength=self.applications)
        return np.where(listed > 0, counted, np.nan)


def roster(tables: Tables, applications: pd.DataFrame) -> Roster:
    """The members of these applications (indexed by application_id), as the tables have them."""
    members = tables.members[tables.members["application_id"].isin(applications.index)]
    members = members.sort_values(["application_id", "org_id"], ignore_index=True)
    frame = members.merge(placed(tables), on="org_id", how="left")
    frame = frame.assign(role=frame["role"].fillna(frame["kind"])).drop(columns="kind")
    return Roster(
        frame=frame,
        row=applications.index.get_indexer(pd.Index(frame["application_id"])),
        column=frame.groupby("application_id").cumcount().to_numpy().astype(np.intp),
        applications=len(applications),
    )


def placed(tables: Tables) -> pd.DataFrame:
    """Organisations with a place, their address or else the centre of their region, and a labour market."""
    columns = ["org_id", "kind", "sector", "region_id", "founded_on", "lat", "lon"]
    centres = tables.regions[["region_id", "labour_market_id", "lat", "lon"]]
    found = tables.organisations[columns].merge(centres, on="region_id", how="left", suffixes=("", "_centre"))
    addressed = found["lat"].notna() & found["lon"].notna()
    for degree in ("lat", "lon"):
        found[degree] = found[degree].where(addressed, found[f"{degree}_centre"])
    return found.drop(columns=["lat_centre", "lon_centre"])


def member_ingredients(members: Roster, applications: pd.DataFrame) -> dict[str, Floats]:
    """What the lists of members and the applications' own money say."""
    frame, role = members.frame, members.frame["role"]
    stated = frame["commitment"].notna().groupby(frame["application_id"]).transform("any")
    banks = (role == "firm") & frame["sector"].fillna("").str.startswith(BANKING)
    cash = members.spread(frame["pledged_cash"])
    asked, own = applications["requested"].to_numpy(), applications["own_funding"].to_numpy()
    return {
        "listed": members.tally(frame["org_id"].notna()),
        "signed": members.spread((frame["commitment"] == "signed").astype(float).where(stated)),
        "pledged_cash": cash,
        "pledged_hours": members.spread(frame["pledged_hours"]),
        "firm_hours": members.spread(frame["pledged_hours"].where(role == "firm")),
        "role_counts": np.stack([members.tally(role == kind) for kind in KINDS], axis=-1),
        "financial": members.spread(((role == "investor") | banks).astype(float)),
        "budget": asked + np.nan_to_num(own),
        "sources": np.stack([asked, own, *_cash_by_role(members)], axis=-1),
    }


def _cash_by_role(members: Roster) -> list[Floats]:
    cash, role = members.frame["pledged_cash"], members.frame["role"]
    return [total(members.spread(cash.where(role == kind))) for kind in KINDS]


def place_ingredients(members: Roster, tables: Tables) -> dict[str, Floats]:
    """Where the members are, and how far from the nearest investor known."""
    frame = members.frame
    codes, _ = pd.factorize(frame["labour_market_id"], sort=True)
    return {
        "member_lat": members.spread(frame["lat"]),
        "member_lon": members.spread(frame["lon"]),
        "labour_market": members.spread(np.where(codes >= 0, codes, np.nan)),
        "kilometres_to_investor": members.spread(_to_investors(frame, placed(tables))),
    }


def _to_investors(frame: pd.DataFrame, organisations: pd.DataFrame) -> Floats:
    """Kilometres from every member to the nearest investor; an investor is nearest to itself."""
    investors = organisations[(organisations["kind"] == "investor") & organisations["lat"].notna()]
    investors = investors.drop_duplicates(["lat", "lon"])
    spots = frame[["lat", "lon"]].drop_duplicates().dropna()
    nearest = np.full(len(spots), np.nan)
    if len(investors):
        far = great_circle(
            spots["lat"].to_numpy()[:, None],
            spots["lon"].to_numpy()[:, None],
            investors["lat"].to_numpy(),
            investors["lon"].to_numpy(),
        )
        nearest = far.min(axis=1)
    return frame.merge(spots.assign(nearest=nearest), on=["lat", "lon"], how="left")["nearest"].to_numpy()
