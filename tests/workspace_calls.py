"""Calls, people and applications for tests of the workspace, made by its own models."""

from __future__ import annotations

from datetime import date
from typing import Any

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Application, Call, Part, Person

PASSWORD = "correct horse battery"


def a_person(name: str = "ana", **told: Any) -> Person:
    """An account, found again by its name."""
    found = Person.objects.filter(email=f"{name}@example.org").first()
    return found or Person.objects.create_user(f"{name}@example.org", PASSWORD, name=name.title(), **told)


def a_call(phase: Phase = Phase.DRAFT, *, call_id: str = "2026", **told: Any) -> Call:
    """A call in a phase; `seen` as it would be."""
    plain: dict[str, Any] = {
        "title": f"Call {call_id}",
        "opens_on": date(2026, 1, 15),
        "closes_on": date(2026, 3, 16),
        "budget": 24_000_000,
        "seats": 4,
        "currency": "NOK",
        "seen": phase.place > Phase.RATING.place,
    }
    return Call.objects.create(call_id=call_id, phase=phase, **plain | told)


def a_part(call: Call, name: str, role: Role) -> Person:
    """A person with a role in the call."""
    person = a_person(name)
    Part.objects.create(call=call, person=person, role=role)
    return person


def an_application(call: Call, application_id: str = "A-1", **told: Any) -> Application:
    """An application of the call, eligible unless told otherwise."""
    plain: dict[str, Any] = {"name": f"Cluster {application_id}", "eligible": True, "requested": 6_000_000}
    return Application.objects.create(call=call, application_id=application_id, **plain | told)
