from __future__ import annotations

import numpy as np

from scoring.robustness.chooser import first_by_value
from scoring.robustness.selection import Selected, selection

NAMES = ("a", "b", "c")


def test_each_is_counted_over_the_first_draws_only() -> None:
    draws = np.array([[3, 2, 1], [1, 3, 2], [3, 1, 2], [0, 0, 9]], dtype="float32")
    found = selection(draws, NAMES, first_by_value(1), solves=3)
    assert [(one.application_id, one.share) for one in found.selected] == [
        ("a", 2 / 3),
        ("b", 1 / 3),
        ("c", 0.0),
    ]
    assert (found.solves, found.unsolved) == (3, 0)


def test_the_share_and_its_error_are_those_of_a_coin() -> None:
    rng = np.random.default_rng(2)
    draws = rng.standard_normal((400, 2)).astype("float32")
    found = selection(draws, ("a", "b"), first_by_value(1), solves=400).of("a")
    assert abs(found.share - 0.5) < 3 * found.error
    assert 0.02 < found.error < 0.03


def test_none_of_two_hundred_does_not_mean_never() -> None:
    draws = np.tile(np.array([2, 1], dtype="float32"), (200, 1))
    never = selection(draws, ("a", "b"), first_by_value(1)).of("b")
    assert (never.share, round(never.error, 3)) == (0.0, 0.007)


def test_draws_without_a_portfolio_are_counted_and_said() -> None:
    draws = np.ones((5, 2), dtype="float32")
    found = selection(draws, ("a", "b"), lambda values: (), solves=5)
    assert found.unsolved == 5
    assert {one.share for one in found.selected} == {0.0}


def test_no_draws_select_nobody() -> None:
    found = selection(np.empty((0, 1), dtype="float32"), ("a",), first_by_value(1))
    assert (found.solves, found.selected) == (0, (Selected("a", 0.0, 0.25),))
