"""The card in a real browser: accessible in light, dark and print, no wider than a phone, prints on A4."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scoring.model_card import render
from tests.scoring.by_hand import NO_BETTER_THAN_PAST
from tests.scoring.model_card.by_hand import hand_made_card

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing, so nobody has looked at the card. Run: make browser")
    with sync_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("card")
    card = replace(hand_made_card(), confidence=NO_BETTER_THAN_PAST)
    (folder / "v3.html").write_text(render(card, other="v3.nb.html"), encoding="utf-8")
    (folder / "v3.nb.html").write_text(render(card, language="nb", other="v3.html"), encoding="utf-8")
    (folder / "index.html").write_text(render(hand_made_card(index=True)), encoding="utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


LIGHT, DARK, PRINT = ("screen", "light"), ("screen", "dark"), ("print", "light")


@pytest.mark.parametrize(
    ("name", "looks"),
    [("v3.html", (LIGHT, DARK, PRINT)), ("v3.nb.html", (LIGHT,)), ("index.html", (LIGHT,))],
)
def test_axe_finds_nothing(page: Page, folder: Path, name: str, looks: tuple[tuple[str, str], ...]) -> None:
    page.goto((folder / name).as_uri())
    page.evaluate(AXE)
    for media, scheme in looks:
        page.emulate_media(media=media, color_scheme=scheme)
        result = page.evaluate("axe.run()")
        told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in result["violations"]]
        assert told == [], f"{media}, {scheme}"
        assert "color-contrast" in {one["id"] for one in result["passes"]}


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / "v3.nb.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('svg, .unseen, thead') && "
        "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 100))"
    )
    assert wide == []


def test_the_page_asks_for_nothing_and_complains_of_nothing(page: Page, folder: Path) -> None:
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    address = (folder / "v3.html").as_uri()
    page.goto(address)
    assert (asked, said) == ([address], [])


def test_it_prints_on_a_few_pages_of_a4(page: Page, folder: Path) -> None:
    page.goto((folder / "v3.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[([\d. ]+)\]", printed))
    assert {tuple(round(float(end)) for end in size.split()) for size in sizes} == {(0, 0, 595, 842)}
    assert len(re.findall(rb"/Type /Page\b", printed)) <= 5
