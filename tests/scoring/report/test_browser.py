"""The report in a real browser: accessible in light, dark and print, no wider than a phone, a page each."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scoring.report import FILES, render
from tests.scoring.by_hand import NO_BETTER_THAN_PAST, doubted, hand_made

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
APPLICATIONS = 2
LONG = "Kystvindkraftleverandørindustriklyngen Sør"
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing, so nobody has looked at the report. Run: make browser")
    with sync_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report in both languages, and that of an index."""
    folder = tmp_path_factory.mktemp("report")
    call = hand_made(APPLICATIONS, members=12)
    past = tuple(replace(one, name=LONG, growth=-11.5) for one in call.sheets[0].comparables)
    first = replace(call.sheets[0], name=LONG, comparables=past, sector=LONG, region=LONG)
    call = replace(call, sheets=(first, *call.sheets[1:]))
    for language, name in FILES.items():
        (folder / name).write_text(render(call, language=language, other=FILES["en"]), encoding="utf-8")
    unsure = render(doubted(call, NO_BETTER_THAN_PAST), language="nb")
    (folder / "unsure.nb.html").write_text(unsure, encoding="utf-8")
    index = hand_made(APPLICATIONS, members=12, index=True)
    (folder / "index.html").write_text(render(index), encoding="utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


LIGHT, DARK, PRINT = ("screen", "light"), ("screen", "dark"), ("print", "light")


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("report.html", (LIGHT, DARK, PRINT)),
        pytest.param("report.nb.html", (LIGHT,), marks=pytest.mark.slow),
        ("index.html", (LIGHT,)),
        ("unsure.nb.html", (LIGHT,)),
        pytest.param("unsure.nb.html", (DARK,), marks=pytest.mark.slow),
    ],
)
def test_axe_finds_nothing(page: Page, folder: Path, name: str, looks: tuple[tuple[str, str], ...]) -> None:
    page.goto((folder / name).as_uri())
    page.evaluate(AXE)
    page.evaluate("document.querySelector('details').open = true")
    for media, scheme in looks:
        page.emulate_media(media=media, color_scheme=scheme)
        result = page.evaluate("axe.run()")
        told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in result["violations"]]
        assert told == [], f"{media}, {scheme}"
        assert "color-contrast" in {one["id"] for one in result["passes"]}


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / "unsure.nb.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('svg, .unseen, thead') && "
        "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 100))"
    )
    assert wide == []


def test_rows_become_cards_on_a_phone(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    row = page.locator(".ranking tbody tr").first
    assert row.evaluate("e => getComputedStyle(e).display") == "table-row"
    page.set_viewport_size({"width": 360, "height": 800})
    assert row.evaluate("e => getComputedStyle(e).display") == "grid"
    for name in (".name", ".growth", ".axis", ".part", ".evid", ".flags"):
        assert row.locator(name).first.is_visible(), name
    labels = row.locator(".part").evaluate_all("all => all.map(e => getComputedStyle(e, '::before').content)")
    assert labels[0].replace("\N{SOFT HYPHEN}", "") == '"Capabilities"'


def test_the_page_asks_for_nothing_and_complains_of_nothing(page: Page, folder: Path) -> None:
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    address = (folder / "report.html").as_uri()
    page.goto(address)
    assert (asked, said) == ([address], [])


def test_it_prints_the_ranking_then_a_page_an_application_then_the_basis(
    page: Page, folder: Path, tmp_path: Path
) -> None:
    for name in (*FILES.values(), "unsure.nb.html"):
        page.goto((folder / name).as_uri())
        printed = page.pdf(prefer_css_page_size=True)
        sizes = set(re.findall(rb"/MediaBox \[([\d. ]+)\]", printed))
        assert {tuple(round(float(end)) for end in size.split()) for size in sizes} == {(0, 0, 595, 842)}
        assert len(re.findall(rb"/Type /Page\b", printed)) == 1 + APPLICATIONS + 1


def test_minus_is_hatched_and_says_so_without_colour(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    fills = page.evaluate("getComputedStyle(document.querySelector('rect.minus')).fill")
    assert "#hatch" in fills
    minus = page.locator("tr:has(rect.minus) td.adds").first
    assert minus.inner_text().startswith("\N{MINUS SIGN}") or minus.inner_text() == "0.0"
    cell = page.locator(".cell.m1, .cell.m2").first
    assert "repeating-linear-gradient" in cell.evaluate("e => getComputedStyle(e).backgroundImage")


def test_a_keyboard_reaches_the_ranking_first(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#ranking"
