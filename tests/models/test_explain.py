from __future__ import annotations

import warnings

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.dimensions import DIMENSIONS
from features.feature import Feature
from models.baselines import fit_index
from models.boosting import shap_values
from models.cohorts import gather
from models.explain import by_dimension, check_sum, contributions
from tests.models.cases import NAMES, drawn
from tests.models.own_numbers import own_numbers

OF = ("capabilities", "capabilities", "willingness", "proximity", "capital")
SPECIFICATION = tuple(
    Feature(name, dimension, name, "ln", 0, "register", (), "drawn")
    for name, dimension in zip(NAMES, OF, strict=True)
)


@pytest.fixture(scope="module")
def cases():
    return drawn(n=150)


@pytest.fixture(scope="module")
def model(cases):
    return cases.learnt()


def test_contributions_add_up_to_the_score(cases, model):
    parts = contributions(model, cases.X)
    assert list(parts.columns) == [*NAMES, "base"]
    np.testing.assert_allclose(parts.sum(axis=1), model.predict(cases.X), rtol=0, atol=1e-9)
    assert (parts["base"] == parts["base"].iloc[0]).all()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(st.floats(-1e12, 1e12), st.just(float("nan"))), min_size=5, max_size=5))
def test_they_add_up_for_any_application(model, values):
    X = pd.DataFrame([values], columns=NAMES)
    assert abs(contributions(model, X).to_numpy().sum() - model.predict(X)[0]) <= 1e-9


def test_the_trees_part_is_shaps_tree_explainer(cases, model):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # shap warns of what other packages deprecate
        import shap  # noqa: PLC0415 - under the filter above

        Z = model.scores(cases.X)
        for trees in model.boosters_:
            explained = shap.TreeExplainer(trees)(Z)
            ours = shap_values(trees, Z)
            np.testing.assert_allclose(ours[:, :-1], explained.values, rtol=0, atol=1e-9)
            np.testing.assert_allclose(ours[:, -1], explained.base_values, rtol=0, atol=1e-9)


def test_the_ridges_part_is_linear(cases, model):
    Z = np.nan_to_num(model.scores(cases.X), nan=np.nan)
    terms = model.ridge_.terms(Z)
    slope = (terms[0] - terms[1]) / (Z[0] - Z[1])
    present = ~np.isnan(Z[0]) & ~np.isnan(Z[1])
    np.testing.assert_allclose(slope[present], model.ridge_.weights[present])
    np.testing.assert_allclose(model.ridge_.level + terms.sum(axis=1), model.ridge_.predict(Z))


def test_dimensions_add_up_too(cases, model):
    parts = contributions(model, cases.X)
    sums = by_dimension(parts, SPECIFICATION)
    assert list(sums.columns) == [*DIMENSIONS, "base"]
    np.testing.assert_allclose(sums["capabilities"], parts["skill"] + parts["rivals"])
    assert (sums["driving_forces"] == 0).all()


def test_parts_that_do_not_add_up_are_an_error(cases, model):
    parts = contributions(model, cases.X)
    scores = pd.Series(model.predict(cases.X), cases.X.index)
    parts.loc["A-007", "skill"] += 1e-8
    with pytest.raises(ArithmeticError, match="A-007"):
        check_sum(parts, scores)
    with pytest.raises(ArithmeticError, match="A-007"):
        check_sum(parts, scores.where(scores.index != "A-007"))


def test_a_feature_outside_the_specification_is_not_lost_silently(cases, model):
    with pytest.raises(ArithmeticError, match="do not add up"):
        by_dimension(contributions(model, cases.X), SPECIFICATION[1:])


def test_the_index_adds_up_by_dimension():
    cases = gather(own_numbers(calls=3, each=8))
    index = fit_index(cases)
    sums = by_dimension(contributions(index, cases.X), cases.specification)
    np.testing.assert_allclose(sums.sum(axis=1), index.predict(cases.X), rtol=0, atol=1e-9)
    assert (sums["driving_forces"] == 0).all()  # its only indicator has no expected direction
