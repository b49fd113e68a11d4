from __future__ import annotations

import numpy as np
import pytest
from scipy.spatial.distance import pdist

from models.comparison.mahalanobis import whitened
from tests.models.comparison.brute_force import pooled


def some_values(columns: int = 3) -> tuple[np.ndarray, np.ndarray]:
    random = np.random.default_rng(2)
    groups = np.arange(40) < 12
    mixed = random.normal(size=(40, columns)) @ random.normal(size=(columns, columns))
    return mixed * 10.0 ** np.arange(columns) + groups[:, None], groups


def test_the_plain_distance_is_mahalanobis_with_the_covariance_pooled_within_the_groups():
    values, groups = some_values()
    expected = pdist(values, "mahalanobis", VI=np.linalg.inv(pooled(values, groups)))
    assert pdist(whitened(values, groups)) == pytest.approx(expected)


def test_the_unit_of_a_column_and_a_column_told_twice_change_nothing():
    values, groups = some_values()
    expected = pdist(whitened(values, groups))
    twice = np.column_stack([values * [1e6, 1, 1e-6], values @ [1, 2, 3] + 5])
    assert pdist(whitened(twice, groups)) == pytest.approx(expected)


def test_indicators_that_add_up_to_one_do_no_harm():
    values, groups = some_values()
    level = np.random.default_rng(0).integers(0, 3, 40)
    indicators = np.eye(3)[level]
    two, three = (np.column_stack([values, indicators[:, :number]]) for number in (2, 3))
    assert pdist(whitened(three, groups)) == pytest.approx(pdist(whitened(two, groups)))


def test_what_does_not_vary_within_the_groups_is_ignored():
    values, groups = some_values()
    constant = np.column_stack([values, np.full(40, 0.1), groups * 1.0])
    assert pdist(whitened(constant, groups)) == pytest.approx(pdist(whitened(values, groups)))
    assert whitened(constant[:, 3:], groups).shape == (40, 0)


def test_one_treated_unit_is_enough():
    values, _ = some_values()
    groups = np.arange(40) < 1
    expected = pdist(values, "mahalanobis", VI=np.linalg.inv(pooled(values, groups)))
    assert pdist(whitened(values, groups)) == pytest.approx(expected)


def test_what_differs_between_many_groups_alone_makes_nobody_alike():
    """Productivity differs between sectors; firms of one sector are as far apart as within a sector alone."""
    values, _ = some_values(1)
    sector = np.arange(40) % 4
    levels = values + 1e3 * sector[:, None]
    mine = sector == 0
    assert pdist(whitened(levels, sector)[mine]) == pytest.approx(pdist(whitened(values, sector)[mine]))
