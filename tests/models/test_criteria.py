from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.utils.estimator_checks import estimator_checks_generator

from models.criteria import CriteriaIndex

X = pd.DataFrame(
    {"skill": [1.0, 2, 3, 4], "will": [4.0, 3, 2, 1], "effort": [1.0, 2, 3, 4], "far": [1.0, 2, 3, 4]},
    index=list("ABCD"),
)
NEEDS_ARRAY_API = "check_array_api_input"  # only runs under SCIPY_ARRAY_API=1
DIRECTIONS = {"skill": 1, "will": 1, "effort": 1, "far": -1}
DIMENSIONS = {"skill": "capabilities", "will": "willingness", "effort": "willingness", "far": "proximity"}


def index(**changed: int) -> CriteriaIndex:
    return CriteriaIndex(directions=DIRECTIONS | changed, dimensions=DIMENSIONS)


def checks():
    every = estimator_checks_generator(CriteriaIndex())
    named = [(getattr(check, "func", check).__name__, one, check) for one, check in every]
    return [pytest.param(one, check, id=name) for name, one, check in named if name != NEEDS_ARRAY_API]


@pytest.mark.parametrize(("estimator", "check"), checks())
def test_it_is_a_scikit_learn_estimator(estimator, check):
    check(estimator)


def test_dimensions_count_alike_and_features_within_them():
    parts = index().fit(X).contributions(X)
    assert parts.loc["A"].to_dict() == pytest.approx(
        {"skill": -12.5, "will": 6.25, "effort": -6.25, "far": 12.5, "base": 50.0}
    )


def test_points_by_hand():
    told = index(far=0).fit(X).predict(X)
    np.testing.assert_allclose(told, [31.25, 43.75, 56.25, 68.75])


def test_contributions_add_up_to_the_points():
    fitted = index().fit(X)
    np.testing.assert_allclose(fitted.contributions(X).sum(axis=1), fitted.predict(X), atol=1e-12)


def test_a_feature_without_an_expected_direction_does_not_count():
    fitted = index(skill=0).fit(X)
    np.testing.assert_array_equal(fitted.predict(X.assign(skill=[9.0, 1, 5, 2])), fitted.predict(X))


def test_a_missing_value_is_typical_and_a_dimension_that_nobody_has_is_left_out():
    fitted = index().fit(X.assign(far=np.nan))
    assert fitted.contributions(X)["far"].abs().max() == 0
    assert fitted.contributions(X.assign(skill=np.nan))["skill"].abs().max() == 0
    assert np.abs(fitted.weights_).sum() == pytest.approx(1)


def test_without_any_evidence_everyone_is_typical():
    nothing = X * np.nan
    assert index().fit(nothing).predict(nothing).tolist() == [50.0] * 4


@settings(max_examples=50, deadline=None)
@given(st.lists(st.floats(-1e6, 1e6), min_size=4, max_size=4))
def test_points_stay_between_0_and_100(values):
    fitted = index().fit(X)
    points = fitted.predict(pd.DataFrame([values], columns=X.columns))
    assert 0 <= points[0] <= 100


@pytest.mark.parametrize("withdrawn", list(X.index))
def test_a_withdrawal_changes_nobody_elses_points(withdrawn):
    fitted = index().fit(X)
    points = pd.Series(fitted.predict(X), X.index).drop(withdrawn)
    assert fitted.predict(X.drop(index=withdrawn)).tolist() == points.tolist()


def test_it_never_passes_for_growth():
    assert (CriteriaIndex.kind, CriteriaIndex.unit) == ("criteria index", "points")
