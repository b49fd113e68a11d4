from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.driving_forces import (
    entry_rate,
    external_ties,
    industry_tide,
    latest_regional_shift,
    latest_shift,
    local_shift,
    own_momentum,
    payroll_shift,
    rd_partners,
    regional_breadth,
    regional_shift,
    related_variety,
    symmetric_growth,
    unrelated_variety,
)

JOBS = st.floats(0, 1e6)


@given(JOBS, JOBS, st.integers(1, 5))
def test_symmetric_growth_turns_its_sign_with_time_and_is_bounded(before, after, years):
    growth = symmetric_growth(before, after, years)
    if before + after == 0:
        assert np.isnan(growth)
    else:
        assert abs(growth) <= 200 / years + 1e-9
        assert symmetric_growth(after, before, years) == pytest.approx(-growth)


def test_start_ups_and_closures_are_the_ends_of_the_scale():
    assert symmetric_growth(0.0, 7.0, 1) == 200
    assert symmetric_growth(7.0, 0.0, 2) == -100


def test_own_momentum_is_of_members_with_both_ends():
    assert own_momentum([100.0, np.nan, 40.0], [150.0, 500.0, np.nan], 1) == 40.0
    assert np.isnan(own_momentum([np.nan], [3.0], 3))


def test_shift_share_splits_growth_into_tide_and_shift():
    own = symmetric_growth(90.0, 110.0, 3)
    tide = industry_tide(950.0, 1050.0, 3)
    assert local_shift(90.0, 110.0, 950.0, 1050.0, 3) + tide == pytest.approx(own)


def test_the_latest_shifts_are_of_one_year():
    assert latest_shift(90.0, 110.0, 950.0, 1050.0) == local_shift(90.0, 110.0, 950.0, 1050.0, 1)
    assert payroll_shift(90.0, 110.0, 950.0, 1050.0) == local_shift(90.0, 110.0, 950.0, 1050.0, 1)


def test_a_nation_of_one_region_has_no_shift():
    assert local_shift(90.0, 110.0, 90.0, 110.0, 3) == 0


def test_the_regions_shift_is_weighted_and_its_breadth_is_not():
    shifts, jobs = np.array([10.0, -1.0, -1.0, np.nan]), np.array([97.0, 1.0, 2.0, 800.0])
    assert regional_shift(shifts, jobs) == pytest.approx(9.67)
    assert latest_regional_shift(shifts, jobs) == regional_shift(shifts, jobs)
    assert regional_breadth(shifts) == pytest.approx(100 / 3)
    assert np.isnan(regional_breadth(np.array([np.nan])))


@given(st.lists(st.tuples(st.integers(1, 4), st.floats(0.01, 1e4)), min_size=1, max_size=20))
def test_related_and_unrelated_variety_add_up_to_all_variety(sectors):
    """Frenken, Van Oort & Verburg 2007: entropy at five digits is that within plus that between groups."""
    groups, jobs = (np.array(part, dtype=float) for part in zip(*sectors, strict=True))
    related, unrelated = related_variety(jobs, groups), unrelated_variety(jobs, groups)
    share = jobs / jobs.sum()
    assert related + unrelated == pytest.approx(-(share * np.log2(share)).sum(), abs=1e-9)
    assert related >= -1e-12
    assert unrelated >= -1e-12


def test_variety_by_hand():
    """Half of the jobs in one group of two even sectors, a quarter each in two groups of one sector."""
    jobs, groups = np.array([[25.0, 25.0, 25.0, 25.0, 0.0]]), np.array([1, 1, 2, 3, 3])
    assert related_variety(jobs, groups).tolist() == [0.5]
    assert unrelated_variety(jobs, groups).tolist() == [1.5]
    assert np.isnan(related_variety(np.zeros((1, 5)), groups)).all()


def test_shares_without_a_whole_are_missing():
    for share in (entry_rate, external_ties, rd_partners):
        assert share(np.array([1.0]), np.array([4.0])).tolist() == [25.0]
        assert np.isnan(share(np.array([0.0]), np.array([0.0]))).all()
