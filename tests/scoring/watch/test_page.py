"""The page: whole, the same bytes, in two languages, with nothing from outside, every number in JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from features.problems import DataError
from scoring.low_confidence import LowConfidence
from scoring.sheet import LANGUAGES, Language
from scoring.watch.files import render, write_watch
from scoring.watch.found import CallWatch
from scoring.watch.lines import lines
from scoring.watch.words import WORDS
from tests.scoring.watch.by_hand import hand_made


def test_files_appear_together_and_the_same_watch_gives_the_same_bytes(tmp_path: Path, quiet: CallWatch):
    for name in ("one", "two"):
        write_watch(quiet, tmp_path / name)
    one, two = (
        {path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two")
    )
    assert sorted(one) == ["report.html", "report.nb.html", "watch.json"]
    assert one == two


def test_the_same_seed_gives_the_same_watch(quiet: CallWatch):
    assert render(hand_made()) == render(quiet)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("which", ["quiet", "alarmed", "few"])
def test_nothing_comes_from_outside_nothing_runs_and_nothing_is_left_unsaid(
    which: str, language: str, request: pytest.FixtureRequest
):
    text = render(request.getfixturevalue(which), language=language, other="report.html")
    assert not re.search(r"https?:|//[a-z]|@import|javascript:|\bon[a-z]+=|<script|<img|style=", text)
    assert not re.search(r"\bnan\b|\binf\b|None|\{[a-z_]+\}", text)
    assert text.count("n = ") >= 6


def test_names_are_escaped(quiet: CallWatch):
    labels = quiet.labels | {"critical_mass": "<b>mass</b>"}
    assert "<b>mass" not in render(replace(quiet, call_id="<b>2025</b>", labels=labels))


def test_every_words_has_both_languages_and_the_same_blanks():
    for key, (english, norwegian) in WORDS.items():
        assert norwegian, key
        assert set(re.findall(r"\{\w+\}", english)) == set(re.findall(r"\{\w+\}", norwegian)), key


def test_json_has_every_panel_with_n_verdict_and_power(tmp_path: Path, alarmed: CallWatch):
    write_watch(alarmed, tmp_path / "watch")
    told = json.loads((tmp_path / "watch" / "watch.json").read_text(encoding="utf-8"))
    assert (told["call_id"], told["rate"], told["training_cases"]) == ("2025", 0.05, 320)
    assert [one["name"] for one in told["panels"]] == [
        "features", "missing", "scores", "novelty", "calibration", "groups",
    ]  # fmt: skip
    first = told["panels"][0]
    assert (first["verdict"], first["n"], first["columns"][0]["name"]) == ("alarm", 50, "specialisation")
    assert first["columns"][0]["alarm"] is True
    assert first["noticed"] > 0


def test_a_folder_with_other_files_is_left_alone(tmp_path: Path, quiet: CallWatch):
    (tmp_path / "thesis.docx").write_text("years of work")
    with pytest.raises(DataError, match=r"holds thesis\.docx, which the watch would replace"):
        write_watch(quiet, tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_low_confidence_stands_under_the_heading_of_the_page_and_in_the_terminal(
    quiet: CallWatch, language: Language, tmp_path: Path
):
    assert "foremost" not in render(quiet, language=language).partition("<body>")[2]
    doubt = LowConfidence("mean", "Low confidence: no better.", "Lav tillit: ikke bedre.", {})
    told = replace(quiet, low_confidence=doubt)
    start, said = doubt.says(language).split(": ")
    assert f'</h1>\n<p class="note foremost"><strong>{start}:</strong> {said}</p>' in render(
        told, language=language
    )
    assert lines(told)[1] == doubt.en
    write_watch(told, tmp_path / "watch")
    kept = json.loads((tmp_path / "watch" / "watch.json").read_text(encoding="utf-8"))
    assert kept["low_confidence"]["en"] == doubt.en


def test_groups_are_called_by_the_names_that_people_know(quiet: CallWatch):
    text = render(quiet)
    assert "Region Bodø kommune" in text
    assert "Region tromsø" in text
    assert "Sector 62 software" in text
    assert "Næring 62 programvare" in render(quiet, language="nb")
