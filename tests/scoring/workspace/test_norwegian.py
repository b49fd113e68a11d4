"""The workspace speaks Norwegian: its catalogue is whole, and no page has a text that is not in it."""

from __future__ import annotations

import gettext
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client
from django.utils.translation import trans_real

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Call
from scoring.workspace.models import Person as Account
from tests.workspace_catalogue import PO, marked, messages
from tests.workspace_crawl import answers, known_of, text_of
from tests.workspace_secrets import World, a_world
from tests.workspace_texts import unmarked

ROOT = Path(__file__).parents[3]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*[^}]*\}|%%")
WORD = re.compile(r"[^\W\d_]+")
DAY = re.compile(
    r"\b\d{1,2} (?:januar|februar|mars|april|mai|juni|juli|august|september|oktober|november|desember)"
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SAME = {"Klynge", "CSV", "JSON", "XLSX", "PDF", "NOK", "English", "Norsk", "norsk", "pp", "km", "SHA"}
"""What is the same in both languages."""
ENTRANCE = tuple(
    f"/accounts/{name}/"
    for name in (
        *("login", "inactive", "password/reset", "password/reset/done", "password/reset/key/done"),
        *("elsewhere/cancelled", "elsewhere/error", "password/reset/key/1-none"),
    )
)
SETTINGS = tuple(
    f"/accounts/{name}/"
    for name in ("password/change", "reauthenticate", "2fa", "2fa/totp/activate", "2fa/recovery-codes/new")
)


TURNS = (
    (Phase.CONFLICTS, "olga"),
    (Phase.RATING, "ana"),
    (Phase.DISCUSSION, "carl"),
    (Phase.LETTERS, "olga"),
)
REST = (
    (Phase.DRAFT, "olga"),
    (Phase.INTAKE, "olga"),
    (Phase.ELIGIBILITY, "olga"),
    (Phase.CONFLICTS, "carl"),
    (Phase.REVEAL, "ana"),
    (Phase.DECISION, "carl"),
    (Phase.CLOSED, "ada"),
)


def test_the_catalogue_has_every_text_of_the_workspace_and_nothing_else(tmp_path: Path) -> None:
    gathered = {(one.context, one.one): one for one in messages(_gathered(tmp_path))}
    kept = {(one.context, one.one): one for one in messages(PO)}
    assert kept.keys() == gathered.keys(), "run make messages, and translate what is new"
    assert [one.one for one in kept.values() if "fuzzy" in one.flags or "#~" in one.flags] == []
    assert [one.one for one in kept.values() if not all(one.said)] == []


def test_every_translation_has_the_placeholders_of_its_text() -> None:
    assert [
        one.one
        for one in messages(PO)
        for text, said in zip((one.one, one.many), one.said, strict=False)
        if sorted(PLACEHOLDER.findall(said)) != sorted(PLACEHOLDER.findall(text))
    ] == []


def test_what_is_compiled_is_what_is_written(tmp_path: Path) -> None:
    subprocess.run(["msgfmt", "--check-format", "-o", str(tmp_path / "django.mo"), str(PO)], check=True)
    assert _compiled(tmp_path / "django.mo") == _compiled(PO.with_suffix(".mo"))


def test_what_is_not_marked_is_found_wherever_it_stands() -> None:
    page = '<p title="Next">⟦All ⟦two⟧ of <b>them⟧</b> here<code>x</code><i lang="en">English</i></p>'
    assert [text for text in unmarked(page) if text] == ["Next", "here"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("phase", "who"), [*TURNS, *(pytest.param(*one, marks=pytest.mark.slow) for one in REST)]
)
def test_no_page_has_a_text_that_is_not_translated(
    phase: Phase, who: str, tmp_path: Path, settings: LazySettings
) -> None:
    _speak(settings, marked(tmp_path))
    world = a_world(phase)
    Account.objects.filter(pk=world.people[who].pk).update(administers=True, opens_calls=True)
    data, norwegian = _data(world), {}
    for address, page in _pages(world, who):
        norwegian |= {text: address for text in _left(page, data)}
    english = _client("en", world, who)
    both = {
        _words(text)
        for address in sorted(set(norwegian.values()))
        for text in _left(text_of(english.get(address)), data)
    }
    assert [(text, at) for text, at in norwegian.items() if DAY.search(text)] == []
    assert [
        (text, at) for text, at in norwegian.items() if _words(text) in both and set(_words(text)) - SAME
    ] == []


def _gathered(to: Path) -> Path:
    """The catalogue that make messages makes of the sources as they are, away from them."""
    ignored = shutil.ignore_patterns("__pycache__", "*.mo")
    shutil.copytree(ROOT / "scoring", to / "scoring", ignore=ignored)
    told = {"DJANGO_SETTINGS_MODULE": "scoring.workspace.settings", "KLYNGE_SECRET": "none"}
    command = ["makemessages", "-l", "nb", "--no-location", "--no-obsolete", "-v", "0"]
    subprocess.run(
        [str(Path(sys.executable).with_name("django-admin")), *command],
        cwd=to / "scoring",
        env={**os.environ, **told, "PYTHONPATH": str(to), "KLYNGE_WORKSPACE": str(to / "workspace")},
        check=True,
    )
    return to / "scoring" / PO.relative_to(ROOT / "scoring")


def _compiled(path: Path) -> dict[object, str]:
    with path.open("rb") as file:
        return dict(gettext.GNUTranslations(file)._catalog)  # type: ignore[attr-defined]  # all of it at once


def _speak(settings: LazySettings, folder: Path) -> None:
    trans_real._translations.clear()  # type: ignore[attr-defined]  # the catalogues that were read
    settings.LOCALE_PATHS = [folder]
    cache.clear()


def _pages(world: World, who: str) -> Iterator[tuple[str, str]]:
    client = _client("nb")
    for address in ENTRANCE:
        yield address, text_of(client.get(address))
    known = known_of(world) | {"name": [], "ending": [], "language": []}
    client.force_login(world.people[who], BACKEND)
    for address in SETTINGS:
        yield address, text_of(client.get(address, follow=True))
    for address, response in answers(client, world.people[who], known):
        if "text/html" in response.headers.get("Content-Type", ""):
            yield address, text_of(response)


def _client(language: str, world: World | None = None, who: str = "") -> Client:
    client = Client(headers={"Accept-Language": language})
    if world:
        client.force_login(world.people[who], BACKEND)
    return client


def _left(page: str, data: re.Pattern[str]) -> list[str]:
    """Texts that are not marked, without what the test itself put in."""
    told = (" ".join(data.sub(" ", text).split()) for text in unmarked(page))
    return [text for text in told if WORD.search(text)]


def _words(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text))


def _data(world: World) -> re.Pattern[str]:
    """What the test itself put in: names, identifiers, addresses and hidden words."""
    told = [world.call.title, *Call.objects.values_list("call_id", flat=True)]
    told += [one.name for one in world.people.values()] + [one.email for one in world.people.values()]
    told += [text for one in world.applications for text in (one.name, one.application_id)]
    plain = "|".join(re.escape(one) for one in sorted(told, key=len, reverse=True))
    return re.compile(
        rf"{plain}|\bzq\w+|Past cluster \d|Aquaculture|\bcrawl\b|\blocked\b|· w\b|[0-9a-f]{{12,}}"
    )
