"""Every firm of the register in the years of one comparison: facts, past, growth; one entry an organisation.

Where several organisations are one firm, the entry of the first stands for all and the others are empty.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.comparison.before import TREND_YEARS, Past
from models.comparison.one_firm import OneFirm, one_firm
from models.comparison.window import Window
from models.firm_growth import FirmGrowth, firm_growth
from models.firm_years import FiledAccounts, FirmYears, Flags, Floats


@dataclass(frozen=True, eq=False)
class Firms:
    """By position of organisations in `orgs`.

    facts: kind, sector, division, region_id, founded_on; of several organisations those of the largest at the
    start.
    listed: in the register when the call closed. first: stands for its unit. outside: of its unit an
    organisation is in no register.
    """

    orgs: pd.Index
    window: Window
    years: FirmYears
    one: OneFirm
    growth: FirmGrowth
    past: Past
    facts: pd.DataFrame
    listed: Flags
    first: Flags
    outside: Flags

    @property
    def age(self) -> Floats:
        """Full years from the year of founding to the base year; missing where it is unknown."""
        founded: Floats = self.facts["founded_on"].dt.year.to_numpy(dtype="float64")
        return self.window.base - founded


def read_firms(
    successions: pd.DataFrame,
    listed: Flags,
    facts: pd.DataFrame,
    accounts: FiledAccounts,
    window: Window,
) -> Firms:
    """What was known of all firms on the window's day.

    listed: which organisations of `accounts.orgs` are in the table of organisations; facts: that table.
    """
    orgs = accounts.orgs
    base, end, day = window.base, window.end, window.day
    years = accounts.read(base - TREND_YEARS - 1, end, day=day)
    until = min(day, pd.Timestamp(end, 12, 31))
    registered = listed | accounts.filed_by(day)
    one = one_firm(successions, orgs, base=base, until=until, listed=registered)
    founded = facts["founded_on"].dt.year.to_numpy(dtype="float64")
    growth = firm_growth(years, one, founded, base=base, end=end)
    told = _of_units(facts, one, years, base)
    young = (told["founded_on"] > window.closes_on).to_numpy()
    return Firms(
        orgs=orgs,
        window=window,
        years=years,
        one=one,
        growth=growth,
        past=Past(years, one, growth.start, base),
        facts=told,
        listed=registered & ~young[one.unit],
        first=one.unit == np.arange(one.size),
        outside=one.any(~registered),
    )


def _of_units(facts: pd.DataFrame, one: OneFirm, years: FirmYears, base: int) -> pd.DataFrame:
    """Facts of a unit's largest organisation at the start, the first of equals, and its earliest founding."""
    joined = np.flatnonzero(one.count(np.ones(one.size, dtype=bool))[one.unit] > 1)
    told = facts.reset_index(drop=True)
    if not len(joined):
        return told
    size = np.nan_to_num(years.of("employees", base), nan=-1.0)[joined]
    rows = told.iloc[joined].assign(unit=one.unit[joined], size=size)
    founded = rows.groupby("unit")["founded_on"].min()
    largest = rows.sort_values("size", ascending=False, kind="stable").drop_duplicates("unit")
    largest = largest.set_index("unit").drop(columns="size").assign(founded_on=founded)
    told.loc[largest.index] = largest.astype(told.dtypes.to_dict())
    return told
