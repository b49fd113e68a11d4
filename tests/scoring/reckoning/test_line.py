"""The committee's line from marks of the workspace."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from features.dimensions import DIMENSIONS
from scoring.reckoning.calibration import reckoned_calibration
from scoring.reckoning.given import Given, spoken_in
from scoring.reckoning.line import assessed, reckoned_line
from scoring.reckoning.marks import RatedMark, blind, standing

DAY = pd.Timestamp("2026-04-01")
NAMES = [f"A-{number}" for number in range(1, 9)]
SPOKEN = {
    "own": "discuss",
    "chance": 0.4,
    "top": 0.4,
    "error": 0.01,
    "rank": 4.0,
    "low": 2,
    "high": 7,
}


def some_marks(revised: bool = False) -> tuple[RatedMark, ...]:
    """Three reviewers of whom one is a point stricter; A-1 is best, A-8 worst."""
    return tuple(
        RatedMark(name, who, criterion, revised, max(1, min(5, round(5 - place / 2) - strict)))
        for place, name in enumerate(NAMES)
        for who, strict in (("ana", 0), ("bo", 1), ("cy", 0))
        for criterion in DIMENSIONS
    )


def given(marks: tuple[RatedMark, ...], **told: object) -> Given:
    plain = {"requested": dict.fromkeys(NAMES, 6e6), "seats": 2, "budget": 24e6, "spoken": {}}
    return Given("2026", marks, **{**plain, "model_counts": True, **told})  # type: ignore[arg-type]  # by name


def test_the_best_marked_stand_first_and_everything_is_plain_json() -> None:
    found = reckoned_line(given(some_marks()), DAY)
    order = [one["application_id"] for one in found["line"]["places"]]
    assert (order[0], order[-1] in ("A-6", "A-7", "A-8")) == ("A-1", True)
    assert (found["wanted"], found["heard"], found["marks"]) == (2, False, 120)
    assert json.loads(json.dumps(found, allow_nan=False)) == found


def test_a_revision_moves_the_line_and_the_blind_chance_stays() -> None:
    turned = tuple(RatedMark("A-8", who, one, True, 5) for who in ("ana", "bo", "cy") for one in DIMENSIONS)
    before = reckoned_line(given(some_marks()), DAY)
    after = reckoned_line(given(some_marks() + turned), DAY)
    chance = {one["application_id"]: one["committee"]["chance"] for one in after["line"]["places"]}
    assert after["blind"] == before["blind"]
    assert chance["A-8"] > 0.3 > after["blind"]["A-8"]


@pytest.mark.parametrize(("names", "heard"), [(NAMES, True), (NAMES[1:], False)])
def test_the_model_is_heard_on_all_in_the_race_or_on_none(names: list[str], heard: bool) -> None:
    found = reckoned_line(given(some_marks(), spoken=dict.fromkeys(names, SPOKEN)), DAY)
    assert found["heard"] is heard
    assert all((one["model"] is not None) is heard for one in found["line"]["places"])


def test_without_a_mark_nobody_is_calibrated_and_all_are_discussed() -> None:
    found = reckoned_line(given(()), DAY)
    assert {one["group"] for one in found["line"]["places"]} == {"discuss"}
    assert reckoned_calibration(given(()), DAY)["reviewers"] == []


def test_the_stricter_reviewer_is_a_point_stricter() -> None:
    found = reckoned_calibration(given(some_marks()), DAY)
    strictest = found["reviewers"][0]
    assert strictest["reviewer_id"] == "bo"
    assert strictest["strictness"][0] == pytest.approx(0.6, abs=0.25)
    assert set(found["criteria"]) == set(DIMENSIONS)


def test_what_the_model_said_is_read_from_the_published_recommendation() -> None:
    places = [{"application_id": "A-1", "model": SPOKEN}, {"application_id": "A-2", "model": None}]
    assert spoken_in({"line": {"places": places}}) == {"A-1": SPOKEN}
    assert spoken_in({}) == {}


def test_line_and_calibration_hear_the_same_marks_once() -> None:
    told = given(some_marks())
    assert assessed(told, blind(told.marks), DAY) is assessed(told, standing(told.marks[::-1]), DAY)
