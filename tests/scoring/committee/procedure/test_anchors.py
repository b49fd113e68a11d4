"""Every point of every dimension says what it means, in both languages."""

from __future__ import annotations

from itertools import product

import pytest

from features.dimensions import DIMENSIONS
from scoring.committee.procedure.anchors import POINTS, anchor


@pytest.mark.parametrize("language", ["en", "nb"])
def test_the_points_that_anchor_a_dimension_say_something_of_their_own(language: str) -> None:
    told = [anchor(dimension, point, language) for dimension, point in product(DIMENSIONS, (1, 3, 5))]
    assert len(set(told)) == 15
    assert all(len(one) > 30 and one.endswith(".") for one in told)


@pytest.mark.parametrize(
    ("language", "told"),
    [("en", ["Between 1 and 3.", "Between 3 and 5."]), ("nb", ["Mellom 1 og 3.", "Mellom 3 og 5."])],
)
def test_the_points_between_stand_between(language: str, told: list[str]) -> None:
    assert {tuple(anchor(one, point, language) for point in (2, 4)) for one in DIMENSIONS} == {tuple(told)}


def test_no_anchor_is_the_same_in_both_languages() -> None:
    assert all(anchor(one, point) != anchor(one, point, "nb") for one, point in product(DIMENSIONS, POINTS))
