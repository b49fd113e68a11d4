from __future__ import annotations

import numpy as np
import pytest

from features.problems import DataError
from models.comparison.propensity import propensity_logit, propensity_score


def some_values(number: int = 200) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(5)
    values = random.normal(size=(number, 3)) * [1, 1000, 0.01]
    return values, random.random(number) < 1 / (1 + np.exp(1 - values[:, 0]))


def test_the_score_solves_the_equations_of_maximum_likelihood():
    values, treated = some_values()
    left = treated - propensity_score(propensity_logit(values, treated))
    scaled = np.column_stack([np.ones(len(values)), values / values.std(axis=0)])
    assert scaled.T @ left == pytest.approx(np.zeros(4), abs=1e-7)


def test_redundant_columns_and_other_units_change_nothing():
    values, treated = some_values()
    more = np.column_stack([values * 1e5, values.sum(axis=1), np.ones(len(values))])
    assert propensity_logit(more, treated) == pytest.approx(propensity_logit(values, treated), abs=1e-9)


def test_where_nothing_varies_all_are_as_likely():
    treated = np.arange(10) < 3
    score = propensity_score(propensity_logit(np.ones((10, 2)), treated))
    assert score == pytest.approx(np.full(10, 0.3))


def test_treated_and_controls_that_are_told_apart_have_no_score():
    values = np.linspace(-1, 1, 40)[:, None]
    with pytest.raises(DataError, match="tell treated units from controls without error"):
        propensity_logit(values, values[:, 0] > 0.3)


def test_controls_of_a_kind_that_is_never_treated_score_nearly_nothing_and_leave_the_others_alone():
    values, treated = some_values()
    alone = propensity_score(propensity_logit(values, treated))
    more, never = np.vstack([values, values[:50]]), np.arange(250) >= 200
    score = propensity_score(
        propensity_logit(np.column_stack([more, never]), np.append(treated, np.zeros(50, dtype=bool)))
    )
    assert score[never].max() < 1e-6
    assert score[~never] == pytest.approx(alone, abs=1e-6)


@pytest.mark.parametrize("treated", [np.ones(5, dtype=bool), np.zeros(5, dtype=bool)])
def test_one_group_alone_has_no_score(treated: np.ndarray):
    with pytest.raises(DataError, match="needs treated units and controls"):
        propensity_logit(np.arange(5.0)[:, None], treated)
