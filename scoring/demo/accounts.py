"""The `accounts` table: which annual figures were filed, and when they became known."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.demo.figures import Figures
from scoring.demo.places import Floats, Integers
from scoring.demo.plan import Plan

MISSING_ACCOUNTS, MISSING_EMPLOYEES = 0.035, 0.015
FIRST_DAY, LAST_DAY, LATEST_DAY = 195, 310, 545  # after the end of the year
LATE_SHARE = 0.03


def accounts_table(
    rng: np.random.Generator, plan: Plan, figures: Figures, org_id: np.ndarray
) -> pd.DataFrame:
    """Accounts that were filed and known on the folder's day; small firms fail to file more often.

    Now and then the number of employees is missing.
    """
    count = len(figures.firm)
    size = figures.frame["employees"].clip(lower=0.5).to_numpy(dtype=float)
    filed = rng.random(count) >= np.clip(MISSING_ACCOUNTS * (size / 5) ** -0.3, 0, 0.15)
    counted = rng.random(count) >= MISSING_EMPLOYEES
    known_on = _known_on(rng, plan, figures.year)
    table = figures.frame.assign(employees=figures.frame["employees"].where(counted), known_on=known_on)
    table.insert(0, "org_id", org_id[figures.firm])
    table.insert(1, "year", plan.first_year + figures.year)
    return table.loc[filed & (known_on <= plan.delivered)].reset_index(drop=True)


def _known_on(rng: np.random.Generator, plan: Plan, year: Integers) -> np.ndarray:
    """From mid-July to early November of the next year, mostly August; a few up to 18 months late."""
    usual: Floats = FIRST_DAY + (LAST_DAY - FIRST_DAY) * rng.beta(1.6, 4.0, len(year))
    late = rng.uniform(LAST_DAY, LATEST_DAY, len(year))
    days = np.where(rng.random(len(year)) < LATE_SHARE, late, usual).astype(np.int64)
    ends = np.array([plan.day(each, "12-31") for each in range(plan.years)])
    return ends[year] + days
