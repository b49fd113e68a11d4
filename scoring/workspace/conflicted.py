"""Conflicts between their tables and the words of the rules (scoring/committee/procedure)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from scoring.committee.procedure.conflicts import (
    Conflict,
    Kind,
    Link,
    Recusals,
    Ruling,
    Source,
    Verdict,
    recused,
)
from scoring.committee.procedure.finding import Interest
from scoring.workspace.models import Application, Call, Part, Person
from scoring.workspace.models import Conflict as Row
from scoring.workspace.models import Interest as Held

COMMITTEE = ("member", "chair")


def conflicts_of(call: Call) -> dict[tuple[str, str, str], Conflict]:
    """All conflicts of the call as the rules know them, one query."""
    rows = Row.objects.filter(application__call=call).select_related("person", "application")
    rows = rows.defer("application__pictures", "application__summary")
    return {one.key: one for one in (plain(row) for row in rows)}


def recusals_of(call: Call) -> Recusals:
    """Who is kept from what: pairs of e-mail and application."""
    return recused(conflicts_of(call).values())


def plain(row: Row) -> Conflict:
    """One row."""
    return Conflict(
        row.person.email,
        row.application.application_id,
        Source(row.source),
        tuple(Link(org, Kind(kind), via) for org, kind, via in row.links),
        row.of,
        row.reason,
        ruling_of(row),
        tuple(
            Ruling(Verdict(what), by, why, datetime.fromisoformat(at)) for what, by, why, at in row.earlier
        ),
        row.gone,
    )


def ruling_of(row: Row) -> Ruling | None:
    """What a chair said of it; None where nobody has."""
    if row.ruling == "none" or row.ruled_at is None:
        return None
    return Ruling(Verdict(row.ruling), row.ruled_by, row.ruled_reason, row.ruled_at)


def store(call: Call, conflicts: Iterable[Conflict], before: Iterable[Conflict]) -> None:
    """Write what differs; nothing is deleted, what is found no longer is gone."""
    known = {one.key: one for one in before}
    new = [one for one in conflicts if known.get(one.key) != one]
    people = {one.email: one for one in Person.objects.filter(email__in={one.person for one in new})}
    listed = {one.application_id: one for one in call.applications.defer("pictures")}
    for one in new:
        _save(people[one.person], listed[one.application_id], one)


def _save(person: Person, application: Application, one: Conflict) -> None:
    told: dict[str, Any] = {
        "links": [[link.org_id, str(link.kind), link.via] for link in one.links],
        "kinds": [str(kind) for kind in one.kinds],
        "org_ids": list(one.org_ids),
        "of": one.of,
        "reason": one.reason,
        "ruling": str(one.ruling.verdict) if one.ruling else "none",
        "ruled_by": one.ruling.by if one.ruling else "",
        "ruled_reason": one.ruling.reason if one.ruling else "",
        "ruled_at": one.ruling.at if one.ruling else None,
        "earlier": [[str(it.verdict), it.by, it.reason, it.at.isoformat()] for it in one.earlier],
        "gone": one.gone,
    }
    Row.objects.update_or_create(
        person=person, application=application, source=str(one.source), defaults=told
    )


def interests_of(call: Call) -> list[Interest]:
    """What those on the committee have an interest in on the day the call closed; where they work is one."""
    people = [
        part.person for part in Part.objects.filter(call=call, role__in=COMMITTEE).select_related("person")
    ]
    held = Held.objects.filter(person__in=people).select_related("person").exclude(until__lt=call.closes_on)
    told = {Interest(one.person.email, one.org_id, Kind(one.kind)) for one in held}
    work = {Interest(one.email, one.organisation, Kind.EMPLOYER) for one in people if one.organisation}
    return sorted(told | work, key=lambda one: (one.person, one.org_id, one.kind))
