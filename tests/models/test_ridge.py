from __future__ import annotations

import numpy as np
import pytest
from sklearn.linear_model import Ridge as Reference

from models.ridge import Ridge, t_values


@pytest.fixture(scope="module")
def drawn():
    draw = np.random.default_rng(0)
    Z = draw.standard_normal((80, 4))
    return Z, Z @ [1.0, -0.5, 0.0, 0.2] + draw.standard_normal(80), draw.uniform(0.5, 1.5, 80)


@pytest.mark.parametrize("penalty", [3.0, 100.0])
def test_it_is_scikit_learns_ridge(drawn, penalty):
    Z, y, weights = drawn
    ours = Ridge.fit(Z, y, weights, (penalty,))[0]
    theirs = Reference(alpha=penalty).fit(Z, y, sample_weight=weights)
    np.testing.assert_allclose(ours.weights, theirs.coef_, atol=1e-10)
    np.testing.assert_allclose(ours.predict(Z), theirs.predict(Z), atol=1e-10)


def test_a_missing_score_adds_nothing(drawn):
    Z, y, weights = drawn
    fitted = Ridge.fit(np.where(Z > 1.5, np.nan, Z), y, weights, (10.0,))[0]
    assert (fitted.terms(np.full((1, 4), np.nan)) == 0).all()
    assert fitted.predict(np.full((1, 4), np.nan))[0] == fitted.level


def test_features_that_are_constant_or_never_there_have_no_weight(drawn):
    Z, y, weights = drawn
    Z = np.column_stack([Z[:, 0], np.full(80, 2.0), np.full(80, np.nan)])
    np.testing.assert_allclose(Ridge.fit(Z, y, weights, (10.0,))[0].weights[1:], 0, atol=1e-12)


def test_a_larger_penalty_shrinks(drawn):
    sizes = [np.abs(one.weights).sum() for one in Ridge.fit(*drawn, (1.0, 10.0, 1000.0))]
    assert sizes[0] > sizes[1] > sizes[2]


def test_t_values_are_those_of_least_squares_where_the_penalty_is_small(drawn):
    Z, y, _ = drawn
    with_level = np.column_stack([Z, np.ones(80)])
    weights = np.linalg.lstsq(with_level, y)[0]
    variance = np.mean((y - with_level @ weights) ** 2)
    errors = np.sqrt(variance * np.diag(np.linalg.inv(with_level.T @ with_level)))
    np.testing.assert_allclose(t_values(Z, y, np.ones(80), 1e-9), (weights / errors)[:-1], rtol=1e-6)


def test_few_cases_are_drawn_towards_the_expected_directions():
    draw = np.random.default_rng(1)
    Z = draw.standard_normal((40, 30))
    y = Z @ np.full(30, 0.2) + draw.standard_normal(40)
    new = draw.standard_normal((500, 30))
    plain, drawn = (Ridge.fit(Z, y, np.ones(40), (400.0,), signs)[0] for signs in ((), (1,) * 30))
    rule = new.sum(axis=1)
    assert np.corrcoef(drawn.predict(new), rule)[0, 1] > np.corrcoef(plain.predict(new), rule)[0, 1] + 0.1


def test_expected_directions_that_the_cases_oppose_draw_nothing(drawn):
    Z, y, weights = drawn
    opposed = Ridge.fit(Z, -y, weights, (10.0,), (1, -1, 0, 1))[0]
    np.testing.assert_array_equal(opposed.weights, Ridge.fit(Z, -y, weights, (10.0,))[0].weights)


def test_directions_of_features_that_nobody_has_draw_nothing(drawn):
    Z, y, weights = drawn
    empty = np.column_stack([Z, np.full(80, np.nan)])
    fitted = Ridge.fit(empty, y, weights, (10.0,), (0, 0, 0, 0, 1))[0]
    np.testing.assert_allclose(fitted.weights, [*Ridge.fit(Z, y, weights, (10.0,))[0].weights, 0.0])
