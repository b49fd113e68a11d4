"""The comparison report as text: whole, safe, the same bytes, in two languages, with nothing from outside."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from models.comparison import flow, matching, pairing
from models.comparison.before import COVARIATES
from models.comparison.comparison import Comparison
from scoring.comparison import render
from scoring.comparison.flow_words import STEPS
from scoring.comparison.names import COVARIATES as NAMED
from scoring.comparison.names import DISTANCES, LEVELS, MEASURES, VARIANTS
from scoring.comparison.words import WORDS
from scoring.industries import INDUSTRIES
from scoring.sheet import LANGUAGES, Language
from tests.scoring.comparison.by_hand import bare, hand_made, no_difference, unbalanced

EVERY = {"whole": hand_made, "unbalanced": unbalanced, "no difference": no_difference, "bare": bare}


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


def read(comparison: Comparison, language: Language = "en") -> str:
    return re.sub(r"\s+", " ", Outline(render(comparison, language=language)).text)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", EVERY)
def test_nothing_comes_from_outside_and_nothing_runs(name: str, language: Language) -> None:
    text = render(EVERY[name](), language=language, other="report.nb.html")
    page = Outline(text)
    tags = {tag for tag, _ in page.tags}
    assert tags.isdisjoint({"script", "link", "img", "iframe", "object", "form", "base", "image"})
    assert not re.search(r"https?:|//[a-z]|@import|javascript:|\bon[a-z]+=", text)
    assert not any("style" in attributes for _, attributes in page.tags)
    links = {attributes["href"] or "" for tag, attributes in page.tags if tag == "a"}
    names = [attributes["id"] for _, attributes in page.tags if attributes.get("id")]
    assert {link for link in links if not link.startswith("#")} == {"report.nb.html"}
    assert {link[1:] for link in links if link.startswith("#")} <= set(names)
    assert len(names) == len(set(names))
    assert "nan" not in re.sub(r"\b[Ff]inan\w+", "", page.text)


def test_the_same_comparison_gives_the_same_bytes() -> None:
    assert render(hand_made()) == render(hand_made())


def test_every_word_is_there_in_both_languages_with_the_same_gaps() -> None:
    for key, (en, nb) in WORDS.items():
        assert set(re.findall(r"{(\w+)}", en)) == set(re.findall(r"{(\w+)}", nb)), key
        assert en, key
        assert nb, key


def test_everything_that_models_name_has_words() -> None:
    said = {*flow.STEPS, *pairing.REFUSALS, pairing.NOT_NEAREST, pairing.PAIRED}
    assert said == set(STEPS)
    assert set(COVARIATES) <= set(NAMED)
    for names in (NAMED, MEASURES, DISTANCES, VARIANTS, INDUSTRIES):
        assert all(en and nb for en, nb in names.values())
    assert matching.NO_CONTROL in said
    assert {"under 5", "250 or more", "rural", "town", "city", "new", "unknown"} <= set(LEVELS)


def test_the_languages_do_not_mix() -> None:
    en, nb = read(hand_made()), read(hand_made(), "nb")
    for word in ("Medlemsbedriftene", "pp i året", "klynger", "26 datamaskiner og elektronikk"):
        assert word in nb
        assert word not in en
    for word in ("Member firms", "pp a year", "clusters", "26 computers and electronics", "Not a firm"):
        assert word in en
        assert word not in nb
    assert "+0,8 til +3,0" in nb
    assert "+0.8 to +3.0" in en


def test_a_tired_reader_finds_the_answer_its_interval_and_what_it_is_not_on_top() -> None:
    text = read(hand_made())
    answer = text.index("Member firms grew 1.9 percentage points a year more than comparable firms")
    interval = text.index("95 % interval +0.8 to +3.0 pp a year. 1,843 firms in 36 clusters")
    proof = text.index("It is a comparison, not proof of cause")
    unseen = text.index("would have to be 2.4 times as strong as past growth in employees")
    assert answer < interval < proof < unseen < text.index("Can it be believed?")
    assert "Against all other firms" in text
    assert "+3.8" in text


def test_an_unbalanced_comparison_headlines_no_effect_and_says_what_to_do() -> None:
    page = render(unbalanced())
    heading = re.search(r"<h1[^>]*>(.*?)</h1>", page)
    assert heading is not None
    assert heading[1] == "The comparison is not balanced: no effect is headlined"
    text = read(unbalanced())
    assert "Past growth in employees still differs by 0.18 standard deviations" in text
    assert "--caliper 0.25" in text
    assert "read these as differences between unlike firms" in text
    assert text.index("not balanced: not an answer") < text.index("Can it be believed?")


def test_groups_too_small_have_no_number_of_their_own() -> None:
    text = read(hand_made())
    assert "11 other groups with 33 firms together: too few firms or clusters in each to say anything" in text
    assert "small 3" not in text
    assert "No group has at least 10 firms in enough clusters (6 of equal weight)." in read(bare())


def test_what_cannot_be_shown_is_said() -> None:
    text = read(bare())
    for words in (
        "Too few firms, clusters or years of accounts to tell.",
        "No rejected applications with known outcomes",
        "at least two calls have enough years of accounts",
    ):
        assert words in text


def test_names_from_the_data_cannot_write_html() -> None:
    evil = '<script>alert("1")</script>'
    one = hand_made()
    part = replace(one.by_region[0], name=evil)
    text = render(replace(one, by_region=(part,), by_sector=(part,), notices=(evil,), hashes={evil: "a"}))
    assert "<script" not in text
    assert "&lt;script&gt;" in text


def test_the_report_says_how_to_replay_it_and_with_what() -> None:
    text = read(hand_made())
    assert "klynge compare FOLDER --as-of 2026-03-16 --programme" in text
    assert "1.0-3-gabc1234" in text
    assert "a" * 64 in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_name_of_a_column_is_shown_in_what_the_accounts_gave_cause_to_say(language: Language) -> None:
    filled = "Call 2020: Missing values were filled: trend_employees 96, cell_growth 4."
    text = read(replace(hand_made(), notices=(filled,)), language)
    assert "past growth in employees 96, past growth of the local industry 4." in text
    assert not re.search(r"trend_|cell_growth", text)
