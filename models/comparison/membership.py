"""Who is in a cluster and who is clean: members frozen at the deadline, joiners later, owners and owned.

Firms outside are in no application up to the call's own deadline, and in no cluster later: an application
that was not rejected. Firms that apply in vain later stay among them. To take out everyone who ever applies
would leave those that did not live to: in the simulated programme it takes 0.4 to 0.7 pp a year off the
growth of the firms outside.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.tables import Tables
from models.comparison.window import Window
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

    member: in an application or a cluster. owned: tied by ownership to such a one, or to an applicant.
    """

    member: Flags
    owned: Flags


class Memberships:
    """Members, applicants and ownership of all organisations `orgs`, laid out to be asked for many calls."""

    def __init__(self, known: Tables, orgs: pd.Index) -> None:
        members = _with_calls(known)
        self._size = len(orgs)
        self._members = members[["closes_on", "decision"]].assign(
            org=orgs.get_indexer(pd.Index(members["org_id"])),
            since=members["joined_on"].fillna(members["closes_on"]),
        )
        leads = _closing(known).dropna(subset="lead_org_id")
        place = orgs.get_indexer(pd.Index(leads["lead_org_id"]))
        self._leads = leads[["closes_on", "decision"]].assign(org=place)[place >= 0]
        ties = known.ties[known.ties["kind"] == "ownership"]
        ends = {end: orgs.get_indexer(pd.Index(ties[end])) for end in ("org_a", "org_b")}
        owned = ties[["started_on", "ended_on"]].assign(**ends)
        self._ownership = owned[(owned["org_a"] >= 0) & (owned["org_b"] >= 0)]

    def of(self, window: Window, until: pd.Timestamp) -> Membership:
        """Who had applied, joined or was owned, as known on the window's day.

        until: who joined later does not count, at the latest the window's day: then nobody who ever joined is
        clean.
        Ownership counts that stood at any time from the base year to the end year.
        """
        rows = self._members
        member = self._flags(rows.loc[_counting(rows, window) & (rows["since"] <= until), "org"])
        leads = self._leads
        applied = _counting(leads, window) & (leads["closes_on"] <= until)
        return Membership(member, self._owned(member | self._flags(leads.loc[applied, "org"]), window))

    def funded(self, window: Window) -> Flags:
        """Who had joined a funded application, of any call, as known on the window's day."""
        rows = self._members
        known = rows["decision"].eq("funded") & (rows["closes_on"] < window.day)
        return self._flags(rows.loc[known & (rows["since"] <= window.day), "org"])

    def _owned(self, applicants: Flags, window: Window) -> Flags:
        """Organisations tied by ownership, in either direction, to one of the applicants."""
        ties = self._ownership
        latest = min(window.day, pd.Timestamp(window.end, 12, 31))
        ended = ties["ended_on"] < pd.Timestamp(window.base, 1, 1)
        stood = ties[(ties["started_on"] <= latest) & ~ended]
        a, b = stood["org_a"].to_numpy(), stood["org_b"].to_numpy()
        return self._flags(np.concatenate([b[applicants[a]], a[applicants[b]]]))

    def _flags(self, places: pd.Series | np.ndarray) -> Flags:
        flags = np.zeros(self._size, dtype=bool)
        flags[np.asarray(places, dtype="int64")] = True
        return flags


def _counting(rows: pd.DataFrame, window: Window) -> pd.Series:
    """Applications up to the call's deadline, and later ones that were not rejected as known on the day."""
    rejected = rows["decision"].eq("rejected") & (rows["closes_on"] < window.day)
    return (rows["closes_on"] <= window.closes_on) | ((rows["closes_on"] <= window.day) & ~rejected)


def _closing(known: Tables) -> pd.DataFrame:
    """Applications with the closing date of their call."""
    listed = known.applications[["application_id", "call_id", "lead_org_id", "decision"]]
    return listed.merge(known.calls[["call_id", "closes_on"]], on="call_id")


def _with_calls(known: Tables) -> pd.DataFrame:
    """Members with the call of their application, its closing date and its decision."""
    return known.members.merge(_closing(known), on="application_id")
