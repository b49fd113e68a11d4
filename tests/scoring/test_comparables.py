"""The most alike past applications: nearest on shared features, and what became of them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.comparables import most_alike
from scoring.distance import distances, standardised

FEATURES = ["size", "age", "density"]


def past_of(values: list[list[float]]) -> pd.DataFrame:
    return pd.DataFrame(
        values, columns=FEATURES, index=[f"B-{i}" for i in range(len(values))], dtype="float64"
    )


def told_of(past: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "call_id": "c0",
            "name": "Past " + past.index,
            "sector": "62",
            "decision": "funded",
            "growth": 1.5,
            "se": 0.5,
        },
        index=past.index,
    )


def random_past(count: int = 40, seed: int = 0) -> pd.DataFrame:
    return past_of(np.random.default_rng(seed).standard_normal((count, 3)).tolist())


def test_the_nearest_stand_first_with_what_became_of_them() -> None:
    past = past_of([[5, 5, 5], [1, 1, 1], [0, 0, 0], [9, 9, 9], [2, 2, 2], [7, 7, 7]])
    told = told_of(past)
    told.loc["B-1", ["growth", "se", "decision"]] = [np.nan, np.nan, np.nan]
    (found,) = most_alike(past_of([[0.1, 0.1, 0.1]]), past, told)
    assert [one.application_id for one in found] == ["B-2", "B-1", "B-4", "B-0", "B-5"]
    assert (found[0].name, found[0].call_id, found[0].sector) == ("Past B-2", "c0", "62")
    assert (found[0].growth, found[0].se, found[0].decision) == (1.5, 0.5, "funded")
    assert (found[1].growth, found[1].se, found[1].decision) == (None, None, "")
    assert all(1 >= a.similarity >= b.similarity >= 0 for a, b in pairwise(found))


def test_the_same_values_are_alike_and_the_usual_distance_is_not() -> None:
    past = random_past()
    (twin,) = most_alike(past.iloc[[7]].set_axis(["A"]), past, told_of(past), count=1)
    assert (twin[0].application_id, twin[0].similarity) == ("B-7", pytest.approx(1.0, abs=1e-7))
    (far,) = most_alike(past_of([[900.0, -900.0, 900.0]]), past, told_of(past), count=1)
    assert far[0].similarity == 0.0


def test_equal_distances_stand_in_the_order_of_the_identifiers_whatever_the_rows() -> None:
    past = past_of([[1, 0, 0], [1, 0, 0], [1, 0, 0], [3, 3, 3]])
    found = most_alike(past_of([[0, 0, 0]]), past.iloc[::-1], told_of(past), count=3)
    assert [one.application_id for one in found[0]] == ["B-0", "B-1", "B-2"]


def test_fewer_than_five_are_what_there_is() -> None:
    past = random_past(3)
    assert [len(one) for one in most_alike(random_past(2, seed=1), past, told_of(past))] == [3, 3]


def test_without_past_applications_nothing_is_alike() -> None:
    past = random_past(0)
    assert most_alike(random_past(2), past, told_of(past)) == [(), ()]


def test_what_shares_too_little_is_not_compared() -> None:
    past = random_past(6)
    past.loc["B-0":"B-3", ["size", "age"]] = np.nan
    here = past_of([[0.0, 0.0, np.nan]])
    (found,) = most_alike(here, past, told_of(past))
    assert {one.application_id for one in found} == {"B-4", "B-5"}
    (nothing,) = most_alike(past_of([[np.nan] * 3]), past, told_of(past))
    assert nothing == ()


def test_distance_is_over_shared_features_only() -> None:
    rows, others = np.array([[0.0, np.nan, 2.0]]), np.array([[3.0, 99.0, 2.0]])
    assert next(distances(rows, others))[0, 0] == pytest.approx(np.sqrt(9 / 2))


@settings(max_examples=30, deadline=None)
@given(scale=st.lists(st.floats(0.01, 1e4), min_size=3, max_size=3), seed=st.integers(0, 99))
def test_units_do_not_matter(scale: list[float], seed: int) -> None:
    past, here = random_past(seed=seed), random_past(3, seed=seed + 1)
    plain = most_alike(here, past, told_of(past))
    scaled = most_alike(here * scale, past * scale, told_of(past))
    assert [[one.application_id for one in row] for row in plain] == [
        [one.application_id for one in row] for row in scaled
    ]
    for row, other in zip(plain, scaled, strict=True):
        assert [one.similarity for one in row] == pytest.approx([one.similarity for one in other])


def test_a_constant_or_empty_past_feature_breaks_nothing() -> None:
    past = past_of([[1, np.nan, 0]] * 4)
    assert np.isnan(standardised(past, past)[:, 1]).all()
    assert np.isfinite(standardised(past_of([[2, 1, 3]]), past)[:, [0, 2]]).all()
