"""A whole call for tests of the committee's pages: rosters, reviews and published scores, in bulk."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.intake.pictures import pictures_of
from scoring.phrases import DIMENSION_NAMES
from scoring.sheet import CallScore, RankBasis, ScoreSheet
from scoring.workspace.models import (
    Application,
    Assignment,
    Call,
    Firm,
    Mark,
    Person,
    Publication,
    Review,
    Sheet,
)
from tests.scoring.by_hand import hand_made
from tests.workspace_calls import a_call, a_part

AT = datetime(2026, 4, 1, 12, 0, tzinfo=UTC)
MEMBERS = ("ana", "ben", "eli")


@dataclass(frozen=True)
class World:
    """The call, its people by name, and its applications in the order of their identifiers."""

    call: Call
    people: dict[str, Person]
    applications: tuple[Application, ...]


def a_world(
    phase: Phase,
    count: int = 5,
    *,
    locked: bool | None = None,
    firms: int = 3,
    members: int = 8,
    call_id: str = "2026",
) -> World:
    """A call with three members who rate everything; reviews are there once rating is over, or if told.

    Rosters have as many `firms`, score sheets as many `members` on their maps.
    """
    call = a_call(phase, call_id=call_id)
    roles = {"olga": Role.OFFICER, "carl": Role.CHAIR, "nils": Role.ANALYST, "ada": Role.AUDITOR}
    people = {name: a_part(call, name, role) for name, role in roles.items()}
    people |= {name: a_part(call, name, Role.MEMBER) for name in MEMBERS}
    scored = ranked(count, members)
    applications = _applications(call, scored, firms)
    _assign(applications, people)
    if phase.place > Phase.RATING.place if locked is None else locked:
        rated(applications, people)
    published(call, applications, scored)
    return World(call, people, applications)


@cache
def ranked(count: int, members: int = 8) -> CallScore:
    """The call scored by hand, with intervals and ranks made up around its scores."""
    call = hand_made(count, members=members)
    first = [one.application_id for one in call.sheets]
    basis = RankBasis(10_000, 1, 0.8, 2, tuple(first[:4]), tuple(first[:5]), tuple(first[:1]))
    return replace(call, sheets=tuple(map(_placed, call.sheets)), ranks=basis)


@cache
def _drawn(count: int) -> dict[str, dict[str, dict[str, str]]]:
    return pictures_of(ranked(count))


def _placed(one: ScoreSheet) -> ScoreSheet:
    low, high = max(one.rank - 1, 1), one.rank + 3
    reach = {"interval_low": one.score - 1.4, "interval_high": one.score + 1.6}
    wide = {"wide_low": one.score - 2.4, "wide_high": one.score + 2.6}
    chance: dict[str, Any] = {"top_chance": max(0.86 - 0.1 * one.rank, 0.01), "top_error": 0.004, "group": 1}
    return replace(one, **reach, **wide, **chance, rank_low=low, rank_high=high)


def _applications(call: Call, scored: CallScore, firms: int) -> tuple[Application, ...]:
    named = sorted(scored.sheets, key=lambda one: one.application_id)
    Application.objects.bulk_create(_application(call, one, place, firms) for place, one in enumerate(named))
    found = tuple(call.applications.order_by("application_id"))
    Firm.objects.bulk_create(
        Firm(
            application=one,
            org_id=f"{one.pk}-{place}",
            name=f"Firm {place} of {one.application_id}",
            role="firm",
            region="Bergen",
            employees=12.0,
            commitment="signed",
        )
        for one in found
        for place in range(firms)
    )
    return found


def _application(call: Call, one: ScoreSheet, place: int, firms: int) -> Application:
    return Application(
        call=call,
        application_id=one.application_id,
        name=one.name,
        lead=f"Lead {place % 7}",
        sector_name=one.sector,
        region=one.region,
        stage=("new", "running")[place % 2],
        requested=4_000_000 + 100_000 * (place % 9),
        own_funding=2_000_000,
        members=firms,
        firms=firms,
        eligible=True,
        pictures={"map": {"en": "<svg class='map' role='img'></svg>", "nb": "<svg class='map'></svg>"}},
    )


def _assign(applications: tuple[Application, ...], people: dict[str, Person]) -> None:
    Assignment.objects.bulk_create(
        Assignment(application=one, person=people[name]) for one in applications for name in MEMBERS
    )


def rated(applications: tuple[Application, ...], people: dict[str, Person]) -> None:
    """Every member's locked review of every application; ben abstains from the first dimension."""
    Review.objects.bulk_create(
        Review(application=one, person=people[name], locked_at=AT, saves=1)
        for one in applications
        for name in MEMBERS
    )
    rows = Review.objects.filter(application__in=applications).select_related("person", "application")
    Mark.objects.bulk_create(mark for row in rows for mark in _marks(row))


def _marks(row: Review) -> list[Mark]:
    who = row.person.email.partition("@")[0]
    start = MEMBERS.index(who)
    return [
        Mark(
            review=row,
            criterion=name,
            score=None if who == "ben" and place == 0 else 1 + (start + place + row.application_id) % 5,
            abstained=who == "ben" and place == 0,
            reason=f"because-{who}-{name}",
        )
        for place, name in enumerate(DIMENSION_NAMES)
    ]


def published(call: Call, applications: tuple[Application, ...], scored: CallScore) -> Publication:
    """The scores of the call, of the applications that it has."""
    body = json.loads(dataclasses.replace(scored, sheets=()).as_json())
    del body["sheets"]
    made = Publication.objects.create(call=call, by="nils@example.org", at=AT, sha256="0" * 64, body=body)
    rows, pictures = {one.application_id: one for one in applications}, _drawn(len(scored.sheets))
    Sheet.objects.bulk_create(
        Sheet(
            publication=made,
            application=rows[one.application_id],
            rank=one.rank,
            score=one.score,
            low=one.interval_low,
            high=one.interval_high,
            top_chance=one.top_chance,
            body=json.loads(json.dumps(dataclasses.asdict(one))),
            pictures=pictures[one.application_id],
        )
        for one in scored.sheets
    )
    return made
