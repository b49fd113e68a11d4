"""The report as text: whole, safe, the same bytes, in two languages, with nothing from outside."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from scoring.numbers import SPACE, signed
from scoring.report import charts, render
from scoring.report.history import history_chart
from scoring.report.waterfalls import waterfall
from scoring.report.words import WORDS, date
from scoring.sheet import LANGUAGES, CallScore, History, Town
from tests.scoring.by_hand import ABSENT, NEVER, hand_made, with_intervals


class Outline(HTMLParser):
    """Tags with their attributes, and the text that people read."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.style = False
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        self.style = tag == "style"

    def handle_data(self, data: str) -> None:
        self.text += "" if self.style else data

    def of(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.tags if tag == name]


@pytest.fixture(scope="module", params=LANGUAGES)
def page(request: pytest.FixtureRequest, call: CallScore) -> Outline:
    return Outline(render(call, language=request.param))


def test_the_same_call_gives_the_same_bytes(call: CallScore) -> None:
    assert render(call) == render(call)


def test_nothing_comes_from_outside_and_nothing_runs(call: CallScore) -> None:
    text = render(call, other="report.nb.html")
    page = Outline(text)
    names = {tag for tag, _ in page.tags}
    assert names.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "image"})
    assert not re.search(r"https?:|//[a-z]|@import|javascript:|\bon[a-z]+=", text)
    assert set(re.findall(r"url\(([^)]*)\)", text)) == {"#hatch"}
    assert not any("style" in attributes for _, attributes in page.tags)
    links = {attributes["href"] for attributes in page.of("a")}
    assert {link for link in links if link and not link.startswith("#")} == {"report.nb.html"}


