"""Score sheets and the data folder -> candidates: what an application is worth, asks for and belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, isfinite
from typing import Any

import pandas as pd

from features.known import known_by
from features.problems import DataError
from features.tables import Tables
from scoring.calls import the_call
from scoring.contributions import given
from scoring.members import members_of
from scoring.portfolio.candidate import Candidate
from scoring.portfolio.known import Known
from scoring.portfolio.rules import Policy
from scoring.sheet import CallScore, ScoreSheet

FIRM = "firm"


@dataclass(frozen=True)
class Listed:
    """What the table applications and the members say of each application of a call, by application_id.

    `employees` is how many the member firms together had when the call closed, missing where no accounts are.
    """

    rows: dict[str, dict[str, Any]]
    firms: dict[str, frozenset[str]]
    employees: dict[str, float]
    known: Known


def listed_of(tables: Tables, call_id: str) -> Listed:
    """The applications of a call as known when it closed."""
    call = the_call(tables, call_id)
    known = known_by(tables, as_of=call["closes_on"])
    rows = known.applications[known.applications["call_id"] == call_id]
    frame = members_of(known, rows, call).frame
    firms = frame[frame["role"] == FIRM]
    by_application = firms.groupby("application_id")
    told = rows.to_dict("records")
    staff = by_application["employees"].sum(min_count=1)
    return Listed(
        {str(row["application_id"]): {str(name): cell for name, cell in row.items()} for row in told},
        {str(one): frozenset(own) for one, own in by_application["org_id"]},
        {str(one): float(number) for one, number in staff.items()},
        known_names(known, rows, call_id),
    )


def known_names(known: Tables, rows: pd.DataFrame, call_id: str) -> Known:
    """What a policy may name; sectors and stages are those of all applications up to the call."""
    regions = _named(known.regions, "region_id", "name")
    own = {str(one): str(one) for one in known.applications["region_id"].dropna()}
    markets = known.regions[known.regions["labour_market_id"].notna()]
    return Known(
        call_id,
        _named(rows, "application_id", "name"),
        own | regions,
        dict(zip(markets["region_id"], markets["labour_market_id"], strict=True)),
        frozenset(known.applications["sector"].dropna()),
        frozenset(known.applications["stage"].dropna()),
    )


def candidates(call: CallScore, listed: Listed, policy: Policy) -> tuple[Candidate, ...]:
    """One candidate a sheet, worth what the policy maximises.

    DataError where that is not known for any application, or not for one that is to be weighed.
    """
    worth = {one.application_id: value_of(one, policy) for one in call.sheets}
    _weighable(call, listed, policy, worth)
    return tuple(
        _candidate(sheet, listed, worth[sheet.application_id] * _weight(sheet, listed, policy))
        for sheet in call.sheets
    )


def value_of(sheet: ScoreSheet, policy: Policy) -> float:
    """The score, its lower end, or the chance of being among the best; minus infinity where not known."""
    value = {"expected": sheet.score, "lower": sheet.interval_low, "chance": sheet.top_chance}[policy.value]
    return -inf if value is None else float(value)


def _weight(sheet: ScoreSheet, listed: Listed, policy: Policy) -> float:
    """1, or the employees that a per cent of growth is counted in."""
    return 1.0 if policy.weight == "applications" else listed.employees[sheet.application_id] / 100


def _candidate(sheet: ScoreSheet, listed: Listed, value: float) -> Candidate:
    row = listed.rows[sheet.application_id]
    region = _text(row["region_id"])
    return Candidate(
        sheet.application_id,
        sheet.name,
        given(row["requested"]),
        value,
        region,
        _text(row["sector"]),
        _text(row["stage"]),
        listed.firms.get(sheet.application_id, frozenset()),
        listed.known.market_of.get(region, ""),
    )


def _weighable(call: CallScore, listed: Listed, policy: Policy, worth: dict[str, float]) -> None:
    problems = []
    if not any(isfinite(one) for one in worth.values()):
        problems.append(NO_VALUE[policy.value].format(call=call.call_id))
    if policy.weight == "employees":
        if call.is_index:
            problems.append(
                "The scores are points of a criteria index, not growth, so they cannot be counted in jobs. "
                'Write weight = "applications".'
            )
        unknown = [one.application_id for one in call.sheets if one.application_id not in listed.employees]
        if unknown:
            told = ", ".join(unknown[:5]) + (f" and {len(unknown) - 5} more" if len(unknown) > 5 else "")
            problems.append(
                f"The employees of the member firms are not known for {told}, so growth cannot be counted in "
                'jobs. Add their accounts, or write weight = "applications".'
            )
    if problems:
        raise DataError("\n".join(problems))


NO_VALUE = {
    "expected": "No application of call {call} has a score.",
    "lower": (
        "No application of call {call} has a lower bound: too few outcomes are known for an interval, or the "
        "model has none. Maximise expected growth (--value expected)."
    ),
    "chance": (
        "No application of call {call} has a chance of being among the best: that needs seats in the table "
        "calls and a model with intervals. Maximise expected growth (--value expected)."
    ),
}


def _named(frame: pd.DataFrame, key: str, name: str) -> dict[str, str]:
    told = frame[frame[key].notna()]
    pairs = zip(told[key], told[name], strict=True)
    return {str(one): named if isinstance(named, str) else str(one) for one, named in pairs}


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
