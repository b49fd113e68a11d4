"""Growth of an application's member firms beyond that of matched firms outside, from accounts.

Members are frozen when the call closed, funded or rejected. Everything is read on the day the end year was
published and never revised; until then there is no outcome. What firms are, how they grow and who is clean:
models/comparison/units.py; how they are matched and weighed: models/excess_growth.py.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from features.tables import Tables
from models.comparison.membership import frozen_roster
from models.comparison.units import Register, Units
from models.comparison.window import matured_windows
from models.excess_growth import excess_growth

ENOUGH = 10
"""Firms outside without which nothing is compared."""
UNMATCHED = 0.1
"""Share of member firms without a firm like them from which it is told."""
COLUMNS = ("application_id", "measure", "growth", "se", "known_on", "evaluable")


@dataclass(frozen=True, eq=False)
class MemberGrowth:
    """rows: application_id, measure, growth, se (pp a year), known_on, evaluable. doubts: sentences."""

    rows: pd.DataFrame
    doubts: tuple[str, ...]


def member_growth(known: Tables, *, as_of: pd.Timestamp) -> MemberGrowth:
    """What became of the members of every call whose end year was published by `as_of`; known by then."""
    register = Register(known)
    found, said = [], []
    for window in matured_windows(known, as_of=as_of):
        units = register.units(window, decision="all")
        if (~units.frame["treated"]).sum() >= ENOUGH:
            found.append(_of_call(units))
            doubts = (*units.doubts, *_without_like(found[-1]))
            said += [f"Call {window.call_id}: {doubt}" for doubt in doubts]
    nothing = pd.DataFrame({name: [] for name in COLUMNS})
    return MemberGrowth(pd.concat(found)[list(COLUMNS)] if found else nothing, tuple(said))


def _of_call(units: Units) -> pd.DataFrame:
    evaluable = units.roster.groupby("application_id")["both_ends"].mean().rename("evaluable")
    rows = excess_growth(units).join(evaluable, on="application_id")
    return rows.assign(measure="mean", known_on=units.day)


def _without_like(rows: pd.DataFrame) -> list[str]:
    """That a good part of the members has no firm outside to be compared with."""
    share = float(1 - rows["matched"].mean())
    if not share >= UNMATCHED:
        return []
    return [
        f"{100 * share:.0f} % of member firms have no like outside (no accounts at the start, or nobody in "
        "their sector) and count for nothing in outcomes."
    ]


def compared_by_accounts(known: Tables) -> pd.Series:
    """Applications with accounts of a member firm, where there are non-members' accounts to compare with."""
    have = known.accounts["org_id"].drop_duplicates()
    if (~have.isin(known.members["org_id"])).sum() < ENOUGH:
        return known.members["application_id"].iloc[:0]
    roster = frozen_roster(known)
    return roster.loc[roster["org_id"].isin(have), "application_id"].drop_duplicates()
