from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.utils.estimator_checks import estimator_checks_generator

from models.evaluate import spearman
from models.growth import GrowthModel, case_weights, linear_scale, scores_by_call
from models.model_files import save
from tests.models.cases import NAMES, drawn

HOME = Path(__file__).parents[2]
LEARN_AND_SAVE = """
import pathlib, sys
from models.model_files import save
from tests.models.cases import drawn
save(drawn().learnt(threads=int(sys.argv[2])), pathlib.Path(sys.argv[1]))
"""
NEEDS_ARRAY_API = "check_array_api_input"  # only runs under SCIPY_ARRAY_API=1


@pytest.fixture(scope="module")
def cases():
    return drawn()


@pytest.fixture(scope="module")
def model(cases):
    return cases.learnt()


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def checks():
    every = estimator_checks_generator(GrowthModel(seeds=1))
    named = [(getattr(check, "func", check).__name__, one, check) for one, check in every]
    return [pytest.param(one, check, id=name) for name, one, check in named if name != NEEDS_ARRAY_API]


@pytest.mark.parametrize(("estimator", "check"), checks())
def test_it_is_a_scikit_learn_regressor(estimator, check):
    check(estimator)


def test_one_call_whose_outcomes_are_an_outlier_hardly_moves_the_order_of_others(cases, model):
    """Outcomes are learnt as places within their call: the accounts of one call may be anything."""
    off = replace(cases, y=cases.y.where(cases.calls != "c1", 60 + 30 * cases.y))
    new = drawn(n=200, seed=1).X
    assert spearman(model.predict(new), off.learnt().predict(new)) > 0.99


def test_it_finds_the_rule_that_growth_follows(model):
    new = drawn(n=400, seed=1, noise=0.0)
    assert spearman(new.y.to_numpy(), model.predict(new.X)) > 0.8
    assert spearman(new.y.to_numpy(), model.predict(new.X)) > spearman(
        new.y.to_numpy(), model.predict_ridge(new.X)
    )


def test_predictions_are_in_the_outcomes_own_unit(cases, model):
    doubled = replace(cases, y=2 * cases.y + 3, se=2 * cases.se).learnt()
    np.testing.assert_allclose(doubled.predict(cases.X), 2 * model.predict(cases.X) + 3, rtol=1e-9)
    assert abs(model.predict(cases.X).mean() - cases.y.mean()) < 0.2
    assert model.unit == "pp a year"


def test_only_the_order_of_a_features_values_matters(cases, model):
    bent = cases.X.assign(skill=np.exp(cases.X["skill"]))
    again = replace(cases, X=bent).learnt()
    np.testing.assert_array_equal(again.predict(bent), model.predict(cases.X))


@pytest.mark.parametrize("seed", [0, *(pytest.param(more, marks=pytest.mark.slow) for more in range(1, 8))])
def test_the_order_of_past_cases_changes_no_byte(tmp_path, seed):
    few = drawn(n=80)
    order = np.random.default_rng(seed).permutation(80)
    save(few.learnt(seeds=1), tmp_path / "one")
    save(few.taken(order).learnt(seeds=1), tmp_path / "other")
    assert files(tmp_path / "one") == files(tmp_path / "other")


def test_any_number_of_threads_gives_the_same_bytes(tmp_path):
    for threads in ("1", "2"):
        number = {"OMP_NUM_THREADS": threads, "OPENBLAS_NUM_THREADS": threads}
        subprocess.run(
            [sys.executable, "-c", LEARN_AND_SAVE, str(tmp_path / threads), threads],
            cwd=HOME,
            env=os.environ | number,
            check=True,
        )
    assert files(tmp_path / "1") == files(tmp_path / "2")
    assert len(files(tmp_path / "1")) == 4


def test_another_seed_is_another_model(cases, model):
    assert (cases.learnt(seed=7).predict(cases.X) != model.predict(cases.X)).any()


def test_rows_alike_to_the_last_digit_score_alike_to_the_last_digit(cases, model):
    twice = pd.concat([cases.X.iloc[[5]], cases.X, cases.X.iloc[[5]]])
    scores = model.predict(twice)
    assert scores[0] == scores[6] == scores[-1]


@settings(max_examples=30, deadline=None)
@given(st.sets(st.integers(0, 239), min_size=1, max_size=60))
def test_a_withdrawal_changes_nobody_elses_score(cases, model, withdrawn):
    staying = [i for i in range(240) if i not in withdrawn]
    np.testing.assert_array_equal(model.predict(cases.X.iloc[staying]), model.predict(cases.X)[staying])


def test_every_application_may_withdraw(cases, model):
    call = cases.X[cases.calls == "c1"]
    scores = pd.Series(model.predict(call), call.index)
    for one in call.index:
        rest = scores.drop(one)
        np.testing.assert_array_equal(model.predict(call.loc[rest.index]), rest)


