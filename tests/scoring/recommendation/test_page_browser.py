"""The recommendation in a real browser: accessible in light, dark and print, no wider than a phone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scoring.portfolio.rules import Policy
from scoring.recommendation import FILES, render
from tests.scoring.by_hand import hand_made
from tests.scoring.recommendation.by_hand import recommended

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LIGHT, DARK, PRINT = ("screen", "light"), ("screen", "dark"), ("print", "light")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.fail("Chromium is missing, so nobody has looked at the page. Run: make browser")
    with sync_playwright() as play:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = play.chromium.launch(executable_path=CHROMIUM, args=arguments)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page in both languages with rules of every kind, that of an index, and one with nobody."""
    folder = tmp_path_factory.mktemp("recommendation")
    made = recommended(drawn=True)
    for language, name in FILES.items():
        (folder / name).write_text(render(made, language=language, other=FILES["en"]), encoding="utf-8")
    (folder / "index.html").write_text(render(recommended(hand_made(index=True))), encoding="utf-8")
    nobody = recommended(told=Policy(budget=1.0))
    (folder / "nobody.html").write_text(render(nobody), encoding="utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def opened(page: Page, file: Path) -> None:
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("report.html", (LIGHT, DARK, PRINT)),
        ("report.nb.html", (LIGHT,)),
        ("index.html", (LIGHT,)),
        ("nobody.html", (LIGHT,)),
    ],
)
def test_axe_finds_nothing(page: Page, folder: Path, name: str, looks: tuple[tuple[str, str], ...]) -> None:
    opened(page, folder / name)
    page.evaluate(AXE)
    for media, scheme in looks:
        page.emulate_media(media=media, color_scheme=scheme)  # type: ignore[arg-type]  # two of the literals
        result = page.evaluate("axe.run()")
        told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in result["violations"]]
        assert told == [], f"{media}, {scheme}"
        assert "color-contrast" in {one["id"] for one in result["passes"]}


@pytest.mark.parametrize("width", [360, 768, 1440])
def test_nothing_is_wider_than_the_screen(page: Page, folder: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    opened(page, folder / "report.nb.html")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('svg, .unseen, thead, .scroll') && "
        "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 100))"
    )
    assert wide == []


def test_the_page_asks_for_nothing_and_complains_of_nothing(page: Page, folder: Path) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    address = (folder / "report.html").as_uri()
    page.goto(address)
    assert (asked, said) == ([address], [])


def test_it_prints_on_a_few_a4_pages(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[([\d. ]+)\]", printed))
    assert {tuple(round(float(end)) for end in size.split()) for size in sizes} == {(0, 0, 595, 842)}
    assert 2 <= len(re.findall(rb"/Type /Page\b", printed)) <= 5


def test_bars_are_as_long_as_the_losses_beside_them(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    drawn = page.evaluate(
        "[...document.querySelectorAll('.costs tbody tr')].map(row => ["
        "parseFloat(row.querySelector('td.num').innerText), "
        "row.querySelector('.sum').getBoundingClientRect().width])"
    )
    (largest, whole), *rest = drawn
    assert rest
    assert all(abs(width / whole - loss / largest) < 0.1 for loss, width in rest)
