"""Employees by year as an event study takes them."""

from __future__ import annotations

import numpy as np

from models.comparison.panel import added_up, bridged

GONE = np.nan


def test_a_year_without_accounts_is_taken_half_way() -> None:
    np.testing.assert_allclose(bridged(np.array([[4.0, GONE, 9.0, 9.0]])), [[4, 6, 9, 9]])


def test_without_accounts_of_the_last_year_alone_a_firm_stands_where_it_stood() -> None:
    np.testing.assert_array_equal(bridged(np.array([[4.0, 5.0, 6.0, GONE]])), [[4, 5, 6, 6]])


def test_a_firm_whose_last_accounts_are_older_has_closed_after_them() -> None:
    np.testing.assert_array_equal(bridged(np.array([[4.0, 5.0, GONE, GONE]])), [[4, 5, 0, 0]])


def test_before_its_first_accounts_and_without_any_nothing_is_known() -> None:
    np.testing.assert_array_equal(
        bridged(np.array([[GONE, 5.0, 5.0], [GONE, GONE, GONE]])), [[GONE, 5, 5], [GONE, GONE, GONE]]
    )


def test_growth_adds_up_near_log_points_and_a_closure_is_once_and_for_all() -> None:
    path = added_up(np.array([[100.0, 105.0, 110.25, 0.0, 0.0]]))[0]
    np.testing.assert_allclose(path[1:3], 100 * np.log([1.05, 1.1025]), rtol=1e-3)
    assert path[3:].tolist() == [path[2] - 200] * 2
