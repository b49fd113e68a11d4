"""Every address of the workspace, as somebody who follows every link finds it.

The addresses are those that the workspace has: a new one is in the crawl by itself, and one whose parameters
the crawl does not know fails it.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from itertools import product

from django.http import HttpResponseBase, StreamingHttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call, Person
from scoring.workspace.verbs.tokens import make
from tests.workspace_secrets import World

PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>")
LINK = re.compile(r"""(?:href|action|hx-get|src)="(/[^"#]*)""")
WRITES = ("logout", "static/")
MOST = 2_000
"""Addresses a person; a crawl that does not end is a fault."""


def crawl(client: Client, world: World, who: str) -> Iterator[tuple[str, str]]:
    """Everything that the person is answered, as text: every address, and every link in an answer."""
    for address, response in answers(client, world.people[who], known_of(world)):
        yield address, text_of(response) + str(response.headers)


def answers(
    client: Client, person: Person, known: Mapping[str, list[str]]
) -> Iterator[tuple[str, HttpResponseBase]]:
    """The same, as it is answered, where addresses have these parameters."""
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    token = make(person, "crawl", days=1)
    waiting, seen = list(addresses(known)), set()
    while waiting:
        address = waiting.pop()
        if address in seen or any(one in address for one in WRITES):
            continue
        seen.add(address)
        assert len(seen) < MOST, f"the crawl does not end: {address}"
        told = {"Authorization": f"Bearer {token}"} if address.startswith("/api/") else {}
        response = client.get(address, headers=told)
        assert response.status_code < 500, f"{address}: {response.status_code}"
        waiting += [link.replace("&amp;", "&") for link in LINK.findall(text_of(response))]
        yield address, response


def known_of(world: World) -> dict[str, list[str]]:
    """Every object of the world, by the names that addresses have for them."""
    return known_of_call(world.call) | {
        "holder": [str(one.pk) for one in world.people.values()],
        "conflict": [str(one) for one in world.conflicts],
    }


def known_of_call(call: Call) -> dict[str, list[str]]:
    """Every object of the call, by the names that addresses have for them."""
    applications, parts = list(call.applications.all()), list(call.parts.all())
    conflicts = [one.pk for application in applications for one in application.conflicts.all()]
    return {
        "key": [str(call.pk)],
        "application": [str(one.pk) for one in applications],
        "language": ["en", "nb"],
        "name": ["applications", "sheets", "marks", "decisions", "conflicts", "ledger"],
        "ending": ["csv", "xlsx", "json"],
        "to": [str(phase) for phase in Phase],
        "application_id": [one.application_id for one in applications],
        "conflict": [str(one) for one in conflicts],
        "part": [str(one.pk) for one in parts],
        "holder": [str(one.person_id) for one in parts],
        "interest": ["1"],
        "provider_id": ["elsewhere"],
    }


def addresses(known: Mapping[str, list[str]]) -> Iterator[str]:
    """Every address of the workspace, with every one of these for its parameters."""
    for route in routes(get_resolver().url_patterns, ""):
        if not route.startswith("accounts/"):
            yield from filled(route, known)


def filled(route: str, known: Mapping[str, list[str]]) -> Iterator[str]:
    """The address with every combination of parameters."""
    names = PARAMETER.findall(route)
    assert set(names) <= set(known), f"the crawl does not know what {route} asks for: tell it above"
    for told in product(*(known[name] for name in names)):
        address = route
        for value in told:
            address = PARAMETER.sub(value, address, count=1)
        yield f"/{address}"


def routes(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    """Every route, with the names of its parameters in it."""
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            yield from routes(one.url_patterns, route)
        else:
            yield route


def text_of(response: HttpResponseBase) -> str:
    """What came back, as text; a workbook's sheets are unpacked."""
    streaming = isinstance(response, StreamingHttpResponse)
    body = b"".join(response.streaming_content) if streaming else response.content  # type: ignore[attr-defined, union-attr]  # one or the other
    if body.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            body = b"".join(packed.read(name) for name in packed.namelist())
    return bytes(body).decode("utf-8", errors="replace")
