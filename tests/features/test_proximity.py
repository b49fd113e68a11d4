from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.proximity import (
    density,
    great_circle,
    member_distance,
    neighbour_strength,
    regional_size,
    relatedness_density,
    same_labour_market,
)

LAT, LON = st.floats(-89, 89), st.floats(-180, 180)


def test_a_quarter_of_a_meridian():
    assert great_circle(0.0, 0.0, 90.0, 0.0) == pytest.approx(np.pi / 2 * 6371)


def test_great_circle_crosses_the_date_line():
    assert great_circle(0.0, 179.5, 0.0, -179.5) == pytest.approx(2 * np.pi * 6371 / 360)


@given(LAT, LON, LAT, LON)
def test_distance_is_the_same_there_and_back(lat, lon, other_lat, other_lon):
    there, back = great_circle(lat, lon, other_lat, other_lon), great_circle(other_lat, other_lon, lat, lon)
    assert there == pytest.approx(back, abs=1e-6)
    assert 0 <= there <= np.pi * 6371 + 1e-6


def test_member_distance_is_the_median_pair_and_skips_who_has_no_place():
    lat = np.array([[60, 60, 61, np.nan], [60, np.nan, np.nan, np.nan]])
    found = member_distance(lat, np.full((2, 4), 10.0))
    assert found[0] == pytest.approx(2 * np.pi * 6371 / 360)
    assert np.isnan(found[1])


def test_the_modal_labour_market_is_that_with_most_employees():
    assert same_labour_market([5.0, 5.0, 9.0, np.nan, 50.0], [1, 1, 2, 1, np.nan]) == pytest.approx(1000 / 19)
    assert np.isnan(same_labour_market([np.nan], [1.0]))


def test_size_and_density_of_nothing_are_missing():
    assert np.isnan(regional_size(np.array([0.0, np.nan]))).all()
    assert np.isnan(density(np.array([10.0]), np.array([0.0]))).all()


def test_neighbours_count_by_the_square_of_their_distance_and_known_ones_only():
    far, quotient = np.array([np.nan, 100.0, 200.0, 50.0]), np.array([9.0, 2.0, 1.0, np.nan])
    assert neighbour_strength(far, quotient) == pytest.approx((4 * 2 + 1 * 1) / 5)
    assert np.isfinite(
        neighbour_strength(np.array([0.0, 10.0]), np.array([1.0, 3.0]))
    )  # centres that coincide


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=20))
def test_relatedness_density_is_a_share(sectors):
    phi, there = (np.array(part, dtype=float) for part in zip(*sectors, strict=True))
    if phi.sum() > 0:
        assert -1e-12 <= relatedness_density(phi, there) <= 1 + 1e-12
        assert relatedness_density(phi, np.ones_like(phi)) == pytest.approx(1)
