"""Novelty: a rule with a rate of false alarms, which is kept where nothing is new."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from features.catalogue import FEATURES
from scoring.novelty import judge, threshold, unusual

NAMES = [feature.name for feature in FEATURES[:8]]


def applications(calls: int, each: int, seed: int) -> tuple[pd.DataFrame, pd.Series]:
    draw = np.random.default_rng(seed)
    index = [f"{call}-{one}" for call in range(calls) for one in range(each)]
    X = pd.DataFrame(draw.standard_normal((calls * each, len(NAMES))), columns=NAMES, index=index)
    return X, pd.Series([one.split("-")[0] for one in index], index=index)


def test_applications_like_the_past_ones_are_flagged_at_the_declared_rate() -> None:
    rates, measured = [], []
    for seed in range(20):
        past, calls = applications(6, 30, seed)
        new, _ = applications(4, 50, seed + 1000)
        judged = judge(new, past, calls)
        rates.append(judged.novel.mean())
        measured.append(judged.rule.alarm_rate)
    assert np.mean(rates) == pytest.approx(0.05, abs=0.015)
    assert np.mean(measured) == pytest.approx(np.mean(rates), abs=0.015)


@pytest.mark.parametrize(("calls", "each", "missing"), [(6, 30, 0.1), (3, 15, 0.1), (2, 12, 0.0)])
def test_few_past_applications_do_not_make_the_measured_rate_too_low(
    calls: int, each: int, missing: float
) -> None:
    """Without a call, what is left of forty or fewer cannot say five per cent exactly."""
    rates, measured = [], []
    for seed in range(20):
        past, of = applications(calls, each, seed)
        new, _ = applications(2, 25, seed + 1000)
        gaps = np.random.default_rng(seed)
        past, new = (X.mask(gaps.random(X.shape) < missing) for X in (past, new))
        judged = judge(new, past, of)
        rates.append(judged.novel.mean())
        measured.append(judged.rule.alarm_rate)
    assert np.mean(rates) == pytest.approx(0.045, abs=0.02)
    assert np.mean(measured) == pytest.approx(0.042, abs=0.01)


def test_more_evidence_than_in_the_past_is_not_novelty() -> None:
    """Distances over more features are longer: an application is held against those that have as many."""
    rates = []
    for seed in range(10):
        past, calls = applications(6, 50, seed)
        gaps = np.random.default_rng(seed).random(past.shape) < 0.3
        gaps[::4] = False
        new, _ = applications(2, 50, seed + 1000)
        rates.append(judge(new, past.mask(gaps), calls).novel.mean())
    assert np.mean(rates) == pytest.approx(0.05, abs=0.025)


def test_what_is_far_from_everything_is_flagged() -> None:
    past, calls = applications(6, 30, 0)
    new, _ = applications(1, 4, 1)
    new.iloc[0] += 6.0
    judged = judge(new, past, calls)
    assert judged.novel[0]
    assert judged.further_than[0] == 1.0


def test_the_order_of_past_applications_changes_nothing() -> None:
    past, calls = applications(5, 20, 3)
    new, _ = applications(1, 20, 4)
    shuffled = past.sample(frac=1, random_state=1)
    one, other = judge(new, past, calls), judge(new, shuffled, calls[shuffled.index])
    assert one.rule == other.rule
    assert (one.novel == other.novel).all()
    assert one.further_than == pytest.approx(other.further_than)


@pytest.mark.parametrize(("calls", "each"), [(1, 40), (2, 5), (0, 0)])
def test_too_few_to_tell_is_no_rule_rather_than_a_guess(calls: int, each: int) -> None:
    past, of = applications(calls, each, 0)
    judged = judge(applications(1, 3, 1)[0], past, of)
    assert judged.rule.alarm_rate is None
    assert not judged.novel.any()
    assert np.isnan(judged.further_than).all()


def test_a_threshold_needs_nineteen_past_applications_for_five_per_cent() -> None:
    assert threshold(np.arange(18.0), 0.05) is None
    assert threshold(np.arange(19.0), 0.05) == 18.0


def test_an_application_without_features_is_not_called_novel() -> None:
    past, calls = applications(5, 20, 3)
    judged = judge(past.iloc[[0]] * np.nan, past, calls)
    assert not judged.novel[0]


def test_the_most_unusual_features_are_named_and_missing_ones_are_not() -> None:
    past, _ = applications(5, 21, 3)
    row = past.median().to_frame().T
    row[[NAMES[2], NAMES[5]]] = [50.0, -90.0]
    row[NAMES[1]] = np.nan
    named = [name for name, _ in unusual(row, past, FEATURES[:8])[0]]
    assert named == [NAMES[5], NAMES[2]]