def test_trees_follow_an_expected_direction_that_the_cases_bear_out(cases, model):
    assert model.directions_ == (1, -1, 0, 0, 0)
    grid = pd.DataFrame(0.0, index=range(60), columns=NAMES).assign(skill=np.linspace(-3, 3, 60))
    assert (np.diff(model.predict(grid)) >= 0).all()
    assert (np.diff(model.predict(grid.assign(skill=0.0, rivals=grid["skill"]))) <= 0).all()


def test_an_expected_direction_that_the_cases_contradict_is_released(cases):
    assert cases.learnt(directions={"skill": -1, "rivals": -1}).directions_ == (0, -1, 0, 0, 0)


def test_neither_half_of_the_blend_counts_against_itself():
    for seed in range(3):
        noise = drawn(n=60, seed=seed, noise=1e6)
        choice = noise.learnt(seeds=1).choice_
        assert choice.ridge_share >= 0
        assert choice.trees_share >= 0


@pytest.mark.parametrize("n", [3, 4, 7, 19, 30])
@pytest.mark.parametrize("calls", [1, 3])
def test_few_cases_are_enough_to_fit(n, calls):
    few = drawn(n=n, calls=calls)
    assert np.isfinite(few.learnt(seeds=1).predict(few.X)).all()


def test_a_constant_outcome_is_predicted_for_everyone(cases):
    model = GrowthModel(seeds=1).fit(cases.X, np.full(len(cases.X), 1.5), calls=cases.calls)
    assert set(model.predict(cases.X)) == {1.5}
    assert (model.contributions(cases.X).drop(columns="base") == 0).all(axis=None)


def test_a_feature_that_no_past_application_has_adds_nothing(cases):
    empty = cases.X.assign(gap=np.nan)
    model = GrowthModel(seeds=1).fit(empty, cases.y, calls=cases.calls)
    parts = model.contributions(cases.X)
    assert (parts["gap"] == 0).all()
    np.testing.assert_array_equal(model.predict(cases.X), model.predict(empty))


def test_a_feature_with_one_value_adds_nothing(cases):
    flat = cases.X.assign(gap=7.0)
    parts = GrowthModel(seeds=1).fit(flat, cases.y, calls=cases.calls).contributions(flat)
    assert parts["gap"].abs().max() < 1e-12


def test_an_application_without_any_evidence_gets_a_score(model):
    nothing = pd.DataFrame(np.nan, index=["A"], columns=NAMES)
    assert np.isfinite(model.predict(nothing)).all()


def test_other_features_than_those_learnt_are_refused(cases, model):
    with pytest.raises(ValueError, match="feature names"):
        model.predict(cases.X[NAMES[::-1]])


@pytest.mark.parametrize("bad", [np.nan, np.inf])
def test_outcomes_must_be_numbers(cases, bad):
    with pytest.raises(ValueError, match="contains"):
        GrowthModel().fit(cases.X, cases.y.where(cases.y.index != "A-003", bad))


def test_weights_fall_with_the_error_but_never_run_away():
    y = np.array([-2.0, -1.0, 0.0, 1.0, 2.0])
    weights = case_weights(y, np.array([0.0, 1e-9, 1.0, 100.0, np.nan]))
    assert weights.mean() == pytest.approx(1)
    assert weights[0] == pytest.approx(weights[1])
    assert weights[1] > weights[4] > weights[2] > weights[3]  # a missing error is the median, 0.5


def test_cases_without_any_weight_count_alike():
    np.testing.assert_array_equal(case_weights(np.arange(3.0), np.full(3, np.inf)), np.ones(3))
    np.testing.assert_array_equal(case_weights(np.arange(3.0), np.full(3, np.nan)), np.ones(3))


def test_a_case_with_an_infinite_error_teaches_nothing(cases):
    se = np.where(cases.calls == "c0", np.inf, cases.se)
    wrong = cases.y.where(cases.calls != "c0", -cases.y)
    taught = [replace(cases, y=y, se=se).learnt(seeds=1).ridge_.weights for y in (cases.y, wrong)]
    np.testing.assert_allclose(taught[0], taught[1], rtol=0.2, atol=0.02)


def test_outcomes_are_scored_within_calls_of_twenty_and_among_all_below():
    y = np.concatenate([np.arange(20.0), 100 + np.arange(20.0), [200.0]])
    call = np.array([0] * 20 + [1] * 20 + [2])
    scores = scores_by_call(y, call)
    np.testing.assert_array_equal(scores[:20], scores[20:40])
    assert scores[40] > scores[:40].max()


def test_the_scale_is_mean_and_spread():
    y = np.random.default_rng(0).normal(3, 2, 2000)
    center, spread = linear_scale(y, scores_by_call(y, np.zeros(2000)))
    assert center == y.mean()
    assert spread == pytest.approx(2, rel=0.05)
