"""The ingredients of all features: one name, one array aligned with the applications."""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.arithmetic import Floats, ratio_of_totals, together, total
from features.indicators import claimed_indicators
from features.networks import tie_ingredients
from features.regional import regional
from features.register import MOMENTUM_YEARS, account_ingredients
from features.rosters import member_ingredients, place_ingredients, roster
from features.rounds import firm_ingredients, funding_ingredients
from features.tables import Tables

Ingredients = dict[str, Floats]


def ingredients(known: Tables, applications: pd.DataFrame, *, as_of: pd.Timestamp) -> Ingredients:
    """Everything that the catalogue's functions name as an argument, from tables cut to what was known.

    `applications` is indexed by application_id. Arrays have one row an application; those of members,
    regions, sectors, roles or sources have a second axis. `features/arguments.py` says what each one is.
    """
    members = roster(known, applications)
    accounts = account_ingredients(members, known, as_of=as_of)
    places = regional(known, applications)
    wages = _paid(accounts, places)
    return {
        **places,
        **claimed_indicators(known, applications),
        **member_ingredients(members, applications),
        **place_ingredients(members, known),
        **tie_ingredients(members, known, applications, as_of=as_of),
        **funding_ingredients(members, known, applications, as_of=as_of),
        **firm_ingredients(known, applications, as_of=as_of),
        **accounts,
        **wages,
        **_grown(accounts, places),
        "wage_per_employee": ratio_of_totals(wages["wages"], wages["wage_earners"]),
        "workplaces": _workplaces(accounts["employees"], members.spread(np.ones(len(members.frame)))),
    }


def _paid(accounts: Ingredients, places: Ingredients) -> Ingredients:
    """Wages and those who earn them: members', or those of the region and sector."""
    members = accounts["wages"], accounts["employees"], accounts["sector_wage"]
    cell = places["cell_wages"], places["cell_jobs"], places["nation_wage"]
    return dict(zip(("wages", "wage_earners", "sector_wage"), _members_or(members, cell), strict=True))


def _grown(accounts: Ingredients, places: Ingredients) -> Ingredients:
    """Employees then and now: members', or the jobs of the region and sector."""
    members = accounts["employees_before"], accounts["employees"]
    before, after = _members_or(members, (places["jobs_before"], places["jobs_after"]))
    known = np.isfinite(together(*members)[0]).any(axis=1)
    years = np.where(known, float(MOMENTUM_YEARS), places["shift_years"])
    return {"own_before": before, "own_after": after, "own_years": years}


def _members_or(members: tuple[Floats, ...], cell: tuple[Floats, ...]) -> list[Floats]:
    """Columns of members where any member has them all; else those of the cell, as if it were one member."""
    known = np.isfinite(together(*members)[0]).any(axis=1, keepdims=True)
    chosen = []
    for ours, theirs in zip(members, cell, strict=True):
        alone = np.full_like(ours, np.nan)
        alone[:, 0] = theirs
        chosen.append(np.where(known, ours, alone))
    return chosen


def _workplaces(employees: Floats, listed: Floats) -> Floats:
    """Employees of members; 1 for every member of an application that has no accounts."""
    counted = total(employees)[:, None]
    return np.where(counted > 0, employees, listed)
