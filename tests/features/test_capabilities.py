from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.capabilities import (
    critical_mass,
    export_share,
    patents_per_1000_jobs,
    productivity_gap,
    rd_intensity,
    specialisation,
    wage_premium,
)

POSITIVE = st.floats(0.01, 1e6)


def test_specialisation_takes_numbers_arrays_and_series_alike():
    one = specialisation(20.0, 100.0, 10.0, 100.0)
    arrays = specialisation(np.array([20.0, 0.0, np.nan]), np.array([100.0] * 3), 10.0, 100.0)
    series = specialisation(pd.Series([20.0]), pd.Series([100.0]), pd.Series([10.0]), pd.Series([100.0]))
    assert arrays[0] == series[0] == one == pytest.approx(np.log(2))
    assert np.isnan(arrays[1:]).all()  # no jobs in it, and a suppressed cell


@given(POSITIVE, POSITIVE, POSITIVE, POSITIVE, st.floats(0.1, 10))
def test_specialisation_is_the_same_for_thousands_of_jobs(jobs, region, sector, nation, factor):
    scaled = specialisation(jobs * factor, region * factor, sector * factor, nation * factor)
    assert scaled == pytest.approx(specialisation(jobs, region, sector, nation), abs=1e-9)


def test_the_productivity_gap_holds_every_firm_against_its_own_sector():
    value_added, employees = [2000.0, 300.0], [1.0, 1.0]
    alike = productivity_gap(value_added, employees, [2000.0, 300.0])
    assert alike == pytest.approx(np.log(1150) - (np.log(2000) + np.log(300)) / 2)
    assert productivity_gap([2.0], [1.0], [1.0]) == pytest.approx(np.log(2))


def test_a_firm_without_a_sector_median_or_with_a_loss_of_value_added_does_not_break_the_gap():
    known = productivity_gap([30.0], [10.0], [1.0])
    assert productivity_gap([30.0, 900.0], [10.0, 10.0], [1.0, np.nan]) == known
    assert np.isnan(productivity_gap([-30.0], [10.0], [1.0]))
    assert wage_premium([30.0], [10.0], [1.0]) == known


def test_shares_are_of_those_who_state_both_numbers():
    assert rd_intensity([[3.0, np.nan], [np.nan, np.nan]], [[30.0, 500.0], [1.0, 1.0]])[0] == 10.0
    assert np.isnan(rd_intensity([[np.nan]], [[1.0]])[0])
    assert export_share([0.0, 0.0], [10.0, 90.0]) == 0.0
    assert np.isnan(export_share([5.0], [0.0]))


def test_patents_are_per_thousand_jobs():
    assert patents_per_1000_jobs(np.array([50.0, 50.0]), np.array([100_000.0, np.nan]))[0] == 0.5


@given(st.lists(st.floats(0.1, 1e4), min_size=1, max_size=40))
def test_critical_mass_lies_between_one_and_the_number_of_firms(employees):
    mass = critical_mass(employees)
    assert 1 - 1e-9 <= mass <= len(employees) + 1e-9


def test_a_firm_without_employees_adds_no_mass():
    assert critical_mass([40.0, 40.0, 0.0, np.nan]) == 2.0
    assert np.isnan(critical_mass([0.0, 0.0]))
