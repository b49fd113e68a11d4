"""The card as people get it: a page in two languages, JSON to the last digit, ten lines in a terminal."""

from __future__ import annotations

import json
import re
from dataclasses import fields, replace
from pathlib import Path

import pytest

from features.problems import DataError
from models.card import ModelCard
from models.card.limits import Limit
from scoring.model_card import as_json, card_of, render, version_of, write_card
from scoring.model_card.limit_words import LIMITS, limit_sentence
from scoring.model_card.reader import Reader
from scoring.model_card.summary import summary
from scoring.model_card.words import WORDS
from tests.scoring.by_hand import NEVER, NO_BETTER_THAN_PAST
from tests.scoring.model_card.by_hand import hand_made_card
from tests.scoring.programmes import plain, trained


@pytest.fixture(scope="module")
def card() -> ModelCard:
    return hand_made_card()


def text(card: ModelCard, language: str = "en") -> str:
    page = re.sub(r"<style>.*?</style>", "", render(card, language=language), flags=re.DOTALL)  # type: ignore[arg-type]  # parametrised text
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page))


def test_the_page_says_who_promoted_it_why_and_what_the_gate_said(card: ModelCard) -> None:
    said = text(card)
    assert "Version 3, the champion" in said
    assert "Ada Berg, 4 March 2026" in said
    assert "Knows the accounts of 2024 &amp; ranks better" in said
    assert "The gate said yes against version 2, on 6 replayed calls with 180 applications." in said
    assert "It ranks better: 0.31 against 0.28." in said


def test_a_first_version_is_told_in_the_readers_language(card: ModelCard) -> None:
    first = replace(card.promotions[0], kind="first", by="klynge train", reason="the first version")
    one = replace(card, promotions=(first,))
    assert "the first version" in text(one)
    assert "den første versjonen" in text(one, "nb")
    assert "the first version" not in text(one, "nb")


@pytest.mark.parametrize("language", ["en", "nb"])
def test_every_limit_cohort_group_and_indicator_is_on_the_page(card: ModelCard, language: str) -> None:
    said = text(card, language).replace("&amp;", "&").replace("&#39;", "'")
    for limit in card.limits:
        assert limit_sentence(limit, language) in said  # type: ignore[arg-type]  # parametrised text
    for cohort in card.cohorts:
        assert f" {cohort.call_id} " in said
    reader = Reader(card, language)  # type: ignore[arg-type]  # parametrised text
    for group in card.groups:
        assert reader.group_name(group) in said
    for digest in card.hashes.values():
        assert digest in said


def test_skill_stands_beside_every_baseline_with_its_interval_and_the_difference(card: ModelCard) -> None:
    said = text(card)
    assert "growth model 0.31 (0.20 to 0.42)" in said
    assert "past growth 0.10 (−0.01 to 0.21) +0.21 (0.09 to 0.33)" in said
    assert "ridge 0.33 (0.22 to 0.44) −0.02 (−0.14 to 0.10)" in said


def test_low_confidence_leads_the_card(card: ModelCard) -> None:
    unsure = replace(card, confidence=NO_BETTER_THAN_PAST, low_confidence="Low confidence: so.")
    page = render(unsure)
    assert page.index("<strong>Low confidence:</strong>") < page.index('<p class="lead">')
    assert "Low confidence" not in render(card)


def test_text_from_people_is_escaped(card: ModelCard) -> None:
    page = render(card)
    assert "&lt;Check&gt;" in page
    assert "<Check>" not in page
    assert "<script" not in page


def test_an_index_nobody_promoted_says_so() -> None:
    said = text(hand_made_card(index=True))
    assert "Version 3, not promoted" in said
    assert "A criteria index." in said
    assert "Nobody has. It is recorded" in said
    assert "It went through no gate" in said
    assert "No past call could be tested" in said
    assert "The index says points, not growth" in said
    assert "Low confidence: no past call could test these scores" in said


def test_words_are_in_two_languages_and_never_claim_what_a_score_cannot_say(card: ModelCard) -> None:
    for english, norwegian in (*WORDS.values(), *LIMITS.values()):
        places = [set(re.findall(r"{(\w+)}", one)) for one in (english, norwegian)]
        assert places[0] == places[1]
        assert not NEVER.search(english + norwegian)


def test_every_code_of_a_limit_has_its_words() -> None:
    source = Path("models/card/limits.py").read_text(encoding="utf-8")
    assert set(re.findall(r'Limit\("(\w+)"', source)) == set(LIMITS)
    assert limit_sentence(Limit("coverage", {"nominal": 0.8, "share": 0.6, "n": 148}), "nb") == (
        "Intervaller for tidligere utlysninger, som skulle holde 80\N{NO-BREAK SPACE}%, holdt "
        "60\N{NO-BREAK SPACE}% av 148 utfall: størrelsen på feilene har endret seg."
    )


def test_json_has_every_field_and_limits_in_words(card: ModelCard) -> None:
    told = json.loads(as_json(card))
    assert set(told) == {one.name for one in fields(ModelCard)}
    assert told["promotions"][0]["by"] == "Ada Berg"
    assert told["gate"]["verdict"]["answer"] == "yes"
    assert told["limits"][0]["says"].startswith("What it learnt are associations")
    assert told["coverage"][0]["share"] == card.coverage[0].share


def test_the_summary_is_nine_lines(card: ModelCard) -> None:
    lines = summary(card)
    assert lines[0] == "Version 3, the champion (growth)"
    assert [line[:11].strip() for line in lines[1:]] == [
        *("Known by", "Learnt from", "Confidence", "Skill", "Intervals", "Promoted", "Gate", "Limits")
    ]
    assert "0.31 (0.20 to 0.42) on 6 past calls, past growth 0.10" in lines[4]
    assert "2026-03-04 by Ada Berg: Knows the accounts" in lines[6]
    assert "not known: no past call" in "\n".join(summary(hand_made_card(index=True)))


def test_files_are_whole_the_same_again_and_of_the_version_asked_for(tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    trained(plain(), tmp_path / "exports" / "v1")
    (tmp_path / "promotions.jsonl").write_text(
        '{"version": 1, "at": "2026-01-01T00:00:00+00:00", "by": "Bo", "reason": "the only one"}\n'
    )
    written = write_card(tmp_path, version_of(tmp_path, ""))
    assert written == tmp_path / "cards" / "v1.html"
    assert {path.name for path in written.parent.iterdir()} == {"v1.html", "v1.nb.html", "v1.json"}
    before = {path.name: path.read_bytes() for path in written.parent.iterdir()}
    write_card(tmp_path, version_of(tmp_path, "v1"))
    assert {path.name: path.read_bytes() for path in written.parent.iterdir()} == before
    assert card_of(tmp_path, 1).is_champion
    assert json.loads(before["v1.json"])["promotions"][0]["reason"] == "the only one"
    with pytest.raises(DataError, match="latest is no version"):
        version_of(tmp_path, "latest")
    with pytest.raises(DataError, match="klynge runs"):
        write_card(tmp_path, 7)


def test_without_a_champion_the_way_out_is_said(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="klynge train"):
        version_of(tmp_path, "")
