from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from models.gate_calibration import calibration_rows, coverage_row
from models.replay import Replay
from tests.models.replayed import a_replay


def with_both(replay: Replay, champion: float = 1.0, challenger: float = 1.0, off: float = 0.0) -> Replay:
    told = replay.predictions
    return replace(
        replay,
        predictions=told.assign(
            champion=told["champion"] * champion, challenger=told["challenger"] * challenger + off
        ),
    )


def test_predictions_without_bias_have_slope_one_and_no_mean_error():
    slope, error = calibration_rows(a_replay(each=400), seed=0)
    assert slope.low < 1 < slope.high
    assert slope.challenger == pytest.approx(1, abs=0.2)
    assert error.challenger == pytest.approx(0, abs=0.1)
    assert (slope.verdict, error.verdict) == ("pass", "pass")


@pytest.mark.parametrize(("stretch", "verdict"), [(5.0, "fail"), (0.1, "pass")])
def test_boasting_fails_and_timidity_does_not(stretch, verdict):
    slope, _ = calibration_rows(with_both(a_replay(each=100), challenger=stretch), seed=0)
    assert slope.verdict == verdict
    assert ("beyond 0.5" in slope.sentence) == (verdict == "fail")


def test_a_fault_that_the_champion_has_too_does_not_speak_for_the_champion():
    slope, _ = calibration_rows(with_both(a_replay(each=100), champion=5, challenger=5), seed=0)
    assert slope.verdict == "unclear"
    assert slope.sentence.endswith("Both are beyond the limit: neither is to be trusted there.")


def test_predictions_two_points_too_high_fail():
    _, error = calibration_rows(with_both(a_replay(), off=2.0), seed=0)
    assert (error.verdict, round(error.challenger)) == ("fail", -2)
    assert error.low < error.challenger < error.high


def test_precise_outcomes_weigh_more():
    plain = a_replay(each=100)
    told = plain.predictions
    odd = np.arange(len(told)) % 2 == 1
    noisy = replace(
        plain,
        predictions=told.assign(
            growth=told["growth"].where(~odd, -3 * told["challenger"]), se=np.where(odd, 50.0, 0.5)
        ),
    )
    slope, _ = calibration_rows(noisy, seed=0)
    assert slope.challenger > 0.5


def test_an_index_forecasts_nothing_and_two_calls_are_too_few():
    slope, error = calibration_rows(a_replay(kind="criteria index"), seed=0)
    assert (slope.champion, error.champion, slope.verdict) == (None, None, "pass")
    slope, error = calibration_rows(a_replay(calls=2), seed=0)
    assert {slope.verdict, error.verdict} == {"unclear"}
    assert slope.challenger is None


def test_intervals_hold_what_they_promise():
    row = coverage_row(a_replay(each=200))
    assert row.challenger == pytest.approx(0.8, abs=0.05)
    assert row.low < row.challenger < row.high
    assert row.verdict == "pass"


def test_a_year_in_which_everything_came_otherwise_is_a_fault_of_both():
    plain = a_replay(calls=2, each=200)
    late = plain.predictions["call_id"] == "2016"
    wild = replace(
        plain,
        predictions=plain.predictions.assign(
            growth=lambda one: one["growth"].where(~late, one["growth"] * 5)
        ),
    )
    row = coverage_row(wild)
    assert row.high < 0.7
    assert row.verdict == "unclear"
    assert "Both are beyond the limit" in row.sentence


def test_unbounded_intervals_hold_nothing_against_anybody():
    plain = a_replay()
    unbounded = replace(plain, predictions=plain.predictions.assign(challenger_low=np.nan))
    assert coverage_row(unbounded).verdict == "unclear"
