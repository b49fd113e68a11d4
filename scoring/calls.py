"""The call to be scored: found by its identifier, or the reason why it cannot be, in a sentence."""

from __future__ import annotations

import difflib

import pandas as pd

from features.problems import DataError
from features.tables import Tables


def the_call(tables: Tables, call_id: str | None = None) -> pd.Series:
    """The row of `calls` with that identifier; without one, of the call that closed last.

    DataError where there is no such call; the nearest one is named.
    """
    calls = tables.calls.sort_values(["closes_on", "call_id"])
    if calls.empty:
        raise DataError("The table calls has no rows, so there is no call to score. Add one row a call.")
    if call_id is None:
        return calls.iloc[-1]
    found = calls[calls["call_id"] == call_id]
    if found.empty:
        raise DataError(f"There is no call {call_id} in calls. {_instead(call_id, list(calls['call_id']))}")
    return found.iloc[0]


def applications_of(tables: Tables, call: pd.Series) -> pd.DataFrame:
    """The rows of `applications` of that call, by identifier; DataError where it has none."""
    rows = tables.applications[tables.applications["call_id"] == call["call_id"]]
    if rows.empty:
        raise DataError(
            f"Call {call['call_id']} has no applications. Add rows with call_id {call['call_id']} to "
            "applications, or score another call (--call)."
        )
    found: pd.DataFrame = rows.sort_values("application_id")
    return found


def call_of(tables: Tables, application_id: str) -> str:
    """The call of that application; DataError where there is no such application, naming the nearest."""
    listed = tables.applications.set_index("application_id")["call_id"]
    if application_id in listed.index:
        return str(listed[application_id])
    near = difflib.get_close_matches(application_id, [str(one) for one in listed.index], n=1, cutoff=0.0)
    instead = f"Did you mean {near[0]}?" if near else "The table applications has no rows."
    raise DataError(f"There is no application {application_id} in applications. {instead}")


def _instead(call_id: str, known: list[str]) -> str:
    near = difflib.get_close_matches(call_id, known, n=1, cutoff=0.0)
    return f"Did you mean {near[0]}? The latest calls are {', '.join(known[-5:])}."
