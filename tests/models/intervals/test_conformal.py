"""Conformal ends by hand at both ends of the family, and what must hold whatever the errors."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.intervals.conformal import case_worth, ends, is_bounded, likeness_limit

ONE = np.zeros(39, dtype="int64")


def test_exchangeable_errors_give_plain_conformal_ends() -> None:
    errors = np.arange(1.0, 40.0)  # 39 errors: the 32nd holds 80 % of 40, the 38th 95 %
    for coverage, size in ((0.8, 32.0), (0.95, 38.0)):
        low, high = ends(np.array([[5.0]]), errors, np.ones(1), ONE, np.ones(39), coverage)
        assert (low[0], high[0]) == (pytest.approx(5 - size), pytest.approx(5 + size))


def test_too_few_cases_are_unbounded_and_no_guess() -> None:
    low, high = ends(np.array([[5.0]]), np.ones(18), np.ones(1), ONE[:18], np.ones(18), 0.95)
    assert (low[0], high[0]) == (-np.inf, np.inf)
    assert [is_bounded(np.ones(n), 0.8) for n in (3, 4)] == [False, True]
    assert [is_bounded(np.ones(n), 0.95) for n in (18, 19)] == [False, True]


def test_calls_that_err_alike_are_one_case_each() -> None:
    call = np.repeat(np.arange(8), 50)
    errors = np.repeat(np.random.default_rng(0).standard_normal(8), 50)
    assert case_worth(errors, call).sum() == pytest.approx(8)
    alone = np.random.default_rng(0).standard_normal(400)
    assert case_worth(alone, call).sum() > 100
    assert case_worth(alone, np.zeros(400, dtype="int64")).sum() == pytest.approx(1)  # one call: nobody knows


def test_a_call_that_is_wider_than_others_counts_as_alike_too() -> None:
    call = np.repeat(np.arange(8), 200)
    wide = np.random.default_rng(0).standard_normal(1600) * np.where(call < 4, 1.0, 10.0)
    assert likeness_limit(np.abs(wide), call) > 0.2
    assert case_worth(wide, call).sum() < 50


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 9999), st.floats(0.0, 3.0))
def test_wider_levels_hold_narrower_ones_and_larger_errors_never_shorten(seed: int, more: float) -> None:
    draw = np.random.default_rng(seed)
    group, worth = np.arange(60) % 4, draw.uniform(0.3, 1, 60)
    refits, errors, scale = draw.normal(size=(4, 5)), draw.normal(size=60), draw.uniform(0.5, 2, 5)
    low, high = ends(refits, errors, scale, group, worth, 0.8)
    wide = ends(refits, errors, scale, group, worth, 0.95)
    assert ((wide[0] <= low) & (high <= wide[1]) & (low <= high)).all()
    larger = ends(refits, errors * (1 + more * draw.random(60)), scale, group, worth, 0.8)
    assert ((larger[0] <= low + 1e-9) & (larger[1] >= high - 1e-9)).all()
