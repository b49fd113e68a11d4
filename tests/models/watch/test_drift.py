"""Alarms hold their rate whether or not calls differ, and a shift is found as often as the panel says."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.watch import between
from models.watch.drift import CALL_PANELS, drift, not_judged, signals_of
from models.watch.panel import Panel
from tests.models.watch.drawn import drawn

DRAWS = 600
SOME, MANY = 14, pytest.param(40, marks=pytest.mark.slow)
"""How often calls are drawn to see how often there is an alarm."""


def judged(draw: np.random.Generator, **about: float) -> tuple[Panel, ...]:
    return drift(signals_of(*drawn(draw, **about)), rate=0.05, draws=DRAWS)


def alarms(times: int, **about: float) -> int:
    draw = np.random.default_rng(3)
    return sum(any(one.alarms for one in judged(draw, **about)) for _ in range(times))


@pytest.mark.parametrize("times", [SOME, MANY])
@pytest.mark.parametrize("about", [{"effect": 0.0}, {"effect": 0.4}, {"effect": 0.4, "calls": 4}])
def test_calls_like_the_past_raise_an_alarm_in_at_most_about_one_of_twenty(
    about: dict[str, float], times: int
):
    """At a rate of .05, 14 draws give at most 3 alarms and 40 at most 6 with a chance of 99.6 %."""
    assert alarms(times, **about) <= {14: 3, 40: 6}[times]


def test_a_rule_that_takes_applications_for_independent_draws_alarms_too_often(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr(between, "SIZES", np.zeros(1))
    assert alarms(SOME, effect=0.4) > SOME / 2


@pytest.mark.parametrize("times", [SOME, MANY])
def test_the_smallest_shift_told_is_noticed_in_about_four_of_five(times: int):
    draw = np.random.default_rng(5)
    told = [judged(draw, effect=0.2)[0] for _ in range(min(times, 12))]
    smallest = float(np.median([one.noticed for panel in told for one in panel.columns]))
    found = [
        any(one.name == "f0" for one in judged(draw, effect=0.2, shift=smallest)[0].alarms)
        for _ in range(times)
    ]
    assert 0.6 <= np.mean(found) <= 0.95
    assert 0.5 < smallest < 1.5


def test_half_a_shift_is_noticed_less_and_twice_nearly_always():
    draw = np.random.default_rng(5)
    smallest = judged(draw)[0].noticed
    assert smallest is not None
    found = {
        times: np.mean([bool(judged(draw, shift=times * smallest)[0].alarms) for _ in range(25)])
        for times in (0.5, 2.0)
    }
    assert found[0.5] < 0.5
    assert found[2.0] == 1.0


def test_more_applications_notice_less():
    told = [judged(np.random.default_rng(1), new=new)[0].noticed for new in (20, 50, 100)]
    assert told == sorted(told, reverse=True)


def test_calls_that_differ_need_more_for_an_alarm():
    told = [judged(np.random.default_rng(1), effect=effect)[0].noticed for effect in (0.0, 0.3, 0.6)]
    assert told == sorted(told)


def test_an_alarm_tells_which_feature_moved_by_how_much_and_what_was_expected():
    panels = judged(np.random.default_rng(2), shift=1.5)
    assert [one.name for one in panels] == list(CALL_PANELS)
    [alarm] = panels[0].alarms
    assert (alarm.name, alarm.unit, panels[0].verdict) == ("f0", "sd", "alarm")
    assert 1.1 < alarm.shift < 1.9
    assert alarm.shift == alarm.came - alarm.expected
    assert alarm.shift > alarm.limits[1]
    assert panels[0].columns[0] == alarm


def test_values_that_begin_to_be_missing_are_noticed():
    past, new = drawn(np.random.default_rng(4), missing=0.02)
    X = new.X.assign(f3=new.X["f3"].where(np.arange(len(new.X)) % 2 == 0))
    [_, missing, *_] = drift(signals_of(past, replace(new, X=X)), rate=0.05)
    assert [(one.name, one.unit) for one in missing.alarms] == [("f3", "share")]
    assert missing.alarms[0].came > 0.4


def test_what_was_never_missing_may_be_missing_once_or_twice():
    past, new = drawn(np.random.default_rng(4), missing=0.0)
    X = new.X.assign(f3=new.X["f3"].where(np.arange(len(new.X)) > 1))
    [_, missing, *_] = drift(signals_of(past, replace(new, X=X)), rate=0.05)
    assert missing.name == "missing"
    assert missing.alarms == ()


def test_many_novel_applications_are_noticed():
    past, new = drawn(np.random.default_rng(4))
    novel = pd.Series(np.arange(len(new.novel)) % 3 == 0, new.novel.index).astype("float64")
    panels = drift(signals_of(past, replace(new, novel=novel)), rate=0.05)
    assert [one.name for one in panels if one.alarms] == ["novelty"]


@given(seed=st.integers(0, 2**16))
@settings(max_examples=5)
def test_the_order_of_rows_changes_nothing(seed: int):
    past, new = drawn(np.random.default_rng(0))
    draw = np.random.default_rng(seed)
    shuffled = []
    for one in (past, new):
        at = draw.permutation(len(one.X))
        parts = {name: getattr(one, name).iloc[at] for name in ("X", "scores", "novel", "call")}
        shuffled.append(replace(one, **parts))
    assert drift(signals_of(*shuffled), rate=0.05) == drift(signals_of(past, new), rate=0.05)


def test_two_past_calls_say_nothing_about_how_calls_differ():
    past, new = drawn(np.random.default_rng(0), calls=2)
    assert signals_of(past, new) == []
    assert drift([], rate=0.05) == ()
    told = not_judged("features", past, new)
    assert (told.verdict, told.why, told.n, told.calls) == ("not judged", "few calls", 50, 2)


def test_a_constant_or_unknown_column_is_left_out():
    past, new = drawn(np.random.default_rng(0), columns=3, missing=0.0)
    sides = [replace(one, X=one.X.assign(f0=1.0, f1=np.nan)) for one in (past, new)]
    found = signals_of(*sides)
    assert {one.panel: one.names for one in found} == {
        "features": ("f2",),
        "scores": ("score",),
        "novelty": ("novel",),
    }


def test_a_panel_that_would_not_notice_a_standard_deviation_says_that_n_is_too_small():
    panel = judged(np.random.default_rng(1), calls=3, new=6, each=6, effect=0.5, missing=0.0)[0]
    assert panel.verdict == "too small"
    assert panel.noticed is not None
    assert panel.noticed > 1.0
