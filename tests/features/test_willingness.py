from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.willingness import (
    co_financing,
    pledged_hours,
    repeat_partners,
    role_mix,
    signed_commitment,
    tie_density,
    university_business_rd,
)


def test_signed_commitment_is_of_those_listed():
    assert signed_commitment([[1, 0, 0, np.nan], [np.nan] * 4]).tolist()[0] == pytest.approx(100 / 3)
    assert np.isnan(signed_commitment([np.nan, np.nan]))


def test_an_hour_is_worth_the_wage_over_1700_hours():
    assert co_financing([100.0], [17.0], 1700.0, 1000.0) == pytest.approx(11.7)
    assert co_financing([np.nan], [17.0], 1700.0, 1000.0) == pytest.approx(1.7)
    assert co_financing([100.0], [0.0], np.nan, 1000.0) == 10.0
    assert np.isnan(co_financing([100.0], [17.0], np.nan, 1000.0))
    assert np.isnan(co_financing([100.0], [17.0], 1700.0, 0.0))


def test_pledged_hours_is_the_median_firm():
    assert pledged_hours([[10, 20, 90, np.nan], [10, 20, 30, 90]]).tolist() == [20, 25]


def test_tie_density_is_a_share_of_all_pairs():
    assert tie_density(np.array([0.0, 3.0, 6.0]), np.array([4.0, 4.0, 4.0])).tolist() == [0, 0.5, 1]
    assert np.isnan(tie_density(0.0, 1.0))
    assert np.isnan(repeat_partners(0.0, 0.0))


@given(st.lists(st.integers(0, 50), min_size=5, max_size=5).filter(any))
def test_role_mix_lies_between_zero_and_one_whatever_the_roles_are_called(counts):
    mix = role_mix(np.array(counts, dtype=float))
    assert -1e-12 <= mix <= 1 + 1e-12
    assert mix == pytest.approx(role_mix(np.array(sorted(counts), dtype=float)), abs=1e-12)
    assert (mix == 0) == (sum(count > 0 for count in counts) == 1)


def test_role_mix_of_two_even_roles_of_five():
    assert role_mix(np.array([3.0, 3.0, 0, 0, 0])) == pytest.approx(np.log(2) / np.log(5))
    assert np.isnan(role_mix(np.zeros(5)))


def test_business_share_of_university_research():
    assert university_business_rd(np.array([6.0, 6.0]), np.array([120.0, 0.0])).tolist()[0] == 5.0
