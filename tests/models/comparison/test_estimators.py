from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from features.problems import DataError
from models.comparison.estimators import difference_of_means, inverse_propensity, least_squares


def some_firms(number: int = 4000) -> tuple[pd.Series, pd.Series, pd.DataFrame]:
    """Treated more often where x is large, which also makes growth larger; the effect is 2."""
    random = np.random.default_rng(8)
    x = random.normal(size=number)
    treated = random.random(number) < 1 / (1 + np.exp(1 - x))
    growth = 3 * x + 2 * treated + random.normal(size=number)
    index = [f"{i:04d}" for i in range(number)]
    return pd.Series(growth, index), pd.Series(treated, index), pd.DataFrame({"x": x}, index)


def test_the_naive_difference_is_biased_where_the_others_are_not():
    growth, treated, covariates = some_firms()
    assert difference_of_means(growth, treated) > 3.5
    assert inverse_propensity(growth, treated, covariates) == pytest.approx(2, abs=0.2)
    assert least_squares(growth, treated, covariates) == pytest.approx(2, abs=0.1)


def test_units_without_an_outcome_or_a_weight_do_not_count():
    growth = pd.Series({"a": 1.0, "b": 5.0, "c": np.nan, "d": 2.0, "e": 4.0})
    treated = pd.Series({"a": True, "b": True, "c": False, "d": False, "e": False})
    weight = pd.Series({"a": 3.0, "b": 1.0, "c": 1.0, "d": 1.0, "e": np.nan})
    assert difference_of_means(growth, treated) == 3 - 3
    assert difference_of_means(growth, treated, weight) == 2 - 2
    assert np.isnan(difference_of_means(growth, treated & False))


def test_the_order_of_rows_changes_nothing():
    growth, treated, covariates = some_firms(300)
    mixed = covariates.sample(frac=1, random_state=2)
    for estimate in (inverse_propensity, least_squares):
        told = estimate(growth, treated, covariates)
        assert estimate(growth.loc[mixed.index], treated, mixed) == told


def test_covariates_that_determine_treatment_are_refused_in_words():
    growth, treated, covariates = some_firms(50)
    with pytest.raises(DataError, match="determine who is treated"):
        least_squares(growth, treated, covariates.assign(same=treated))
