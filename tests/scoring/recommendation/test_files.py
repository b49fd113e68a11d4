"""A recommendation's files: whole, the same bytes, in place of their own only; and what the page says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pandas as pd
import pytest

from features.problems import DataError
from scoring.recommendation import render
from scoring.recommendation.files import NAMES, as_json, portfolio_frame, write_recommendation
from scoring.recommendation.rule_words import RULES
from scoring.recommendation.words import WORDS
from tests.klynge_command import contents
from tests.scoring.by_hand import NEVER, hand_made
from tests.scoring.recommendation.by_hand import recommended

DECISION = re.compile(r"\bdecisions?\b|\bvedtak\w*", re.IGNORECASE)


def test_the_same_recommendation_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_recommendation(recommended(drawn=True), tmp_path / name)
    assert contents(tmp_path / "one") == contents(tmp_path / "two")
    assert {path.name for path in (tmp_path / "one").iterdir()} == NAMES


def test_nothing_of_others_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(DataError, match=r"holds notes\.txt, which a recommendation would replace"):
        write_recommendation(recommended(), tmp_path)
    assert contents(tmp_path) == {"notes.txt": b"mine"}


def test_the_table_has_every_application_and_the_json_every_rule() -> None:
    made = recommended(drawn=True)
    frame = portfolio_frame(made)
    assert frame["application_id"].tolist() == [one.application_id for one in made.call.sheets]
    assert set(frame[frame["recommended"]]["application_id"]) == set(made.portfolio.funded)
    told = json.loads(as_json(made))
    assert [one["words"] for one in told["costs"]] != []
    assert len(told["costs"]) == len(told["rules"]) == 8
    assert told["portfolio"]["status"] == "optimal"
    assert pd.Series(told["portfolio"]["funded"]).isin(frame["application_id"]).all()


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_page_says_what_it_is_and_is_not(language: str) -> None:
    text = render(recommended(drawn=True), language=language)  # type: ignore[arg-type]  # one of the literals
    words = re.sub(r"<[^>]+>", " ", text.partition("</style>")[2])
    assert len(DECISION.findall(words)) == 1  # "a recommendation, not a decision"
    assert NEVER.findall(words) == []
    assert "None" not in words
    assert "nan" not in words.split()


def test_the_page_leads_with_low_confidence() -> None:
    text = render(recommended())
    made = recommended()
    assert (made.call.low_confidence is not None) == ('class="note foremost"' in text)


def test_costs_stand_with_their_swaps_and_free_rules_are_said_to_be_free() -> None:
    made = recommended()
    text = render(made)
    for cost in made.costs:
        for name in (*cost.brought_in, *cost.left_out):
            assert made.sheets[name].name in text
    free = sum(cost.loss == 0 for cost in made.costs)
    assert f"{free} rules cost nothing in this call" in text


def test_an_index_is_said_to_be_one() -> None:
    text = render(recommended(hand_made(index=True)))
    assert "Criteria index, not a growth forecast" in text
    assert "pp a year" not in re.sub(r"<[^>]+>", " ", text.partition("</style>")[2])


def test_every_word_has_two_languages_with_the_same_blanks() -> None:
    blank = re.compile(r"\{(\w+)")
    for key, (english, norwegian) in (WORDS | RULES).items():
        assert sorted(blank.findall(english)) == sorted(blank.findall(norwegian)), key
