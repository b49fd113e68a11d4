"""Champion and challenger on past calls: neither sees what came later, and only what differs counts."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from models.baselines import fit_growth, fit_index
from models.cohorts import Cases, gather
from models.recipe import Recipe, recipe_of_challenger
from models.replay import Replay, replay
from tests.models.own_numbers import only_own, own_numbers

YEAR = pd.DateOffset(years=1)
FAST = {"leaves": 8, "seeds": 1, "seed": 0}


@pytest.fixture(scope="module")
def cases() -> Cases:
    """Seven calls of fifteen, 2010 to 2016; outcomes two years later, those of the last two not known."""
    return only_own(gather(own_numbers(calls=7, each=15)))


def recipe(cases: Cases, **changes: object) -> Recipe:
    fresh = replace(recipe_of_challenger(cases.specification, seed=0), settings=FAST)
    return replace(fresh, **changes)


def replayed(cases: Cases, champion: Recipe | None = None) -> Replay:
    return replay(cases, champion=champion or recipe(cases, behind=YEAR), challenger=recipe(cases))


@pytest.fixture(scope="module")
def stale(cases) -> Replay:
    return replayed(cases)


def test_every_call_that_a_growth_model_could_learn_for_is_replayed(stale):
    assert stale.calls.drop(columns="closes_on").reset_index().to_dict("list") == {
        "call_id": ["c2013", "c2014", "c2015", "c2016"],
        "seats": [3] * 4,
        "champion_kind": ["criteria index", *["growth"] * 3],
        "champion_learnt": [0, 30, 45, 60],
        "challenger_kind": ["growth"] * 4,
        "challenger_learnt": [30, 45, 60, 75],
    }
    assert len(stale.predictions) == 60
    assert stale.judged["call_id"].unique().tolist() == ["c2013", "c2014"]


def test_each_is_made_again_from_what_was_known_then(cases, stale):
    mine = cases.where(cases.call == "c2014")
    for side, day in (("challenger", "2014-03-10"), ("champion", "2013-03-10")):
        model = fit_growth(cases.known(pd.Timestamp(day)), **FAST)
        np.testing.assert_array_equal(stale.predictions.loc[mine.X.index, side], model.predict(mine.X))
    early = cases.where(cases.call == "c2013")
    index = fit_index(cases.where(cases.closes_on <= pd.Timestamp("2012-03-10")))
    np.testing.assert_array_equal(stale.predictions.loc[early.X.index, "champion"], index.predict(early.X))


def test_outcomes_known_after_a_call_closed_change_nothing_said_of_it(cases, stale):
    """Whatever becomes known after 10 March 2014: the calls until then are predicted as before."""
    day = pd.Timestamp("2014-03-10")
    noise = pd.Series(np.random.default_rng(1).normal(0, 99, len(cases)), cases.X.index)
    loud = replace(cases, y=cases.y.where(cases.known_on <= day, noise))
    other = replayed(loud)
    until = stale.predictions["closes_on"] <= day
    said = ["champion", "challenger"]
    pd.testing.assert_frame_equal(other.predictions.loc[until, said], stale.predictions.loc[until, said])
    assert not other.predictions.loc[~until, said].equals(stale.predictions.loc[~until, said])


def test_the_order_of_rows_changes_nothing(cases, stale):
    turned = cases.where(np.ones(len(cases), dtype=bool))
    order = np.random.default_rng(0).permutation(len(cases))
    rows = {name: getattr(turned, name).iloc[order] for name in ("X", "call", "closes_on", "y", "se")}
    turned = replace(turned, **rows, known_on=cases.known_on.iloc[order], kin=cases.kin.iloc[order])
    pd.testing.assert_frame_equal(replayed(turned).predictions, stale.predictions)


def test_the_same_recipe_says_the_same(cases):
    same = replayed(cases, recipe(cases))
    np.testing.assert_array_equal(same.predictions["champion"], same.predictions["challenger"])


def test_an_index_stays_an_index_however_much_is_known(cases):
    told = replayed(cases, recipe(cases, behind=YEAR, learns=False))
    assert set(told.calls["champion_kind"]) == {"criteria index"}
    assert told.predictions["champion"].between(0, 100).all()


def test_a_feature_that_the_champion_did_not_have_moves_only_the_challenger(cases):
    fewer = tuple(one for one in cases.specification if one.name != "capabilities mark")
    told = replayed(cases, recipe(cases, specification=fewer))
    skill = told.judged[["growth", "champion", "challenger"]].corr("spearman")["growth"]
    assert skill["challenger"] > skill["champion"] + 0.2


def test_without_a_call_to_learn_for_nothing_is_replayed():
    few = gather(own_numbers(calls=3, each=5))
    told = replayed(few)
    assert (len(told.predictions), len(told.calls), len(told.judged)) == (0, 0, 0)
