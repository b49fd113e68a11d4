"""The parts of a sheet: refused where they miss the score, marked against the largest of the call."""

from __future__ import annotations

import pytest

from features.dimensions import DIMENSIONS
from scoring.contributions import by_dimension, by_feature, check_sum
from scoring.sheet import CallScore
from tests.scoring.programmes import Programme


def test_contributions_that_do_not_add_up_are_refused() -> None:
    with pytest.raises(ArithmeticError, match="application A-1 miss its score by"):
        check_sum("A-1", 1.0, 1.0 + 2e-9, ())
    check_sum("A-1", 1.0, 1.0 + 5e-10, ())


def test_marks_compare_with_the_largest_dimension_of_the_call(scored: CallScore) -> None:
    largest = max(abs(one.contribution) for sheet in scored.sheets for one in sheet.dimensions)
    for sheet in scored.sheets:
        for one in sheet.dimensions:
            if one.mark is not None:
                assert (abs(one.mark) == 2) == (abs(one.contribution) >= largest / 2)


def test_parts_are_read_from_plain_numbers(index: Programme) -> None:
    features = index.champion.specification
    numbers = {feature.name: float(i) for i, feature in enumerate(features)}
    nothing = dict.fromkeys(numbers, float("nan"))
    parts = by_feature(features, nothing, numbers, numbers)
    assert {one.value for one in parts} == {None}
    assert [one.contribution for one in parts] == list(numbers.values())
    shares = dict.fromkeys(DIMENSIONS, 0.0)
    assert {one.mark for one in by_dimension(parts, shares, 1.0)} == {None}
