"""Intervals from earlier errors: made of what was known when a call closed, and counted as they held."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.card.coverage import NOMINAL, Coverage, coverage, half_width
from tests.models.card.judged import predictions


@pytest.mark.parametrize("nominal", NOMINAL)
def test_errors_that_stay_the_same_are_held_as_often_as_meant(nominal: float) -> None:
    told = coverage(predictions(calls=40, each=50), nominal)
    assert (told.calls, told.n) == (38, 38 * 50)
    assert told.share == pytest.approx(nominal, abs=0.02)
    assert told.held == round((told.share or 0) * told.n)
    assert told.low is not None
    assert told.high is not None
    assert told.low < (told.share or 0) < told.high


def test_the_half_width_is_the_quantile_that_holds_the_next_error() -> None:
    errors = pd.Series(np.arange(1.0, 40.0))  # 39 errors: the 32nd holds 80 % of 40, the 38th 95 %
    assert (half_width(errors, 0.8), half_width(errors, 0.95)) == (32.0, 38.0)
    assert half_width(errors.head(19), 0.8) is None


def test_by_hand() -> None:
    rows = predictions(calls=3, each=25).assign(model=0.0, growth=1.0)
    rows.loc[50:54, "growth"] += 9.0  # five of the last call; the first is known by then, the second is not
    assert coverage(rows, 0.8) == Coverage(
        0.8, 1, 25, 20, 0.8, pytest.approx(0.625, abs=0.001), pytest.approx(0.918, abs=0.001), 1.0
    )


def test_too_few_earlier_errors_are_no_interval() -> None:
    assert coverage(predictions(calls=2), 0.8) == Coverage(0.8, 0, 0, 0, None, None, None, None)


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 999))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    rows = predictions()
    assert coverage(rows.sample(frac=1, random_state=seed), 0.8) == coverage(rows, 0.8)


@settings(max_examples=15, deadline=None)
@given(st.floats(-50, 50))
def test_what_was_not_known_when_a_call_closed_makes_none_of_its_intervals(surprise: float) -> None:
    """Outcomes of the last two calls are known to no call that is tested."""
    rows = predictions()
    late = rows["call_id"].isin(["2014", "2015"])
    changed = rows.assign(growth=rows["growth"].where(~late, surprise))
    assert coverage(changed, 0.8).half_width == coverage(rows, 0.8).half_width
    early = rows.assign(growth=rows["growth"].where(late, surprise))
    assert coverage(early, 0.8).half_width != coverage(rows, 0.8).half_width
