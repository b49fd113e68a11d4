"""Somebody with every role in a call of her own and none in another, and forms that her call would take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.phrases import DIMENSION_NAMES
from scoring.workspace.minutes import minutes, minutes_sha256
from scoring.workspace.models import (
    Application,
    Assignment,
    Call,
    Choice,
    Conflict,
    Interest,
    Letter,
    Part,
    Person,
    Round,
)
from scoring.workspace.pending import mark_of, stamp_of
from scoring.workspace.verbs.letters import read_hash
from tests.workspace_calls import a_call, a_part, a_person, an_application
from tests.workspace_crawl import known_of_call
from tests.workspace_reviews import a_choice, a_line, a_review
from tests.workspace_scored import published, ranked
from tests.workspace_secrets import AT

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLAIN = {
    **{f"mark-{name}": "4" for name in DIMENSION_NAMES},
    **{f"reason-{name}": "why" for name in DIMENSION_NAMES},
    **{"reason": "why", "grounds": "why", "email": "new@example.org", "role": "member", "org_id": "777"},
    **{"kind": "board", "eligible": "no", "verdict": "withdrawn", "each": "1", "add": "yan@example.org"},
    **{"outcome": "reserve", "code": "other", "saves": "0", "name": "Zoe Two", "days": "1"},
    **{"call_id": "2030", "title": "Another title", "closes_on": "2026-03-17", "opens_on": "2026-01-15"},
    **{"horizon_years": "3", "reviews_each": "3", "quorum": "2", "administers": "on", "opens_calls": "on"},
}


@dataclass(frozen=True)
class Stranger:
    """Zoe, signed in, with her own call in a phase."""

    zoe: Person
    call: Call
    client: Client

    def own(self) -> dict[str, list[str]]:
        """What she has, by the names that addresses have for it."""
        return things(self.call)

    def form(self, call: Call, application: str) -> dict[str, Any]:
        """What every page of `call` would take, about the application with that key."""
        call.refresh_from_db()
        letters = list(Letter.objects.filter(application=application))
        made = call.rounds.filter(set_aside=False).first()
        onward = list(Phase)[min(Phase(call.phase).place + 1, len(Phase) - 1)]
        return PLAIN | {
            "version": call.version,
            "to": onward,
            "before": mark_of(Choice.objects.filter(application=application).first()),
            "read": read_hash(letters) if letters else stamp_of(call),
            "sha256": made.sha256 if made else "",
        }


def a_stranger(phase: Phase, *, taken: bool = False) -> Stranger:
    """Her call, with an object of every kind; `taken`: a colleague of hers has taken its decisions."""
    call = a_call(phase, call_id="own-1", title="Own call", seen=False, reviews_each=1)
    zoe = a_person("zoe", opens_calls=True)
    Part.objects.bulk_create(Part(call=call, person=zoe, role=role) for role in Role)
    yan, xi = a_part(call, "yan", Role.MEMBER), a_part(call, "xi", Role.OFFICER)
    a_person("new")
    judged = None if phase is Phase.ELIGIBILITY else True
    scored = ranked(2)
    names = sorted(one.application_id for one in scored.sheets)
    both = tuple(an_application(call, name, name=f"Own {name}", eligible=judged) for name in names)
    Conflict.objects.create(person=yan, application=both[1], source="declared", reason="own")
    Interest.objects.create(person=yan, org_id="555", kind="board")
    published(call, both, scored)
    _read(both, zoe, phase)
    _decided(call, both, xi, taken=taken or phase.place >= Phase.LETTERS.place)
    client = Client(raise_request_exception=False)
    client.force_login(zoe, BACKEND)
    return Stranger(zoe, call, client)


def things(call: Call) -> dict[str, list[str]]:
    """What a call has, by the names that addresses have for it."""
    interests = Interest.objects.filter(person__parts__call=call).values_list("pk", flat=True).distinct()
    return known_of_call(call) | {"interest": [str(one) for one in interests]}


def _read(applications: tuple[Application, ...], zoe: Person, phase: Phase) -> None:
    for one in applications:
        Assignment.objects.create(application=one, person=zoe)
        a_review(one, zoe, locked=phase.place > Phase.RATING.place, **dict.fromkeys(DIMENSION_NAMES, 3))


def _decided(call: Call, applications: tuple[Application, ...], xi: Person, *, taken: bool) -> None:
    a_line(call, {one.application_id: group for one, group in zip(applications, ("in", "out"), strict=True)})
    for one, outcome in zip(applications, ("fund", "decline"), strict=True):
        a_choice(one, outcome, xi, code="other", reason="why")
        if Phase(call.phase).place >= Phase.LETTERS.place:
            told: dict[str, Any] = {
                "written_by": xi,
                "written_at": AT,
                "sha256": "0" * 64,
                "html": "<p>own</p>",
            }
            Letter.objects.bulk_create(
                Letter(application=one, language=name, **told) for name in ("en", "nb")
            )
    if taken:
        made = Round.objects.create(call=call, taken_by=xi, taken_at=AT)
        made.protocol = minutes(made, None)
        made.sha256 = minutes_sha256(made.protocol)
        made.save()
