"""How often intervals held what came, counted as they held; unbounded ones hold everything and count not."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.evaluate import evaluate
from models.intervals.coverage import ENDS, NOMINAL, Coverage, coverage
from tests.models.card.judged import predictions
from tests.models.intervals.programme import some_cases

NONE = Coverage(0.8, 0, 0, 0, None, None, None, None)


@pytest.mark.parametrize("nominal", NOMINAL)
def test_intervals_as_wide_as_the_noise_hold_as_often_as_meant(nominal: float) -> None:
    told = coverage(predictions(calls=40, each=50), nominal)
    assert (told.calls, told.n) == (40, 40 * 50)
    assert told.share == pytest.approx(nominal, abs=0.02)
    assert told.held == round((told.share or 0) * told.n)
    assert told.low is not None
    assert told.high is not None
    assert told.low < (told.share or 0) < told.high


def test_by_hand() -> None:
    rows = predictions(calls=1, each=25).assign(growth=1.0, interval_low=0.0, interval_high=2.0)
    rows.loc[20:, "growth"] = 9.0
    assert coverage(rows, 0.8) == Coverage(
        0.8, 1, 25, 20, 0.8, pytest.approx(0.625, abs=0.001), pytest.approx(0.918, abs=0.001), 1.0
    )


def test_unbounded_and_missing_intervals_and_outcomes_are_not_counted() -> None:
    rows = predictions(calls=2, each=30)
    rows.loc[:9, "interval_low"] = np.nan
    rows.loc[10:19, "interval_high"] = np.inf
    rows.loc[20:24, "growth"] = np.nan
    assert (coverage(rows, 0.8).calls, coverage(rows, 0.8).n) == (2, 35)
    assert coverage(rows.drop(columns=[*ENDS[0.8]]), 0.8) == NONE
    assert coverage(rows.head(20), 0.8) == NONE


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 999))
def test_the_order_of_rows_changes_nothing(seed: int) -> None:
    rows = predictions()
    assert coverage(rows.sample(frac=1, random_state=seed), 0.8) == coverage(rows, 0.8)


def test_intervals_of_past_calls_rest_on_what_was_known_when_each_closed() -> None:
    """Outcomes of the last call are known to no call that is tested: they change no interval."""
    cases = some_cases(110, calls=5)
    ends = [name for pair in ENDS.values() for name in pair]
    told = evaluate(cases, threads=1, past="skill").predictions.set_index("application_id")
    later = replace(cases, y=cases.y.where(cases.call != "c4", 99.0))
    again = evaluate(later, threads=1, past="skill").predictions.set_index("application_id")
    pd.testing.assert_frame_equal(told[ends], again[ends])
    assert told.loc[told["call_id"] == "c1", ends].isna().all(axis=None)  # one call is known by then
    assert told.loc[told["call_id"] == "c4", "interval_low"].notna().all()
