"""Outcomes that come as predicted raise no alarm; a model that is off, or bold, does."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.watch.calibration import Told, by_call, calibration

DRAWS = 600
SOME, MANY = 14, pytest.param(40, marks=pytest.mark.slow)
"""How many calls are drawn to see how often there is an alarm."""


def outcomes(
    draw: np.random.Generator,
    calls: int,
    each: int,
    *,
    first: int = 2010,
    slope: float = 1.0,
    off: float = 0.0,
) -> pd.DataFrame:
    """Calls of predictions and outcomes: outcome = slope × prediction + off + a call effect + noise."""
    call = np.repeat(np.arange(first, first + calls), each)
    predicted = 2 * draw.standard_normal(len(call))
    effect = 0.3 * draw.standard_normal(calls)[call - first]
    growth = slope * predicted + off + effect + 2 * draw.standard_normal(len(call))
    rows = pd.DataFrame({"call_id": [f"c{one}" for one in call], "predicted": predicted, "growth": growth})
    rows["closes_on"] = pd.to_datetime([f"{one}-03-10" for one in call])
    rows.index = pd.Index([f"{one}-{place:03}" for place, one in enumerate(call)], name="application_id")
    return rows


def told(seed: int, **about: float) -> Told:
    draw = np.random.default_rng(seed)
    return Told(outcomes(draw, 6, 40), outcomes(draw, 1, 50, first=2016, **about))


@pytest.mark.parametrize("times", [SOME, MANY])
def test_a_call_like_the_record_raises_an_alarm_in_about_one_of_twenty(times: int):
    alarms = sum(bool(calibration(told(seed), rate=0.05, draws=DRAWS).alarms) for seed in range(times))
    assert alarms <= {14: 3, 40: 6}[times]
    assert alarms > 0 or times == SOME


def test_predictions_that_are_off_and_predictions_that_tell_nothing_are_noticed():
    assert [one.name for one in calibration(told(1, off=4.0), rate=0.05).alarms] == ["error"]
    assert [one.name for one in calibration(told(1, slope=-0.5), rate=0.05).alarms] == ["slope"]


def test_shifts_are_told_in_the_units_of_predictions():
    panel = calibration(told(1, off=4.0), rate=0.05)
    error = next(one for one in panel.columns if one.name == "error")
    assert error.unit == "pp a year"
    assert error.shift == pytest.approx(4.0, abs=1.0)
    slope = next(one for one in panel.columns if one.name == "slope")
    assert slope.expected == pytest.approx(1.0, abs=0.2)
    assert slope.came == pytest.approx(1.0, abs=0.5)


@pytest.mark.parametrize("times", [SOME, MANY])
def test_the_smallest_error_told_is_noticed_in_about_four_of_five(times: int):
    sizes = [calibration(told(seed), rate=0.05, draws=DRAWS).columns for seed in range(8)]
    smallest = np.median([one.noticed for columns in sizes for one in columns if one.name == "error"])
    found = [
        any(
            one.name == "error"
            for one in calibration(told(seed, off=smallest), rate=0.05, draws=DRAWS).alarms
        )
        for seed in range(times)
    ]
    assert 0.6 <= np.mean(found) <= 0.95


def test_only_the_call_that_matured_last_is_judged_and_earlier_ones_count_as_record():
    draw = np.random.default_rng(0)
    both = outcomes(draw, 2, 50, first=2016)
    panel = calibration(Told(outcomes(draw, 3, 40), both), rate=0.05)
    assert (panel.n, panel.past_n, panel.calls) == (50, 170, 4)


def test_what_is_not_there_yet_is_said():
    draw = np.random.default_rng(0)
    record = outcomes(draw, 6, 40)
    nothing = record.iloc[:0]
    few = outcomes(draw, 1, 4, first=2016)
    assert calibration(Told(nothing, nothing), rate=0.05).why == "no record"
    assert calibration(Told(record, nothing), rate=0.05).why == "none matured"
    assert calibration(Told(record, few), rate=0.05).why == "few calls"
    assert calibration(Told(outcomes(draw, 2, 40), outcomes(draw, 1, 40, first=2016)), rate=0.05).why == (
        "few calls"
    )
    same = few.assign(predicted=1.0)
    alike = pd.concat([same, same.set_axis(same.index + "b")])
    assert calibration(Told(record, alike), rate=0.05).why == "nothing to compare"


def test_calls_are_listed_in_order_with_error_and_slope():
    rows = outcomes(np.random.default_rng(0), 2, 3)
    rows["predicted"], rows["growth"] = [0.0, 1, 2, 0, 1, 2], [1.0, 3, 5, 0, 0, 0]
    table = by_call(rows)
    assert table.to_dict("records") == [
        {"call_id": "c2010", "n": 3, "predicted": 1.0, "growth": 3.0, "error": 2.0, "slope": 2.0},
        {"call_id": "c2011", "n": 3, "predicted": 1.0, "growth": 0.0, "error": -1.0, "slope": 0.0},
    ]
