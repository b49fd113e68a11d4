"""The years between which the growth of a call's members counts, and the day on which they were published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from features.problems import DataError
from features.tables import Tables
from models.publication import published_on

HORIZON_YEARS = 3


@dataclass(frozen=True)
class Window:
    """From the end of `base` to the end of `end`, read on `day`; the call closed on `closes_on`."""

    call_id: str
    closes_on: pd.Timestamp
    base: int
    end: int
    day: pd.Timestamp
    shifted: bool = False

    @property
    def horizon(self) -> int:
        """Years between the ends."""
        return self.end - self.base


def growth_windows(calls: pd.DataFrame) -> pd.DataFrame:
    """`calls` with horizon_years filled, and the base and end year of the growth that counts, as integers.

    The base year is the last that was over when the call closed.

    >>> one = pd.DataFrame({"closes_on": [pd.Timestamp("2026-03-16")], "horizon_years": [float("nan")]})
    >>> growth_windows(one)[["base", "end"]].to_numpy().tolist()
    [[2025, 2028]]
    """
    horizon = calls["horizon_years"].fillna(HORIZON_YEARS).astype("int64")
    base = (calls["closes_on"] + pd.Timedelta(days=1)).dt.year.astype("int64") - 1
    return calls.assign(horizon_years=horizon, base=base, end=base + horizon)


def matured_windows(known: Tables, *, as_of: pd.Timestamp) -> tuple[Window, ...]:
    """The windows of all calls whose end year was published in accounts by `as_of`, oldest call first."""
    found = []
    years = set(known.accounts["year"])
    call: Any
    for call in growth_windows(known.calls).sort_values(["closes_on", "call_id"]).itertuples():
        day = published_on(known.accounts, call.end, as_of=as_of) if call.base in years else None
        if day is not None:
            found.append(Window(call.call_id, call.closes_on, call.base, call.end, day))
    return tuple(found)


def window_of(known: Tables, call_id: str, *, as_of: pd.Timestamp, shift_years: int = 0) -> Window:
    """The window of one call; shifted to earlier years, it ends when the call's own begins, a placebo.

    Raises DataError for a call that is not there or whose outcomes are not known by `as_of`.
    """
    calls = growth_windows(known.calls[known.calls["call_id"] == call_id])
    if calls.empty:
        listed = ", ".join(sorted(known.calls["call_id"])[-3:])
        raise DataError(f"There is no call {call_id} by {as_of.date()}; the latest are {listed}. Name one.")
    (call,) = calls.itertuples()
    matured = [one for one in matured_windows(known, as_of=as_of) if one.call_id == call_id]
    if not matured:
        raise DataError(
            f"The outcomes of call {call_id} are not known on {as_of.date()}: growth counts from {call.base} "
            f"to {call.end}, and the accounts of both years must have been published. Name an earlier call."
        )
    (own,) = matured
    if not shift_years:
        return own
    return Window(call_id, own.closes_on, own.base + shift_years, own.base, own.day, shifted=True)
