"""Ratings as they were given: on their own scale, by a day, with abstentions that are no numbers."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.known import known_by
from features.problems import DataError
from scoring.committee.ratings import overall, ratings_of
from scoring.committee.scale import Scale
from tests.scoring.committee.marks import DAY, committee_tables, some_rows


def test_marks_are_shares_of_their_scale_whether_low_or_high_is_good() -> None:
    rows = [("A", "R", "low", 1.0), ("A", "R", "high", 1.0), ("A", "R", "wide", 25.0)]
    tables = committee_tables(rows, applications=["A"], scales=[("low", 6, 1), ("wide", 0, 100)])
    ratings = ratings_of(tables, "2026", as_of=DAY)
    assert ratings.criteria == ("high", "low", "wide")
    assert ratings.marks[0, 0].tolist() == [0.0, 1.0, 0.25]
    assert ratings.scales.undeclared == ("high",)
    assert ratings.scales.of["high"] == Scale(worst=1.0, best=5.0)
    assert ratings.scales.single is None


def test_an_abstention_is_missing_and_counted_and_what_was_given_later_is_not_seen() -> None:
    rows = [
        ("A", "R", "c", None),
        ("A", "S", "c", 5.0),
        ("B", "S", "c", 1.0, "2026-05-01"),
    ]
    tables = committee_tables(rows, applications=["A", "B"])
    ratings = ratings_of(tables, "2026", as_of=DAY)
    assert (ratings.count, ratings.abstentions, ratings.later) == (1, 1, 1)
    assert (ratings.reviewers, ratings.unrated) == (("S",), ("B",))


@pytest.mark.parametrize(
    ("scales", "how"),
    [([("c", 1, 5)], "is declared on a scale"), ([], "is read, for want of a declared one, on a scale")],
)
def test_marks_off_the_scale_are_refused_with_the_way_out(
    scales: list[tuple[str, float, float]], how: str
) -> None:
    rows = [("A", "R", "c", 8.0), ("B", "S", "c", 3.0), ("B", "R", "c", 9.0)]
    tables = committee_tables(rows, applications=["A", "B"], scales=scales)
    with pytest.raises(DataError) as raised:
        ratings_of(tables, "2026", as_of=DAY)
    assert str(raised.value) == (
        f"ratings: c in call 2026 {how} from 1 (worst) to 5 (best), and 8 by R for A, 9 by R for B lie off "
        "it. If the criterion has another scale, declare it in scales.csv (call_id, criterion, worst, best); "
        "if two scales were used, convert the marks of one of them."
    )


def test_a_scale_without_width_is_refused() -> None:
    tables = committee_tables([("A", "R", "c", 3.0)], applications=["A"], scales=[("c", 3, 3)])
    with pytest.raises(DataError, match="worst and best are both 3 for c in call 2026"):
        ratings_of(tables, "2026", as_of=DAY)


def test_marks_given_after_the_close_are_the_committees_and_never_known_to_a_score() -> None:
    tables = committee_tables([("A", "R", "c", 4.0)], applications=["A"])
    assert ratings_of(tables, "2026", as_of=DAY).count == 1
    assert known_by(tables, as_of=pd.Timestamp("2026-03-16")).ratings.empty


def test_an_abstention_on_a_hard_criterion_is_no_advantage() -> None:
    rows = [
        *[(name, "R", "easy", mark) for name, mark in (("A", 5.0), ("B", 4.0), ("C", 3.0))],
        *[(name, "R", "hard", mark) for name, mark in (("A", None), ("B", 2.0), ("C", 1.0))],
    ]
    ratings = ratings_of(committee_tables(rows, applications=["A", "B", "C"]), "2026", as_of=DAY)
    assert overall(ratings)[:, 0] == pytest.approx([0.6875, 0.5, 0.25])
    assert overall(ratings, {"hard": 1})[:, 0] == pytest.approx([np.nan, 0.25, 0.0], nan_ok=True)


@pytest.mark.parametrize(
    ("weights", "says"),
    [
        ({"c": -1.0}, "c weighs -1; expected 0 or more"),
        ({"c": 0.0}, "no criterion weighs more than 0"),
        ({"d": 1.0}, "nobody rated d in this call; the criteria are c"),
    ],
)
def test_weights_that_make_no_sense_are_refused(weights: dict[str, float], says: str) -> None:
    ratings = ratings_of(committee_tables([("A", "R", "c", 4.0)], applications=["A"]), "2026", as_of=DAY)
    with pytest.raises(DataError, match=says):
        overall(ratings, weights)


@given(seed=st.integers(0, 10**6))
@settings(max_examples=8, deadline=None)
def test_the_order_of_rows_and_what_is_given_later_change_nothing(seed: int) -> None:
    rows = some_rows(seed, criteria=("c", "d"))
    names = [f"A-{one:02d}" for one in range(21)]
    tables = committee_tables(rows, applications=names)
    later = [(name, "R-9", "c", 5.0, "2027-01-01") for name in names]
    mixed = committee_tables([*rows, *later], applications=names[::-1])
    mixed = replace(mixed, ratings=mixed.ratings.sample(frac=1, random_state=seed))
    one, other = (ratings_of(each, "2026", as_of=DAY) for each in (tables, mixed))
    assert one.reviewers == other.reviewers
    assert one.marks.tobytes() == other.marks.tobytes()
    assert overall(one).tobytes() == overall(other).tobytes()
