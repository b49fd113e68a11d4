from __future__ import annotations

import lightgbm as lgb
import numpy as np
import pytest

from models.boosting import as_text, from_text, grow, grow_stock, predict, shap_values


@pytest.fixture(scope="module")
def drawn():
    draw = np.random.default_rng(0)
    Z = draw.standard_normal((300, 4))
    return Z, Z[:, 0] - Z[:, 1] ** 2 + 0.3 * draw.standard_normal(300)


def grown(drawn, directions=(0, 0, 0, 0), seed=0):
    Z, y = drawn
    return grow(Z, y, np.ones(len(y)), rounds=40, leaves=8, directions=directions, seed=seed)


def test_stock_is_what_lightgbm_does_by_itself(drawn):
    Z, y = drawn
    theirs = lgb.LGBMRegressor(verbosity=-1, num_threads=1, force_row_wise=True).fit(Z, y)
    np.testing.assert_array_equal(predict(grow_stock(Z, y), Z), theirs.booster_.predict(Z))
    assert grow_stock(Z, y).num_trees() == 100


def test_trees_are_small_and_repeatable(drawn):
    assert as_text(grown(drawn)) == as_text(grown(drawn))
    assert as_text(grown(drawn)) != as_text(grown(drawn, seed=1))
    leaves = grown(drawn).trees_to_dataframe().query("split_feature.isna()").groupby("tree_index").size()
    assert leaves.max() <= 8


def test_trees_keep_to_a_direction_that_the_cases_oppose(drawn):
    Z = np.zeros((50, 4))
    Z[:, 0] = np.linspace(-3, 3, 50)
    assert (np.diff(predict(grown(drawn), Z)) > 0).any()
    assert (np.diff(predict(grown(drawn, directions=(-1, 0, 0, 0)), Z)) <= 0).all()


def test_text_comes_back_as_the_same_trees(drawn):
    trees = grown(drawn)
    back = from_text(as_text(trees))
    np.testing.assert_array_equal(predict(back, drawn[0]), predict(trees, drawn[0]))
    np.testing.assert_array_equal(shap_values(back, drawn[0]), shap_values(trees, drawn[0]))


@pytest.mark.parametrize("text", ["", "not trees", "tree\nversion=v4\n"])
def test_other_text_is_an_error_and_not_the_end_of_the_process(text):
    with pytest.raises(ValueError, match=r"\S"):
        from_text(text)


def test_fewer_rounds_are_the_first_trees(drawn):
    trees = grown(drawn)
    assert not np.array_equal(predict(trees, drawn[0], rounds=5), predict(trees, drawn[0]))
    np.testing.assert_array_equal(predict(trees, drawn[0], rounds=40), predict(trees, drawn[0]))
