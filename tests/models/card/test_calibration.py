"""Whether predicted growth has the right size, said with an interval or not at all."""

from __future__ import annotations

import numpy as np
import pytest

from models.card.calibration import calibration, slope
from tests.models.card.judged import predictions


@pytest.mark.parametrize("scale", [0.5, 1.0, 2.0])
def test_the_slope_is_how_much_more_outcomes_differ_than_predictions(scale: float) -> None:
    told = calibration(predictions(calls=20, scale=scale), seed=0)
    assert told.slope == pytest.approx(scale, abs=0.15)
    assert told.slope_low is not None
    assert told.slope_high is not None
    assert told.slope_low < scale < told.slope_high
    assert told.error == pytest.approx(0, abs=0.3)


def test_a_constant_miss_is_the_mean_error_and_leaves_the_slope() -> None:
    rows = predictions()
    off = calibration(rows.assign(growth=rows["growth"] + 5), seed=0)
    plain = calibration(rows, seed=0)
    assert (off.error or 0) - (plain.error or 0) == pytest.approx(5)
    assert off.slope == pytest.approx(plain.slope)


def test_fifths_go_up_by_prediction_and_hold_everybody() -> None:
    told = calibration(predictions(), seed=0)
    assert [one.n for one in told.bins] == [36] * 5
    assert sorted(one.predicted for one in told.bins) == [one.predicted for one in told.bins]
    assert told.bins[4].observed > told.bins[0].observed


def test_neither_order_nor_a_missing_outcome_matters_and_one_call_says_nothing() -> None:
    rows = predictions()
    assert calibration(rows.sample(frac=1, random_state=1), seed=0) == calibration(rows, seed=0)
    lost = rows.assign(growth=rows["growth"].where(rows.index > 0))
    assert calibration(lost, seed=0) == calibration(rows.iloc[1:], seed=0)
    one = calibration(rows.head(30), seed=0)
    assert (one.n, one.slope, one.error_low) == (30, None, None)


def test_predictions_without_spread_have_no_slope() -> None:
    assert np.isnan(slope(np.array([1.0, 2.0]), np.zeros(2), np.array([0, 0])))
    flat = predictions().assign(model=1.0)
    assert calibration(flat, seed=0).slope is None
    assert calibration(flat, seed=0).bins == ()
