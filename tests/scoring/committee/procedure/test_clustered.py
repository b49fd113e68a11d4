"""A mean over calls: by hand, and whether its interval covers what it says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from scoring.committee.procedure.clustered import clustered

CALLS = st.lists(st.tuples(st.integers(1, 9), st.floats(-50, 50)), min_size=2, max_size=6)


def test_calls_of_one_weight_give_the_t_interval_of_a_textbook() -> None:
    values = [1.0, 2.0, 4.0, 7.0]
    told = clustered([(1.0, one) for one in values])
    low, high = stats.t.interval(0.95, 3, loc=3.5, scale=stats.sem(values))
    assert (told.mean, told.low, told.high) == pytest.approx((3.5, low, high))
    # power of a t test at that mean: 80 %, to the approximation that n = t(.975) + t(.8) standard errors
    assert told.detectable == pytest.approx((stats.t.ppf(0.975, 3) + stats.t.ppf(0.8, 3)) * stats.sem(values))


def test_calls_that_agree_by_chance_do_not_make_a_mean_sure() -> None:
    told = clustered([(5.0, 2.0), (5.0, 2.0)], errors=[0.5, 0.2])
    assert told.high - told.mean == pytest.approx(stats.t.ppf(0.975, 1) * 0.5)


@given(CALLS, st.lists(st.floats(0, 9), max_size=2))
def test_the_order_of_calls_changes_nothing(calls: list[tuple[float, float]], errors: list[float]) -> None:
    assert clustered(calls, errors) == clustered(calls[::-1], errors[::-1])


def test_it_covers_the_truth_as_often_as_it_says_in_calls_of_like_size() -> None:
    rng, hits = np.random.default_rng(5), 0
    for _ in range(400):
        values = 1.0 + rng.normal(0, 2, 5) + rng.normal(0, 1, 5)
        told = clustered([(float(n), float(one)) for n, one in zip((2, 3, 3, 4, 3), values, strict=True)])
        hits += told.low <= 1.0 <= told.high
    assert hits / 400 == pytest.approx(0.95, abs=0.03)
