"""Somebody who means harm and is signed in: objects of others, forged forms, reading that writes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, resolve

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call
from scoring.workspace.verbs.tokens import make
from tests.workspace_crawl import PARAMETER, answers, filled, routes, text_of
from tests.workspace_dump import differing, dump
from tests.workspace_secrets import PEOPLE, a_world
from tests.workspace_stranger import Stranger, a_stranger, things

pytestmark = pytest.mark.django_db
QUICK = (Phase.CONFLICTS, Phase.DECISION)
PHASES = [one if one in QUICK else pytest.param(one, marks=pytest.mark.slow) for one in Phase]
OWN = {"language", "name", "ending", "to", "provider_id"}
"""Parameters that name no object."""


def mixed(stranger: Stranger, other: Call) -> Iterator[str]:
    """Every address with an object of the other call in it: all of them its own, or one of them hers."""
    hers, theirs = stranger.own(), things(other)
    for route in routes(get_resolver().url_patterns):
        objects = [name for name in PARAMETER.findall(route) if name not in OWN]
        if not objects or not route.startswith(("calls/", "api/")):
            continue
        kinds = [theirs] if objects == ["key"] else [theirs, theirs | {"key": hers["key"]}]
        for known in kinds:
            yield from filled(
                route, {name: told[:1] if name in objects else told for name, told in known.items()}
            )


@pytest.mark.parametrize("phase", PHASES)
def test_nothing_of_another_call_is_shown_or_changed_by_its_keys(phase: Phase) -> None:
    world, stranger = a_world(Phase.LETTERS), a_stranger(phase)
    words = [one.word for one in world.secrets] + ["Cluster A-", "Call 2026", *(f"{who}@" for who in PEOPLE)]
    token = make(stranger.zoe, "x", days=1)
    before, wrong = dump(), []
    for address in mixed(stranger, world.call):
        told = {"Authorization": f"Bearer {token}"}
        got = stranger.client.get(address, headers=told if address.startswith("/api/") else {})
        form = stranger.form(world.call, str(world.applications[0].pk))
        posted = stranger.client.post(address, form | {"version": stranger.call.version})
        text = text_of(got) + text_of(posted) + text_of(stranger.client.get(posted.get("Location", "/you/")))
        refused = got.status_code in (403, 404, 405) and posted.status_code in (302, 400, 403, 404, 405, 422)
        if not refused or any(one in text for one in words):
            wrong.append((address, got.status_code, posted.status_code))
    assert (wrong, differing(before)) == ([], [])


DONE: dict[Phase, tuple[str, ...]] = {
    Phase.DRAFT: ("edit_call", "move", "name_person", "leave", "hold_interest", "strike_interest"),
    Phase.ELIGIBILITY: ("judge", "judge_rest"),
    Phase.CONFLICTS: ("declare", "go_through", "rule", "change_readers"),
    Phase.RATING: ("rate", "lock"),
    Phase.REVEAL: ("revise",),
    Phase.DISCUSSION: ("choose",),
    Phase.DECISION: ("taking", "approve_protocol"),
    Phase.LETTERS: ("approve_letter",),
}
"""What the forms do, by the phase in which they may."""


@pytest.mark.parametrize("phase", DONE)
def test_the_same_forms_do_what_they_say_in_ones_own_call(phase: Phase) -> None:
    """The test above could pass on forms that nobody would take."""
    for name in DONE[phase]:
        start = transaction.savepoint()
        stranger = a_stranger(phase, taken=name == "approve_protocol")
        before, known = dump(), stranger.own()
        asked = (next(filled(one, known)) for one in routes(get_resolver().url_patterns) if "key>" in one)
        address = next(one for one in asked if resolve(one).url_name == name)
        stranger.client.post(address, stranger.form(stranger.call, known["application"][0]))
        assert differing(before) != [], name
        transaction.savepoint_rollback(start)


def test_no_form_is_taken_that_does_not_come_from_a_page_of_ours() -> None:
    stranger, strict = a_stranger(Phase.DECISION), Client(enforce_csrf_checks=True)
    strict.force_login(stranger.zoe)
    before, form = dump(), stranger.form(stranger.call, stranger.own()["application"][0])
    known, taken = stranger.own() | {"uidb36": ["1"]}, []
    for route in routes(get_resolver().url_patterns):
        if route.startswith("accounts/^"):
            continue
        address = next(filled(route, known))
        answer = strict.post(address, form)
        if answer.status_code not in ((403, 405) if address.startswith("/api/") else (403,)):
            taken.append((address, answer.status_code))
    assert (taken, differing(before)) == ([], [])


@pytest.mark.parametrize("phase", PHASES)
def test_reading_changes_nothing(phase: Phase) -> None:
    stranger = a_stranger(phase, taken=phase is Phase.DECISION)
    crawl = answers(stranger.client, stranger.zoe, stranger.own())
    next(crawl)  # its token is made
    before = dump()
    assert len(list(crawl)) > 100
    assert differing(before) == []


def test_a_form_without_anything_in_it_or_with_nonsense_breaks_nothing() -> None:
    stranger = a_stranger(Phase.DECISION)
    broken = []
    for nonsense in ({}, dict.fromkeys(stranger.form(stranger.call, "0"), "-1\0\N{ROCKET}" + "9" * 500)):
        for route in routes(get_resolver().url_patterns):
            if route.startswith("accounts/^"):
                continue
            address = next(filled(route, stranger.own()))
            if stranger.client.post(address, nonsense).status_code >= 500:
                broken.append(address)
    assert broken == []


@pytest.mark.parametrize("number", ["9" * 18, "9" * 40])
def test_a_number_that_nothing_has_is_not_found_and_breaks_nothing(number: str) -> None:
    stranger = a_stranger(Phase.DECISION)
    form = stranger.form(stranger.call, stranger.own()["application"][0])
    broken = []
    for keys in ([number], stranger.own()["key"]):
        known = {name: [number] for name in stranger.own()} | {"key": keys}
        known |= {"language": ["en"], "name": ["marks"], "ending": ["csv"]}
        for route in routes(get_resolver().url_patterns):
            for address in filled(route, known) if "<int:" in route else ():
                got, posted = stranger.client.get(address), stranger.client.post(address, form)
                broken += [address for one in (got, posted) if one.status_code >= 500]
    assert broken == []
