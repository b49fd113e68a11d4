"""Low confidence in words: one message in both languages, and the same object in every file."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import get_args

import pandas as pd
import pytest

from models.confidence import Confidence, Doubt, Rival
from scoring.confidence_words import in_words
from scoring.report import render
from scoring.score_files import scores_frame, write_scores
from scoring.sheet import CallScore
from scoring.sheet_json import from_json
from tests.scoring.by_hand import NEVER, NO_BETTER_THAN_PAST, doubted, hand_made


def test_the_message_has_the_same_numbers_in_both_languages() -> None:
    said = in_words(NO_BETTER_THAN_PAST)
    assert said is not None
    assert said.en == (
        "Low confidence: on past calls these scores did not surely rank better than past growth alone: 0.18 "
        "against 0.29, a difference of −0.11 (90 % interval −0.20 to 0.05). Another ranking did better "
        "there: past growth 0.29. Let the order decide nothing on its own."
    )
    assert said.nb == (
        "Lav tillit: på tidligere utlysninger rangerte disse skårene ikke sikkert bedre enn tidligere vekst "
        "alene: 0,18 mot 0,29, en forskjell på −0,11 (90 %-intervall −0,20 til 0,05). En annen rangering "
        "traff bedre der: tidligere vekst 0,29. La ikke rekkefølgen avgjøre noe alene."
    )
    assert said.numbers["ahead"] == -0.11


@pytest.mark.parametrize("doubt", get_args(Doubt))
def test_every_reason_is_said_in_both_languages_with_the_same_numbers(doubt: Doubt) -> None:
    past = Rival("past growth", 0.14, 0.05, -0.18, 0.26)
    said = in_words(Confidence(doubt, 6, 314, 0.19, 0.02, 0.34, (past,)))
    assert said is not None
    assert (said.says("en").split(":")[0], said.says("nb").split(":")[0]) == ("Low confidence", "Lav tillit")
    english, norwegian = (re.findall(r"[+−]?\d+(?:[.,]\d+)?", text) for text in (said.en, said.nb))
    assert [one.replace(",", ".") for one in norwegian] == english
    assert not NEVER.search(said.en + said.nb)


def test_where_confidence_is_not_low_there_is_no_message() -> None:
    assert in_words(replace(NO_BETTER_THAN_PAST, doubt=None)) is None


def test_the_same_object_stands_in_every_file(call: CallScore, tmp_path: Path) -> None:
    unsure = doubted(call, NO_BETTER_THAN_PAST)
    assert unsure.low_confidence is not None
    write_scores(unsure, tmp_path / "scores")
    assert from_json((tmp_path / "scores/scores.json").read_text(encoding="utf-8")) == unsure
    for frame in (
        pd.read_parquet(tmp_path / "scores/scores.parquet"),
        pd.read_csv(tmp_path / "scores/scores.csv"),
    ):
        assert frame["low_confidence"].all()
        assert set(frame["low_confidence_why"]) == {unsure.low_confidence.en}
    assert not scores_frame(call)["low_confidence"].any()


@pytest.mark.parametrize(("language", "label"), [("en", "low confidence"), ("nb", "lav tillit")])
def test_the_report_leads_with_it_and_every_page_and_score_says_it(language: str, label: str) -> None:
    call = doubted(hand_made(3), NO_BETTER_THAN_PAST)
    assert call.low_confidence is not None
    text = re.sub(r"\s+", " ", re.sub(r"<style>.*?</style>", "", render(call, language=language), flags=re.S))  # type: ignore[arg-type]  # parametrised text
    plain = re.sub(r"<[^>]+>", "", text)
    assert text.index(f"<strong>{label.capitalize()}:</strong>") < text.index('<p class="lead">')
    assert plain.count(call.low_confidence.says(language)) == 1 + len(call.sheets)
    assert plain.count(f"({label})") == len(call.sheets) * 2 + 3  # ranking and own page; those ahead
    assert label not in render(hand_made(3), language=language).lower()  # type: ignore[arg-type]  # as above
