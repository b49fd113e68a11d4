from __future__ import annotations

import pytest

from features.problems import DataError
from models.comparison.design import Design


@pytest.mark.parametrize(
    ("choice", "message"),
    [
        ({"distance": "euclid"}, "distance is euclid; expected one of mahalanobis, propensity"),
        ({"ties": "first"}, "ties is first; expected one of earlier, later"),
        ({"neighbours": 0}, "neighbours is 0; expected 1 or more"),
        ({"caliper": -0.1}, "caliper is -0.1; expected 0 or more"),
        ({"caliper": float("nan")}, "caliper is nan"),
        ({"covariates": ()}, "no covariate"),
    ],
)
def test_a_choice_that_does_not_exist_is_refused_in_words(choice: dict, message: str):
    with pytest.raises(DataError, match=message):
        Design(**choice)
