"""What people wrote is shown as they wrote it, and runs nowhere: neither in a page nor in a table."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.http import HttpResponseBase
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Sheet
from tests.workspace_crawl import answers, known_of, text_of
from tests.workspace_secrets import World, a_world

pytestmark = pytest.mark.django_db
EVIL = "<script>zq</script>'\"&<b onclick=zq style=zq>"
FORMULA = '=HYPERLINK("http://zq")'
APART = re.compile(
    r"sha256|password|_id$|^(email|by|ruled_by|chosen_by|html|name)$|"
    r"^(outcome|recommended|code|kind|source|ruling|language|criterion)$"
)
"""Fields whose words the program chooses; those called name are filled one by one."""
CHOSEN_BY_US = {"Chain", "LedgerEntry", "Kept"}


class Running(HTMLParser):
    """Finds what a browser would run, or take for a style, without a file of ours."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "style" or (tag == "script" and not told.get("src")):
            self.found.append(tag)
        self.found += [name for name in told if name == "style" or name.startswith(("on", "hx-on"))]
        self.found += [str(value) for value in told.values() if "javascript:" in (value or "")]


def running(text: str) -> list[str]:
    parser = Running()
    parser.feed(text)
    return parser.found


def fill(evil: str) -> int:
    """Put it into every field that holds words of people; how many fields that were."""
    filled = 0
    for model in apps.get_models():
        if model.__name__ in CHOSEN_BY_US or model._meta.app_label != "workspace":
            continue
        for field in model._meta.concrete_fields:
            if is_words(field) and len(evil) <= (field.max_length or len(evil)):
                filled += model._default_manager.update(**{field.attname: evil}) > 0
    for name in ("Application", "Firm", "Person", "Token"):
        apps.get_model("workspace", name)._default_manager.update(name=evil)
    for sheet in Sheet.objects.all():
        sheet.body = told(sheet.body, evil)
        sheet.save()
    return filled


def is_words(field: models.Field[Any, Any]) -> bool:
    words = isinstance(field, models.CharField | models.TextField) and not field.choices
    return words and not APART.search(field.name)


def told(body: dict[str, Any], evil: str) -> dict[str, Any]:
    """A sheet with the words of others in it."""
    alike = [one | {"name": evil} for one in body["comparables"]]
    return body | {"name": evil, "sector": evil, "region": evil, "comparables": alike}


def pages(client: Client, world: World) -> list[tuple[str, HttpResponseBase]]:
    found = []
    for who in ("ben", "olga", "ada"):
        world.people[who].refresh_from_db()
        found += list(answers(client, world.people[who], known_of(world)))
    return found


@pytest.mark.parametrize(
    "phase", [pytest.param(Phase.CONFLICTS, marks=pytest.mark.slow), Phase.DISCUSSION, Phase.LETTERS]
)
def test_what_people_wrote_runs_on_no_page_and_no_page_allows_anything_inline(
    phase: Phase, client: Client
) -> None:
    world = a_world(phase)
    assert fill(EVIL) > 15
    shown, wrong = 0, []
    for address, answer in pages(client, world):
        policy = answer["Content-Security-Policy"]
        letter = address.endswith(".html")
        if "unsafe" in policy or "default-src 'self'" not in policy or "script-src" in policy:
            wrong.append((address, policy))
        if not answer["Content-Type"].startswith("text/html"):
            assert answer["X-Content-Type-Options"] == "nosniff"
            continue
        text = text_of(answer)
        shown += "&lt;script&gt;zq" in text
        if ran := [one for one in running(text) if not (letter and one == "style")]:
            wrong.append((address, str(ran)))
    assert (wrong, shown > 10) == ([], True)


def test_no_table_that_is_taken_along_begins_a_cell_with_what_a_spreadsheet_runs(client: Client) -> None:
    world = a_world(Phase.DISCUSSION)
    assert fill(FORMULA) > 15
    tables, harmless = 0, 0
    for address, answer in pages(client, world):
        if address.endswith(".csv"):
            cells = [cell for row in csv.reader(io.StringIO(text_of(answer))) for cell in row]
            assert [one for one in cells if one[:1] in ("=", "+", "@", "\t", "\r")] == [], address
            tables, harmless = tables + 1, harmless + any(one.startswith("'=HYP") for one in cells)
        if address.endswith(".xlsx"):
            assert "<f>" not in text_of(answer), address
    assert (tables >= 18, harmless > 3) == (True, True)
