from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import rankdata, spearmanr
from sklearn.metrics import ndcg_score

from models.baselines import MODELS
from models.cohorts import gather
from models.evaluate import (
    MEASURES,
    POOLED,
    evaluate,
    ndcg_top_tenth,
    precision_in_seats,
    r2_within_call,
    spearman,
)
from models.normal_scores import normal_scores
from tests.models.own_numbers import only_own, own_numbers

LATE = pd.Timestamp("2030-01-01")
TIED = st.lists(st.tuples(st.integers(0, 6), st.integers(0, 4)), min_size=5, max_size=45)
ALL = (
    spearman,
    ndcg_top_tenth,
    lambda y, p: precision_in_seats(y, p, 2),
    r2_within_call,
)


@pytest.fixture(scope="module")
def cases():
    return only_own(gather(own_numbers(calls=7, each=18), as_of=LATE))


@pytest.fixture(scope="module")
def found(cases):
    return evaluate(cases, past="capital mark")


def arrays(pairs):
    return np.array(pairs, dtype="float64").T


@settings(max_examples=60, deadline=None)
@given(TIED)
def test_rank_correlation_is_scipys(pairs):
    y, p = arrays(pairs)
    if len(set(y)) > 1 and len(set(p)) > 1:
        assert spearman(y, p) == pytest.approx(spearmanr(y, p).statistic, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(TIED)
def test_discounted_gain_is_scikit_learns_with_ties_averaged(pairs):
    y, p = arrays(pairs)
    if len(set(y)) > 1:
        told = ndcg_score([rankdata(y) / len(y)], [p], k=max(1, round(len(y) / 10)))
        assert ndcg_top_tenth(y, p) == pytest.approx(told, abs=1e-12)


@settings(max_examples=60, deadline=None)
@given(TIED, st.randoms(use_true_random=False))
def test_no_measure_depends_on_the_order_of_the_rows(pairs, random):
    other = list(pairs)
    random.shuffle(other)
    for measure in ALL:
        one, two = measure(*arrays(pairs)), measure(*arrays(other))
        assert one == pytest.approx(two, abs=1e-12, nan_ok=True)


@pytest.mark.parametrize("measure", ALL)
def test_a_constant_outcome_has_no_skill_to_measure(measure):
    assert np.isnan(measure(np.ones(12), np.arange(12.0)))


@pytest.mark.parametrize("measure", ALL)
def test_one_application_has_no_order(measure):
    assert np.isnan(measure(np.ones(1), np.ones(1)))


def test_constant_predictions_are_chance():
    y = np.arange(40.0)
    assert np.isnan(spearman(y, np.zeros(40)))
    assert precision_in_seats(y, np.zeros(40), 4) == pytest.approx(0.1)
    assert 0.5 < ndcg_top_tenth(y, np.zeros(40)) < 0.55
    assert r2_within_call(y, np.zeros(40)) == pytest.approx(0)


def test_discounted_gain_by_hand():
    y = np.arange(1.0, 21.0)  # relevance i / 20; the two best places count 1 and 1 / log2(3)
    predicted = np.where(y == 19, 30.0, np.where(y == 3, 25.0, y))
    expected = (19 / 20 + 3 / 20 / np.log2(3)) / (1 + 19 / 20 / np.log2(3))
    assert ndcg_top_tenth(y, predicted) == pytest.approx(expected)


def test_precision_counts_the_seats_and_shares_those_that_are_tied():
    y = np.array([1.0, 2.0, 3.0, 4.0, 5.0])
    assert precision_in_seats(y, np.array([0.0, 0, 9, 8, 7]), 2) == 0.5
    assert precision_in_seats(y, np.array([0.0, 0, 0, 9, 0]), 2) == pytest.approx((1 + 1 / 4) / 2)
    assert np.isnan(precision_in_seats(y, y, 9))


def test_explained_variance_by_hand():
    y = np.array([3.0, 1.0, 2.0, 4.0])
    told = normal_scores(y)
    assert r2_within_call(y, told) == pytest.approx(1)
    assert r2_within_call(y, told / 2) == pytest.approx(0.75)
    assert r2_within_call(y, -told) == pytest.approx(-3)


def test_every_call_is_tested_once_thirty_outcomes_were_known(found):
    calls = ["c2013", "c2014", "c2015", "c2016", POOLED]
    assert list(dict.fromkeys(found.table["call_id"])) == calls
    assert found.table["model"].tolist() == list(MODELS) * len(calls)
    assert set(found.table["n"]) == {18, 72}


def test_values_are_those_of_the_predictions(cases, found):
    for call in ("c2013", "c2016"):
        told = found.predictions[found.predictions["call_id"] == call]
        rows = found.table[found.table["call_id"] == call].set_index("model")
        y = told["growth"].to_numpy()
        for model in MODELS:
            ranked = spearman(y, told[model].to_numpy())
            assert rows.loc[model, "spearman"] == pytest.approx(ranked, nan_ok=True)
            seated = precision_in_seats(y, told[model].to_numpy(), 3)
            assert rows.loc[model, "precision"] == pytest.approx(seated)
    assert set(found.predictions["application_id"]) == set(cases.X.index[cases.closes_on.dt.year >= 2013])


def test_the_pooled_value_is_the_mean_over_calls_and_intervals_hold_their_values(found):
    calls = found.table[found.table["call_id"] != POOLED]
    pooled = found.table[found.table["call_id"] == POOLED].set_index("model")
    for measure in MEASURES:
        values = calls.pivot_table(measure, "call_id", "model", dropna=False)
        means = values.fillna(0.0).mean().where(values.notna().any())  # stock trees of few cases do not split
        np.testing.assert_allclose(pooled[measure], means[list(MODELS)], atol=1e-12)
        told = found.table.dropna(subset=[measure])
        assert (told[f"{measure}_low"] <= told[f"{measure}_high"]).all()
    model = pooled.loc["model"]
    assert model["spearman_low"] < model["spearman"] < model["spearman_high"]


def test_the_model_finds_what_the_programme_hides(found):
    pooled = found.table[found.table["call_id"] == POOLED].set_index("model")["spearman"]
    assert pooled["model"] > 0.5
    assert pooled["model"] > pooled["stock LightGBM"]
    assert np.isnan(pooled["mean"])


def test_outcomes_of_the_tested_call_and_later_ones_change_no_prediction(cases, found):
    late = cases.closes_on >= pd.Timestamp("2014-03-10")
    swapped = replace(cases, y=cases.y.where(~late, -3 * cases.y))
    again = evaluate(swapped, past="capital mark").predictions
    before = found.predictions
    rows = before["call_id"].isin(["c2013", "c2014", "c2015"])
    pd.testing.assert_frame_equal(again.loc[rows, list(MODELS)], before.loc[rows, list(MODELS)])
    assert not again.loc[~rows, list(MODELS)].equals(before.loc[~rows, list(MODELS)])


def test_the_same_seed_gives_the_same_table(cases, found):
    again = evaluate(cases, past="capital mark", threads=1)
    pd.testing.assert_frame_equal(again.table, found.table, check_exact=True)
    pd.testing.assert_frame_equal(again.predictions, found.predictions, check_exact=True)


def test_too_few_outcomes_make_an_empty_table_with_its_columns(found):
    few = evaluate(gather(own_numbers(calls=3, each=5), as_of=LATE), past="capital mark")
    assert len(few.table) == 0
    assert list(few.table.columns) == list(found.table.columns)
    assert list(few.predictions.columns) == list(found.predictions.columns)


def test_a_call_of_constant_outcomes_is_missing_and_the_rest_is_pooled(cases):
    flat = replace(cases, y=cases.y.where(cases.call != "c2016", 1.0))
    table = evaluate(flat, past="capital mark").table.set_index(["call_id", "model"])
    assert table.loc[("c2016", "model"), list(MEASURES)].isna().all()
    assert table.loc[(POOLED, "model"), list(MEASURES)].notna().all()


def test_a_baseline_that_says_nothing_of_some_calls_is_not_judged_on_the_others_alone(cases):
    """Past growth is not known for half of the calls: there it ranks by chance, and so it is pooled."""
    early = cases.call.isin(["c2013", "c2014"])
    blind = replace(cases, X=cases.X.assign(**{"capital mark": cases.X["capital mark"].mask(early)}))
    table = evaluate(blind, past="capital mark").table.set_index(["call_id", "model"])["spearman"]
    calls = table.xs("past growth", level="model").drop(POOLED)
    assert calls[["c2013", "c2014"]].isna().all()
    assert calls.notna().sum() == 2
    assert table[(POOLED, "past growth")] == pytest.approx(calls.fillna(0.0).mean())
    assert np.isnan(table[(POOLED, "mean")])
