"""Nobody reads what is hidden from them: every address, for every person, in every phase.

The addresses are those that the workspace has: a new one is in the crawl by itself, and one whose parameters
the crawl does not know fails it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import product

import pytest
from django.http import StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call
from scoring.workspace.verbs.tokens import make
from tests.workspace_secrets import PEOPLE, World, a_world, may_read

pytestmark = pytest.mark.django_db
TURNS = (Phase.CONFLICTS, Phase.RATING, Phase.REVEAL, Phase.DISCUSSION, Phase.LETTERS)
"""Phases in which somebody may see what they could not before."""
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
LINK = re.compile(r"""(?:href|action|hx-get|src)="(/[^"#]*)""")
WRITES = ("logout", "static/")
MOST = 2_000
"""Addresses a person; a crawl that does not end is a fault."""


@pytest.mark.parametrize(
    "phase", [phase if phase in TURNS else pytest.param(phase, marks=pytest.mark.slow) for phase in Phase]
)
def test_nobody_reads_what_is_hidden_from_them(phase: Phase, client: Client) -> None:
    world = a_world(phase)
    leaks = [
        (who, address, secret.word)
        for who in (*PEOPLE, "eve")
        for address, text in crawl(client, world, who)
        for secret in world.secrets
        if secret.word in text and not may_read(secret, who, phase)
    ]
    assert leaks == []


def test_the_crawl_finds_what_may_be_read(client: Client) -> None:
    """The test above could pass on empty pages: the auditor finds every word in some place, in some phase."""
    world = a_world(Phase.DISCUSSION)
    world.call.rounds.update(set_aside=True)
    seen = "".join(text for _, text in crawl(client, world, "ada"))
    world.call.rounds.update(set_aside=False)
    Call.objects.update(phase=Phase.LETTERS)
    seen += "".join(text for _, text in crawl(client, world, "ada"))
    assert [one.word for one in world.secrets if one.word not in seen] == []


def crawl(client: Client, world: World, who: str) -> Iterator[tuple[str, str]]:
    """Everything that the person is answered: every address that there is, and every link in an answer."""
    client.force_login(world.people[who])
    token = make(world.people[who], "crawl", days=1)
    waiting, seen = list(addresses(world)), set()
    while waiting:
        address = waiting.pop()
        if address in seen or any(one in address for one in WRITES):
            continue
        seen.add(address)
        assert len(seen) < MOST, f"the crawl does not end: {address}"
        text = answer(client, address, token if address.startswith("/api/") else "")
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(text)]
        yield address, text


def addresses(world: World) -> Iterator[str]:
    """Every address of the workspace, with every object of the world for its parameters."""
    known: dict[str, list[str]] = {
        "key": [str(world.call.pk)],
        "application": [str(one.pk) for one in world.applications],
        "language": ["en", "nb"],
        "name": ["applications", "sheets", "marks", "decisions", "conflicts", "ledger"],
        "ending": ["csv", "xlsx", "json"],
        "to": [str(phase) for phase in Phase],
        "application_id": [one.application_id for one in world.applications],
        "conflict": [str(one) for one in world.conflicts],
        "part": [str(one.pk) for one in world.call.parts.all()],
        "holder": [str(one.pk) for one in world.people.values()],
        "interest": ["1"],
        "provider_id": ["elsewhere"],
    }
    for route in routes(get_resolver().url_patterns, ""):
        if route.startswith("accounts/"):
            continue
        names = PARAMETER.findall(route)
        assert set(names) <= set(known), f"the crawl does not know what {route} asks for: tell it above"
        for told in product(*(known[name] for name in names)):
            filled = route
            for value in told:
                filled = PARAMETER.sub(value, filled, count=1)
            yield f"/{filled}"


def routes(patterns: list[URLPattern | URLResolver], before: str) -> Iterator[str]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route


def answer(client: Client, address: str, token: str = "") -> str:
    """What comes back, as text; a workbook's sheets are unpacked."""
    response = client.get(address, headers={"Authorization": f"Bearer {token}"} if token else {})
    assert response.status_code < 500, f"{address}: {response.status_code}"
    body = (
        b"".join(response.streaming_content)
        if isinstance(response, StreamingHttpResponse)
        else response.content
    )
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"".join(packed.read(name) for name in packed.namelist())
    return body.decode("utf-8", errors="replace") + str(response.headers)
