"""The comparison report in a real browser: accessible in light, dark and print, no wider than a phone."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from importlib import resources
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from scoring.comparison import FILES, render
from tests.scoring.comparison.by_hand import bare, hand_made, unbalanced

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
LONG = "Kystvindkraftleverandørindustriregionen Sør-Trøndelag"
AXE = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
LIGHT, DARK, PRINT = ("screen", "light"), ("screen", "dark"), ("print", "light")


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
    """The report in both languages, with a long name; one that is not balanced, and one that says little."""
    folder = tmp_path_factory.mktemp("comparison")
    whole = hand_made()
    regions = (replace(whole.by_region[0], name=LONG), *whole.by_region[1:])
    whole = replace(whole, by_region=regions)
    for language, name in FILES.items():
        (folder / name).write_text(render(whole, language=language, other=FILES["en"]), encoding="utf-8")
    (folder / "unbalanced.html").write_text(render(unbalanced()), encoding="utf-8")
    (folder / "bare.html").write_text(render(bare()), encoding="utf-8")
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    ("name", "looks"),
    [
        ("report.html", (LIGHT, DARK, PRINT)),
        ("report.nb.html", (LIGHT,)),
        ("unbalanced.html", (LIGHT,)),
        pytest.param("unbalanced.html", (DARK,), marks=pytest.mark.slow),
        ("bare.html", (LIGHT,)),
    ],
)
def test_axe_finds_nothing(page: Page, folder: Path, name: str, looks: tuple[tuple[str, str], ...]) -> None:
    page.goto((folder / name).as_uri())
    page.evaluate(AXE)
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    for media, scheme in looks:
        page.emulate_media(media=media, color_scheme=scheme)
        result = page.evaluate("axe.run()")
        told = [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in result["violations"]]
        assert told == [], f"{media}, {scheme}"
        assert "color-contrast" in {one["id"] for one in result["passes"]}


@pytest.mark.parametrize("width", [360, 768, 1440])
@pytest.mark.parametrize("name", ["report.nb.html", "unbalanced.html"])
def test_nothing_is_wider_than_the_screen(page: Page, folder: Path, name: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto((folder / name).as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    wide = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(e => !e.closest('svg, .unseen, thead') && "
        "e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 100))"
    )
    assert wide == []


def test_no_text_lies_on_another(page: Page, folder: Path) -> None:
    """Cells of a row may not overlap, on a phone, in a narrow window or on a wide one."""
    page.goto((folder / "report.nb.html").as_uri())
    for width in (360, 620, 900, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        crossing = page.evaluate(
            """[...document.querySelectorAll('tbody tr')].filter(row => {
              const boxes = [...row.children].flatMap(cell => {
                const range = document.createRange(); range.selectNodeContents(cell);
                return cell.querySelector('svg') ? [] : [range.getBoundingClientRect()];
              }).filter(box => box.width && box.height);
              return boxes.some((a, i) => boxes.some((b, j) => i < j && a.left < b.right - 1 &&
                b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1));
            }).map(row => row.innerText.slice(0, 80))"""
        )
        assert (width, crossing) == (width, [])


def test_the_page_asks_for_nothing_and_complains_of_nothing(page: Page, folder: Path) -> None:
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    address = (folder / "report.html").as_uri()
    page.goto(address)
    assert (asked, said) == ([address], [])


def test_the_answer_and_its_checks_are_on_the_first_of_a_few_a4_pages(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    printed = page.pdf(prefer_css_page_size=True)
    sizes = set(re.findall(rb"/MediaBox \[([\d. ]+)\]", printed))
    assert {tuple(round(float(end)) for end in size.split()) for size in sizes} == {(0, 0, 595, 842)}
    assert 2 <= len(re.findall(rb"/Type /Page\b", printed)) <= 6


def test_clear_of_zero_is_filled_and_before_matching_is_hollow(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    fills = {
        name: page.evaluate(f"getComputedStyle(document.querySelector('.effects .{name}')).fill")
        for name in ("point", "open")
    }
    assert fills["point"] != fills["open"]
    assert page.locator(".love .open").count() == page.locator(".love .point").count() > 0


def test_a_keyboard_reaches_the_checks_first(page: Page, folder: Path) -> None:
    page.goto((folder / "report.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.getAttribute('href')") == "#checks"
