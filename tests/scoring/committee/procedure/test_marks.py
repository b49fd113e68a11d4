"""What a mark may be, and what a review lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.dimensions import DIMENSIONS
from scoring.committee.procedure.marks import Mark, Review, complete, faults, lacks, mean, merged

WHOLE = tuple(Mark(one, 3, "as said in the plan") for one in DIMENSIONS)
MARKS = st.builds(
    Mark,
    criterion=st.sampled_from(DIMENSIONS),
    score=st.none() | st.integers(1, 5),
    reason=st.sampled_from(["", " ", "a reason"]),
    abstained=st.booleans(),
)


def test_five_marks_with_reasons_are_complete() -> None:
    assert complete(Review("A-7", "ana", WHOLE))


def test_everything_that_is_missing_is_told_at_once() -> None:
    marks = (
        Mark("capabilities", 4),
        Mark("willingness", None, " ", abstained=True),
        Mark("proximity", None, "I know none of them", abstained=True),
        Mark("capital", None, "hm"),
    )
    assert lacks(marks) == (
        "capabilities: give a reason for the 4.",
        "willingness: say why you abstain.",
        "driving_forces: give a mark from 1 to 5, or abstain with a reason.",
        "capital: give a mark from 1 to 5, or abstain with a reason.",
    )


@pytest.mark.parametrize("score", [0, 6, -1, 2.5, True])
def test_a_mark_off_the_scale_is_a_fault(score: int) -> None:
    told = f"capital: {score} is off the scale; give a whole number from 1 to 5."
    assert faults([Mark("capital", score)]) == (told,)


def test_all_faults_are_told_at_once() -> None:
    marks = [Mark("capital", 3), Mark("capital", 9), Mark("luck", 1), Mark("proximity", 2, abstained=True)]
    assert faults(marks) == (
        "capital is given twice.",
        "capital: 9 is off the scale; give a whole number from 1 to 5.",
        f"luck is no criterion; they are {', '.join(DIMENSIONS)}.",
        "proximity: either abstain or give a mark, not both.",
    )


def test_an_abstention_is_missing_and_no_number() -> None:
    known = (Mark("capital", 2), Mark("proximity", 4))
    assert mean(known) == mean((*known, Mark("willingness", None, "no view", abstained=True))) == 3
    assert mean([Mark("capital", None, "no view", abstained=True)]) is None


@given(st.lists(MARKS), st.lists(MARKS))
def test_newer_marks_stand_and_the_order_is_that_of_the_dimensions(
    marks: list[Mark], newer: list[Mark]
) -> None:
    told = merged(marks, newer)
    last = {one.criterion: one for one in marks + newer}
    assert told == tuple(sorted(last.values(), key=lambda one: DIMENSIONS.index(one.criterion)))


@given(st.lists(MARKS, unique_by=lambda one: one.criterion))
def test_a_review_is_complete_when_every_dimension_has_a_mark_or_an_abstention_and_a_reason(
    marks: list[Mark],
) -> None:
    good = [one for one in marks if one.reason.strip() and (one.abstained or one.score is not None)]
    assert complete(Review("A-7", "ana", tuple(marks))) == (len(good) == 5)
