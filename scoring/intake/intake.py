"""A call as it was read from a folder: plain data that the workspace can store, known at its closing date."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Pictures = Mapping[str, Mapping[str, str]]
"""SVG by name and language: {"map": {"en": …, "nb": …}}."""


@dataclass(frozen=True)
class Member:
    """A member organisation; `employees` is the latest number known when the call closed."""

    org_id: str
    name: str = ""
    role: str = ""
    commitment: str = ""
    region: str = ""
    sector: str = ""
    employees: float | None = None
    joined_on: date | None = None


@dataclass(frozen=True)
class Applied:
    """An application; `roster` is in the order of organisation numbers."""

    application_id: str
    name: str
    lead: str = ""
    sector: str = ""
    sector_name: str = ""
    region: str = ""
    stage: str = ""
    requested: float | None = None
    own_funding: float | None = None
    roster: tuple[Member, ...] = ()
    pictures: Pictures = field(default_factory=dict)

    @property
    def firms(self) -> int:
        """Members that are firms."""
        return sum(one.role == "firm" for one in self.roster)

    @property
    def roster_sha256(self) -> str:
        """SHA-256 of who takes part, in what role, how committed and since when."""
        told = [
            [one.org_id, one.role, one.commitment, one.joined_on and one.joined_on.isoformat()]
            for one in sorted(self.roster, key=lambda one: one.org_id)
        ]
        return hashlib.sha256(json.dumps(told).encode()).hexdigest()


@dataclass(frozen=True)
class Intake:
    """One call with its applications.

    `ties` are projects and ownership that had not ended when it closed, with an end in a roster. `hashes` are
    SHA-256 by table, of what was known at closing: rows known later change nothing.
    """

    call_id: str
    closes_on: date
    opens_on: date | None = None
    budget: float | None = None
    seats: int | None = None
    currency: str = ""
    horizon_years: int = 3
    applications: tuple[Applied, ...] = ()
    ties: tuple[tuple[str, str, str], ...] = ()
    hashes: Mapping[str, str] = field(default_factory=dict)
    folder: str = ""


def intake_json(intake: Intake) -> str:
    """The intake as JSON, for another process to read."""
    return json.dumps(dataclasses.asdict(intake), ensure_ascii=False, default=date.isoformat)


def intake_from(text: str) -> Intake:
    """The intake that `intake_json` wrote; TypeError or KeyError where the text is of another shape."""
    raw = json.loads(text)
    told = {
        "closes_on": date.fromisoformat(raw["closes_on"]),
        "opens_on": _day(raw["opens_on"]),
        "applications": tuple(_applied(one) for one in raw["applications"]),
        "ties": tuple((one, other, kind) for one, other, kind in raw["ties"]),
    }
    return Intake(**raw | told)


def _applied(raw: dict[str, Any]) -> Applied:
    roster = tuple(Member(**one | {"joined_on": _day(one["joined_on"])}) for one in raw["roster"])
    return Applied(**raw | {"roster": roster})


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