def test_the_page_allows_its_own_style_only(call: CallScore) -> None:
    text = render(call)
    style = re.search(r"<style>(.*?)</style>", text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"content=\"default-src 'none'; style-src 'sha256-{digest}'\"" in text


def test_every_link_inside_leads_somewhere_and_no_name_is_used_twice(page: Outline) -> None:
    names = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert len(names) == len(set(names))
    wanted = {attributes["href"][1:] for attributes in page.of("a") if attributes["href"].startswith("#")}
    assert wanted <= set(names)


def test_there_is_a_row_and_a_page_for_every_application(page: Outline, call: CallScore) -> None:
    assert len(page.of("article")) == len(call.sheets)
    for sheet in call.sheets:
        assert page.text.count(sheet.name) >= 3
        assert sheet.application_id in page.text


def test_every_word_is_there_in_both_languages_with_the_same_gaps() -> None:
    for key, (en, nb) in WORDS.items():
        assert set(re.findall(r"{(\w+)}", en)) == set(re.findall(r"{(\w+)}", nb)), key
        assert en
        assert nb


def test_the_languages_do_not_mix(call: CallScore) -> None:
    en, nb = (Outline(render(call, language=language)).text for language in LANGUAGES)
    for word in ("Rangering", "Merknader", "søknad"):
        assert word in nb
        assert word not in en
    for word in ("Ranking", "Flags", "application "):
        assert word in en
        assert word not in nb
    assert "16 March 2026" in en
    assert "16. mars 2026" in nb


def test_a_dimension_is_shown_with_sign_number_and_hatch(call: CallScore) -> None:
    text = render(call)
    for sheet in call.sheets:
        for one in sheet.dimensions:
            assert signed(one.contribution) in text
    minus = sum(one.contribution < 0 for sheet in call.sheets for one in sheet.dimensions)
    assert text.count('<rect class="minus"') >= minus > 0
    assert 'id="hatch"' in text


def test_how_sure_is_said_in_plain_words(call: CallScore) -> None:
    text = Outline(render(call)).text
    assert "was 0.38; past growth alone reached 0.26. 0 is guessing, 1 is perfect." in text
    assert "ranked first about 63 times in a hundred. A coin manages half." in text


def test_intervals_are_drawn_and_said_and_what_is_not_settled_says_so(call: CallScore) -> None:
    text = render(with_intervals(call))
    assert text.count('class="whisker"') == len(call.sheets)
    told = " ".join(Outline(text).text.split())
    assert "Of 300 outcomes of 6 past calls 81" in told
    assert "the sign is not settled" in told
    assert told.count("95 %: ") == len(call.sheets)
    nb = " ".join(Outline(render(with_intervals(call), language="nb")).text.split())
    assert "fortegnet er ikke avgjort" in nb
    assert "the sign is not settled" not in " ".join(Outline(render(call)).text.split())


def test_why_there_are_no_intervals_is_said(call: CallScore) -> None:
    text = render(replace(call, intervals=ABSENT))
    assert "Train again (klynge train)" in text
    assert 'class="whisker"' not in text


def test_the_rule_for_ties_and_the_rate_of_false_alarms_are_in_the_report(page: Outline) -> None:
    assert "SHA-256" in page.text
    assert f"6{SPACE}%" in page.text


def test_hashes_version_and_date_are_in_the_report(call: CallScore) -> None:
    text = Outline(render(call)).text
    for digest in (*call.table_hashes.values(), *call.training_hashes.values(), call.catalogue):
        assert digest in text
    same = Outline(render(replace(call, training_hashes=call.table_hashes))).text
    assert "the same tables as scored" in same


def test_no_word_speaks_of_impact_or_effect(page: Outline) -> None:
    assert not NEVER.search(page.text)


def test_names_cannot_write_html(call: CallScore) -> None:
    evil = '<script>alert("1")</script>'
    sheet = replace(call.sheets[0], name=evil, sector=evil, region=evil, towns=(Town(evil, 60.0, 10.0, 40),))
    text = render(replace(call, sheets=(sheet, *call.sheets[1:]), call_id=evil))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_an_index_is_called_one_everywhere() -> None:
    text = Outline(render(hand_made(4, index=True))).text
    assert text.count("Criteria index, not a growth forecast") >= 1 + 4
    assert "Expected growth" not in text
    assert "points" in text
    assert "typical application" in text


@pytest.mark.parametrize("count", [1, 2])
def test_a_short_call_is_a_report(count: int) -> None:
    text = Outline(render(hand_made(count, seats=None))).text
    assert ("One application" if count == 1 else "2 applications") in text


def test_a_sheet_without_map_history_comparables_and_reasons_says_so(call: CallScore) -> None:
    bare = replace(
        call.sheets[0], places=(), towns=(), history=None, comparables=(), reasons=(), flags=(), members=0
    )
    text = Outline(render(replace(call, sheets=(bare,), skill=(), seats=None, budget=None))).text
    for words in (
        "No member has coordinates",
        "No accounts or regional statistics",
        "No past application with",
    ):
        assert words in text
    assert "No past call with known outcomes could be used to test these scores" in text


def test_sixty_applications_are_under_five_megabytes() -> None:
    assert len(render(hand_made(60, members=80)).encode()) < 5e6


def test_a_tie_is_not_parted_by_the_line_of_the_seats(call: CallScore) -> None:
    tied = [replace(one, rank=4, rank_label="4=") for one in call.sheets[3:5]]
    text = render(replace(call, sheets=(*call.sheets[:3], *tied, *call.sheets[5:])))
    before = text[: text.index('<tr class="line"')]
    assert before.count('<td class="num rank"') == 5


def test_waterfalls_end_at_the_score(call: CallScore) -> None:
    for sheet in call.sheets:
        falls = waterfall(sheet)
        for steps in (falls.dimensions, falls.features):
            assert steps[0].start == sheet.base
            assert steps[-1].end == pytest.approx(sheet.score, abs=1e-9)
        assert len(falls.features) == 9
        assert falls.others == len(sheet.contributions) - 8


def test_a_bar_lies_between_its_ends_on_the_axis() -> None:
    axis = charts.Axis(-1.0, 3.0)
    bar = charts.step_bar(charts.Step("a", 1.0, 0.0, "minus"), axis)
    assert '<rect class="minus" x="25.00%" y="4" width="25.00%"' in bar
    assert 'x="0.00%" y="4" width="50.00%"' in charts.sum_bar(-1.0, charts.Axis(-1.0, 1.0))
    assert 'cx="50.00%"' in charts.score_dot(1.0, axis)
    assert 'class="whisker" x1="25.00%" x2="75.00%"' in charts.score_dot(1.0, axis, 0.0, 2.0)


@pytest.mark.parametrize("ends", [(-0.013, 0.021), (-1.3, 3.4), (48.0, 57.0), (-120.0, 900.0), (0.0, 1.0)])
def test_ticks_are_round_few_and_inside(ends: tuple[float, float]) -> None:
    ticks = charts.ticks(charts.Axis(*ends))
    assert 2 <= len(ticks) <= 8
    assert all(ends[0] <= tick <= ends[1] for tick in ticks)
    assert all(len(f"{abs(tick):.10g}".replace(".", "").strip("0")) <= 2 for tick in ticks)


def themes() -> dict[str, dict[str, str]]:
    """The colours by name in light, dark and print, as the style sheet declares them."""
    style = (Path(charts.__file__).parents[1] / "look" / "klynge.css").read_text(encoding="utf-8")
    light, dark, paper = (
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6})\b", block))
        for block in re.findall(r":root {(.*?)}", style, re.DOTALL)
    )
    return {"light": light, "dark": light | dark, "print": light | paper}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2 of two colours like #fff or #0b5c6b."""

    def luminance(colour: str) -> float:
        digits = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
        parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_text_has_a_contrast_of_four_and_a_half_on_every_ground(theme: str) -> None:
    grounds = {
        "ink": "paper panel wash plus-wash plus-deep minus-wash minus-deep accent-wash land sea",
        "quiet": "paper panel wash accent-wash",
        "accent": "paper panel accent-wash",
        "warn": "warn-wash",
    }
    colours = themes()[theme]
    weak = [
        (text, ground, round(contrast(colours[text], colours[ground]), 2))
        for text, on in grounds.items()
        for ground in on.split()
        if contrast(colours[text], colours[ground]) < 4.5
    ]
    assert weak == []


def test_history_says_its_ends_in_words_and_keeps_names_apart() -> None:
    history = History("employees", (2020, 2021), (100.0, 104.0), (100.0, 104.2))
    drawn = history_chart(history, "From 2020 to 2021", "Members", "Sector")
    assert 'aria-label="From 2020 to 2021"' in drawn
    heights = [float(y) for y in re.findall(r'name" x="[\d.]+" y="([\d.]+)"', drawn)]
    assert abs(heights[0] - heights[1]) >= 14.9
    assert "Members 104" in drawn


def test_dates_are_written_as_each_language_writes_them() -> None:
    assert (date("2026-03-01", "en"), date("2026-03-01", "nb")) == ("1 March 2026", "1. mars 2026")
