"""Who is in a cluster and who is clean: members frozen at the deadline, joiners later, owners and owned."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.tables import Tables
from models.firm_years import Flags


def frozen_roster(known: Tables) -> pd.DataFrame:
    """Rows application_id, org_id, call_id: member firms on the day their call closed."""
    members = _with_calls(known)
    kind = known.organisations.set_index("org_id")["kind"]
    firm = members["role"].fillna(members["org_id"].map(kind)).fillna("firm") == "firm"
    in_time = ~(members["joined_on"] > members["closes_on"])
    return members.loc[firm & in_time, ["application_id", "org_id", "call_id"]]


@dataclass(frozen=True, eq=False)
class Membership:
    """Organisations, as flags in the order of their index, that cannot be controls.

    member: in an application of any call. owned: tied by ownership to a member or an applicant.
    """

    member: Flags
    owned: Flags


def membership(
    known: Tables, orgs: pd.Index, *, day: pd.Timestamp, base: int, end: int, until: pd.Timestamp
) -> Membership:
    """Who had joined, applied or was owned as known on `day`.

    until: members who joined later do not count; equal to `day`, nobody who ever joined is clean. Ownership
    counts that stood at any time from the base year to the end year.
    """
    members = _with_calls(known)
    joined = members["joined_on"].fillna(members["closes_on"])
    taken = members[(members["closes_on"] <= day) & ~(members["joined_on"] > day) & (joined <= until)]
    calls = known.calls.set_index("call_id")["closes_on"]
    leads = known.applications[known.applications["call_id"].map(calls) <= min(day, until)]["lead_org_id"]
    member = orgs.isin(taken["org_id"])
    return Membership(member, _owned(known.ties, orgs, member | orgs.isin(leads.dropna()), base, end, day))


def _owned(
    ties: pd.DataFrame, orgs: pd.Index, applicants: Flags, base: int, end: int, day: pd.Timestamp
) -> Flags:
    """Organisations tied by ownership, in either direction, to one of the applicants."""
    latest = min(day, pd.Timestamp(end, 12, 31))
    stood = (ties["started_on"] <= latest) & ~(ties["ended_on"] < pd.Timestamp(base, 1, 1))
    rows = ties[stood & ties["kind"].eq("ownership")]
    applying = orgs[applicants]
    other = [
        rows.loc[rows[one].isin(applying), another]
        for one, another in (("org_a", "org_b"), ("org_b", "org_a"))
    ]
    return np.asarray(orgs.isin(pd.concat(other)))


def _with_calls(known: Tables) -> pd.DataFrame:
    """Members with the call of their application and its closing date."""
    calls = known.calls[["call_id", "closes_on"]]
    listed = known.applications[["application_id", "call_id"]].merge(calls, on="call_id")
    return known.members.merge(listed, on="application_id")
