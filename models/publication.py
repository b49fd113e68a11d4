"""When a year's figures count as published: from then on a missing firm may be read as a closed firm."""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.known import derived_known_on

COMPLETE = 0.95
"""A year is published once it has this share of the rows that the year before has on the same day."""
LATEST = 0.5
"""18 months after the year it is, if it has this share; with less, the folder simply ends before the year."""


def published_on(table: pd.DataFrame, year: int, *, as_of: pd.Timestamp) -> pd.Timestamp | None:
    """The day on which `year` of a yearly table (year, known_on) was published; None if not by `as_of`.

    Only rows known by a day decide about that day, so rows known later change nothing. Never before the year
    is over.
    """
    over = pd.Timestamp(year, 12, 31)
    latest = max(derived_known_on(pd.Series([float(year)])).iloc[0], over)
    days, before = _days(table, year), _days_before(table, year)
    each = np.unique(days[days <= np.datetime64(min(as_of, latest))])
    had = np.searchsorted(before, each, side="right")
    enough = np.searchsorted(days, each, side="right") >= COMPLETE * had
    if enough.any():
        day = max(pd.Timestamp(each[enough.argmax()]), over)
        return day if day <= as_of else None
    by_then = np.datetime64(latest)
    some = (days <= by_then).sum() >= max(1, LATEST * (before <= by_then).sum())
    return latest if latest <= as_of and some else None


def known_on(table: pd.DataFrame) -> pd.Series:
    """The day each row of a yearly table became known; 18 months after its year where it does not say."""
    return table["known_on"].fillna(derived_known_on(table["year"]))


def _days(table: pd.DataFrame, year: int) -> np.ndarray:
    return np.sort(known_on(table[table["year"] == year]).to_numpy())


def _days_before(table: pd.DataFrame, year: int) -> np.ndarray:
    """Of the nearest earlier year that has rows."""
    earlier = table.loc[table["year"] < year, "year"]
    return _days(table, int(earlier.max()) if len(earlier) else year)
