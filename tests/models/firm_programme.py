"""Small programmes of firms and accounts, for tests of what is compared with what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

import pandas as pd

from features.tables import Tables
from tests.models.own_numbers import table

LATE = pd.Timestamp("2030-01-01")
YEARS = range(2012, 2019)
"""Years of accounts; the call closes on 1 March 2016, so growth counts from 2015 to 2018."""


def account(org: str, year: int, employees: float, **more: object) -> dict[str, object]:
    """Accounts known on 1 September of the next year; revenue and value added follow the employees."""
    row = {"org_id": org, "year": year, "employees": employees, "known_on": f"{year + 1}-09-01"}
    return row | {"revenue": 100 * employees, "value_added": 40 * employees} | more


def steady(org: str, employees: float, end: float | None = None) -> list[dict[str, object]]:
    """Accounts of all years, `employees` in each but the last, in which there are `end`."""
    paths = {year: employees for year in YEARS} | ({} if end is None else {YEARS[-1]: end})
    return [account(org, year, people) for year, people in paths.items()]


def programme(
    accounts: Iterable[dict[str, object]],
    members: Mapping[str, Iterable[str]],
    *,
    outside: int = 12,
    facts: Mapping[str, Mapping[str, object]] | None = None,
) -> Tables:
    """One call, application "a" funded and all others rejected; `outside` firms of 20 employees stand still.

    members: organisations by application. facts: of organisations, where they are not firms of sector 03.1.
    """
    others = [f"o{number:02}" for number in range(outside)]
    rows = [*accounts, *(row for org in others for row in steady(org, 20))]
    orgs = sorted(
        {*(str(row["org_id"]) for row in rows), *(org for each in members.values() for org in each)}
    )
    told = facts or {}
    known = [org for org in orgs if told.get(org, {}).get("kind") != "stranger"]
    bids = [
        {"application_id": bid, "call_id": "c", "decision": "funded" if bid == "a" else "rejected"}
        for bid in members
    ]
    return Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": "2016-03-01", "horizon_years": 3}]),
        applications=table("applications", bids),
        organisations=table(
            "organisations",
            [{"org_id": org, "kind": "firm", "sector": "03.1"} | dict(told.get(org, {})) for org in known],
        ),
        members=table(
            "members",
            [
                {"application_id": bid, "org_id": org, "role": "firm"}
                for bid, each in members.items()
                for org in each
            ],
        ),
        accounts=table("accounts", rows),
    )


def with_successions(tables: Tables, *rows: tuple[str, str, str]) -> Tables:
    """The tables with successions: organisation, successor, first day."""
    names = ("org_id", "successor_id", "on")
    return replace(
        tables, successions=table("successions", [dict(zip(names, row, strict=True)) for row in rows])
    )
