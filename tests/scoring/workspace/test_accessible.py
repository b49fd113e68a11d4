"""axe-core finds nothing on any page: every address, every role, the phases that change what is shown.

Pages of one make (the same elements with the same classes) are looked at once, in light and in dark.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from django.contrib.staticfiles.finders import find
from django.test import Client
from playwright.sync_api import Browser, Page, Route, sync_playwright

from scoring.committee.procedure.phases import Phase
from tests.workspace_crawl import answers, known_of
from tests.workspace_secrets import PEOPLE, a_world

pytestmark = pytest.mark.django_db
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
TAG = re.compile(r"<([a-z][a-z0-9]*)([^>]*)>")
SHAPE = re.compile(r"""\b(class|role|type|scope|aria-[a-z]+)(?:="([^"]*)")?""")
TOLD = ("aria-label", "aria-labelledby", "aria-describedby", "aria-controls")
"""What these hold is data; that they are there is not."""
EVERY_DAY = [(Phase.RATING, ("ben", "olga"), ("light",)), (Phase.DISCUSSION, ("carl",), ("light",))]
"""Whose pages in which phase, in light or dark: those that hold most. `make test-slow` looks at all."""
ALL = [pytest.param(phase, tuple(PEOPLE), ("light", "dark"), marks=pytest.mark.slow) for phase in Phase]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing, so nobody has looked at the pages. Run: make browser")
    with sync_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=True)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("phase", "people", "schemes"), [*EVERY_DAY, *ALL])
def test_axe_finds_nothing_on_any_page(
    phase: Phase, people: tuple[str, ...], schemes: tuple[str, ...], client: Client, page: Page
) -> None:
    found = [
        f"{who} {address} {scheme}: {said}"
        for who, address, html in makes(client, phase, people)
        for scheme in schemes
        for said in violations(page, html, scheme)
    ]
    assert found == []


def makes(client: Client, phase: Phase, people: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """One page of every make that these people see in the phase: whose, where, and the page."""
    world, seen = a_world(phase), set()
    for who in people:
        for address, response in answers(client, world.people[who], known_of(world)):
            if not response.headers.get("Content-Type", "").startswith("text/html"):
                continue
            html = response.content.decode()  # type: ignore[attr-defined]  # pages are not streamed
            make = make_of(html)
            if make not in seen and "<main" in html:
                seen.add(make)
                yield who, address, html


def make_of(html: str) -> frozenset[tuple[str, frozenset[tuple[str, str]]]]:
    """The elements of a page, each once, with what decides how they look and what they are."""
    return frozenset(
        (tag, frozenset((name, "" if name in TOLD else value) for name, value in SHAPE.findall(rest)))
        for tag, rest in TAG.findall(html)
    )


def violations(page: Page, html: str, scheme: str) -> list[str]:
    """What axe-core says of the page with its own styles and without its scripts."""
    page.route("**/*", lambda route: _answer(route, html))
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    page.goto("http://workspace.test/")
    page.evaluate(AXE)
    result = page.evaluate("axe.run()")
    page.unroute("**/*")
    return [
        f"{one['id']} {node['target']} {node['html'][:90]}"
        for one in result["violations"]
        for node in one["nodes"][:3]
    ]


def _answer(route: Route, html: str) -> None:
    path = route.request.url.removeprefix("http://workspace.test/")
    if path.startswith("static/") and path.endswith(".css"):
        route.fulfill(path=str(find(path.removeprefix("static/"))))
    elif path == "":
        route.fulfill(body=html, content_type="text/html; charset=utf-8")
    else:
        route.fulfill(body="", content_type="text/plain")
