"""Opening a call and editing it, until the applications are in."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from django.db import IntegrityError, transaction

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.committee.procedure.roles import Role
from scoring.workspace.ledger import write
from scoring.workspace.models import Call, Part, Person
from scoring.workspace.verbs.acting import acting, actor_of, now

FIELDS = (
    *("title", "opens_on", "closes_on", "deadlines", "budget", "seats", "currency"),
    *("horizon_years", "reviews_each", "quorum", "policy"),
)


def open_call(person: Person, call_id: str, told: Mapping[str, Any]) -> Call:
    """A new call in draft, of which the person is the officer."""
    if not person.opens_calls:
        raise Refused(sentence("You may not open calls. An administrator can allow it."))
    name = call_id.strip()
    if problems := tuple(_faults(told)) + (() if name else (sentence("A call needs an identifier."),)):
        raise Refused(*problems)
    try:
        with transaction.atomic():
            call = Call.objects.create(call_id=name, **{one: told[one] for one in FIELDS if one in told})
            Part.objects.create(call=call, person=person, role=Role.OFFICER)
            detail = {"title": call.title, "closes_on": str(call.closes_on)}
            write([Draft(name, now(), person.email, Role.OFFICER, "opened the call", "call", detail)])
    except IntegrityError:
        raise Refused(sentence("There is a call {call_id} already.", call_id=name)) from None
    return call


def edit_call(person: Person, key: int, told: Mapping[str, Any], *, version: int | None = None) -> Call:
    """Change what is told; the ledger keeps what it was and what it is."""
    with acting(person, key, Act.EDIT_CALL, version=version) as seen:
        if problems := tuple(_faults(told)):
            raise Refused(*problems)
        call, changed = seen.call, {}
        for name in FIELDS:
            if name in told and told[name] != getattr(call, name):
                changed[name] = [str(getattr(call, name)), str(told[name])]
                setattr(call, name, told[name])
        if changed:
            call.version += 1
            call.save()
            write([actor_of(seen).told(Act.EDIT_CALL, "edited the call", "call", **changed)])
    return call


def _faults(told: Mapping[str, Any]) -> Iterator[str]:
    opens, closes = told.get("opens_on"), told.get("closes_on")
    if not str(told.get("title", "")).strip():
        yield sentence("A call needs a title.")
    if closes is None:
        yield sentence("A call needs a closing date.")
    elif opens is not None and opens > closes:
        pattern = worded("The call opens on {opens}, after it closes on {closes}. Correct one of them.")
        yield sentence(pattern, opens=opens, closes=closes)
    for name, least in (("reviews_each", 1), ("quorum", 1), ("horizon_years", 1)):
        if name in told and told[name] < least:
            yield sentence("{name} must be {least} or more.", name=name, least=least)
    try:
        tomllib.loads(told.get("policy", ""))
    except tomllib.TOMLDecodeError as error:
        yield sentence("The policy is not TOML: {error}. See docs/policy.md.", error=error)
