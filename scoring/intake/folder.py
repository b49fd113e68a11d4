"""A data folder -> an Intake: one call as the committee is to see it, and nothing known after it closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from features.known import known_by
from features.reading import Reading, read_folder
from features.reading.hashing import table_hash
from features.tables import TABLE, Tables
from models.comparison.window import HORIZON_YEARS
from scoring.calls import applications_of, the_call
from scoring.contributions import given
from scoring.industries import industry
from scoring.intake.intake import Applied, Intake, Member
from scoring.members import Members, members_of
from scoring.report.member_maps import map_by_language

TOLD = ("project", "ownership")
"""Ties that may be a conflict of interest."""


def read_intake(folder: Path, call_id: str) -> Intake:
    """The call in the folder; DataError with every problem of every file, or where there is no such call."""
    return intake_of(read_folder(folder), call_id)


def intake_of(reading: Reading, call_id: str) -> Intake:
    """The call in a folder that has been read."""
    call = the_call(reading.tables, call_id)
    known = known_by(reading.tables, as_of=call["closes_on"])
    rows = applications_of(known, call)
    members = members_of(known, rows, call)
    rosters = _rosters(known, members)
    return Intake(
        call_id=call_id,
        closes_on=call["closes_on"].date(),
        opens_on=_day(call["opens_on"]),
        budget=given(call["budget"]),
        seats=None if pd.isna(call["seats"]) else int(call["seats"]),
        currency=_text(call["currency"]),
        horizon_years=HORIZON_YEARS if pd.isna(call["horizon_years"]) else int(call["horizon_years"]),
        applications=_applications(known, rows, members, rosters),
        ties=_ties(known, {one.org_id for roster in rosters.values() for one in roster}),
        hashes=known_hashes(reading, call_id),
        folder=str(reading.folder.absolute()),
    )


def known_hashes(reading: Reading, call_id: str) -> dict[str, str]:
    """SHA-256 of every table that is there, as it stood at the end of the day on which the call closed.

    Calls that were open still and regions that nothing refers to do not count: they enter nothing.
    """
    closes_on = the_call(reading.tables, call_id)["closes_on"]
    known = known_by(reading.tables, as_of=closes_on)
    calls = known.calls[known.calls["closes_on"] <= closes_on]
    known = replace(
        known, calls=calls, regions=known.regions[known.regions["region_id"].isin(_named_in(known))]
    )
    named = sorted(known.present & {str(name) for name in reading.flow.index})
    return {name: table_hash(TABLE[name], getattr(known, name)) for name in named}


def _named_in(known: Tables) -> set[object]:
    """The regions that any table refers to."""
    named = ("applications", "organisations", "region_sectors", "region_indicators")
    return {region for name in named for region in getattr(known, name)["region_id"].dropna().unique()}


def _applications(
    known: Tables, rows: pd.DataFrame, members: Members, rosters: Mapping[str, tuple[Member, ...]]
) -> tuple[Applied, ...]:
    organisations, regions = _named(known.organisations, "org_id"), _named(known.regions, "region_id")
    found = []
    for row in rows.sort_values("application_id").to_dict("records"):
        one, lead, region = (_text(row[name]) for name in ("application_id", "lead_org_id", "region_id"))
        found.append(
            Applied(
                one,
                _text(row["name"]) or one,
                lead=organisations.get(lead, lead),
                sector=_text(row["sector"]),
                sector_name=industry(_text(row["sector"])[:2], "en")[3:],
                region=regions.get(region, region),
                stage=_text(row["stage"]),
                requested=given(row["requested"]),
                own_funding=given(row["own_funding"]),
                roster=rosters.get(one, ()),
                pictures=_pictures(members, one),
            )
        )
    return tuple(found)


def _pictures(members: Members, one: str) -> dict[str, dict[str, str]]:
    places = members.places.get(one, ())
    return {"map": map_by_language(places, members.towns.get(one, ()))} if places else {}


def _rosters(known: Tables, members: Members) -> dict[str, tuple[Member, ...]]:
    names, regions = _named(known.organisations, "org_id"), _named(known.regions, "region_id")
    found: dict[str, list[Member]] = {}
    for row in members.frame.sort_values(["application_id", "org_id"]).to_dict("records"):
        found.setdefault(str(row["application_id"]), []).append(_member(row, names, regions))
    return {one: tuple(roster) for one, roster in found.items()}


def _member(row: Mapping[Any, Any], names: Mapping[str, str], regions: Mapping[str, str]) -> Member:
    org, region = _text(row["org_id"]), _text(row["region_id"])
    return Member(
        org,
        names.get(org, ""),
        _text(row["role"]),
        _text(row["commitment"]),
        regions.get(region, region),
        _text(row["sector"]),
        given(row["employees"]),
        _day(row["joined_on"]),
    )


def _ties(known: Tables, rostered: set[str]) -> tuple[tuple[str, str, str], ...]:
    going = known.ties[known.ties["ended_on"].isna() & known.ties["kind"].isin(TOLD)]
    near = going[going["org_a"].isin(rostered) | going["org_b"].isin(rostered)]
    return tuple(sorted({(str(a), str(b), str(kind)) for a, b, kind in _three(near)}))


def _three(ties: pd.DataFrame) -> list[tuple[object, object, object]]:
    return list(zip(ties["org_a"], ties["org_b"], ties["kind"], strict=True))


def _named(table: pd.DataFrame, key: str) -> dict[str, str]:
    named = table[table["name"].notna()]
    return dict(zip(named[key], named["name"], strict=True))


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value.date()
