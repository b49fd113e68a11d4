"""How far a committee moved towards the model, and that nobody is fooled by a second look."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.dimensions import DIMENSIONS
from scoring.committee.procedure.marks import Mark, Review
from scoring.committee.procedure.reveal import Shift, shift
from tests.scoring.committee.procedure.acting import NOON

NAMES = ("A-1", "A-2", "A-3", "A-4")


def review(name: str, person: str, before: int, after: int | None = None) -> Review:
    """The same mark on all dimensions, before and, where it was revised, after."""
    blind, second = (
        tuple(Mark(one, score, "r") for one in DIMENSIONS) if score else () for score in (before, after)
    )
    return Review(name, person, blind, NOON, after=second)


SCORES = st.integers(1, 5)
REVIEWS = st.lists(
    st.builds(review, st.sampled_from(NAMES), st.sampled_from("abc"), SCORES, st.none() | SCORES),
    max_size=8,
    unique_by=lambda one: (one.application_id, one.person),
)
MODEL = {"A-1": 1.0, "A-2": 2.0, "A-3": 3.0, "A-4": 4.0}


def test_a_move_in_the_models_direction_is_measured_against_any_model() -> None:
    reviews = [
        review("A-1", "ana", 4, 3),
        review("A-2", "ana", 2, 3),
        review("A-3", "bo", 3, 4),
        review("A-4", "bo", 1),
    ]
    model = {"A-1": 0.1, "A-2": 2.0, "A-3": 3.0, "A-4": 1.0}
    told = shift(reviews, model)
    assert (told.reviews, told.revised, told.people, told.left_out) == (4, 3, 2, 0)
    # ranks by the committee 4, 2, 3, 1 and by the model 1, 3, 4, 2; at random: -3/4, 1/4, -1/4 of a way
    assert told.change == pytest.approx(1 / 3)
    assert told.towards == 1
    assert told.any_model == pytest.approx((3 / 4 + 1 / 4 - 1 / 4) / 3)
    assert told.beyond == pytest.approx(1 - 1 / 4)
    assert told.beyond_all == pytest.approx((1 - 1 / 4) * 3 / 4)


def test_a_look_that_only_pulls_extremes_to_the_middle_is_no_move_towards_the_model() -> None:
    marks = {"A-1": (5, 4), "A-2": (4, 4), "A-3": (2, 2), "A-4": (1, 2)}
    reviews = [review(name, person, *both) for name, both in marks.items() for person in "ab"]
    dealt = [shift(reviews, dict(zip(NAMES, one, strict=True))) for one in permutations(range(4))]
    assert fmean(one.towards or 0 for one in dealt) > 0.5
    assert fmean(one.beyond or 0 for one in dealt) == pytest.approx(0)


@given(REVIEWS)
def test_over_all_ways_of_dealing_the_ranks_nobody_moved(reviews: list[Review]) -> None:
    dealt = [shift(reviews, dict(zip(NAMES, one, strict=True))) for one in permutations(range(4))]
    names = {one.application_id for one in reviews}
    if dealt[0].beyond is not None and len(names) == len(NAMES):
        assert fmean(one.beyond or 0 for one in dealt) == pytest.approx(0, abs=1e-9)


@given(REVIEWS)
def test_nothing_is_shown_that_one_person_changed(reviews: list[Review]) -> None:
    revised = [one for one in reviews if one.after and one.after != one.blind]
    told = shift(reviews, MODEL)
    shown = len(revised) >= 3 and len({one.person for one in revised}) >= 2
    assert [one is not None for one in (told.change, told.towards, told.any_model, told.beyond)] == [
        shown
    ] * 4
    assert (told.beyond_all is not None) == shown


@given(REVIEWS)
def test_neither_the_order_of_reviews_nor_the_models_unit_changes_anything(
    reviews: list[Review],
) -> None:
    told = shift(reviews, MODEL)
    back = shift(reviews[::-1], MODEL)
    assert (back.reviews, back.revised, back.people) == (told.reviews, told.revised, told.people)
    assert back.beyond == (None if told.beyond is None else pytest.approx(told.beyond))
    assert shift(reviews, {name: score * 7 + 3 for name, score in MODEL.items()}) == told


def test_two_revisions_are_withheld_and_counted() -> None:
    reviews = [review("A-1", "ana", 4, 3), review("A-2", "bo", 2, 3), review("A-3", "bo", 3)]
    assert shift(reviews, MODEL) == Shift(reviews=3, revised=2, people=2, left_out=0)


def test_what_is_not_blind_not_scored_or_not_locked_is_left_out() -> None:
    reviews = [
        replace(review("A-1", "ana", 4, 3), sighted=True),
        review("A-9", "ana", 4, 3),
        replace(review("A-2", "ana", 4), locked_at=None),
        review("A-3", "ana", 4),
    ]
    assert shift(reviews, MODEL) == Shift(reviews=1, revised=0, people=0, left_out=2)


def test_an_abstention_is_no_move() -> None:
    mark = Mark("capital", None, "new: my sister invests", abstained=True)
    assert shift([replace(review("A-1", "ana", 4), after=(mark,))], MODEL).revised == 0
