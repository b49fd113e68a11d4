from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.capital import (
    distance_to_investors,
    equity_ratio,
    financial_actors,
    funding_diversity,
    investment_rate,
    public_rd_captured,
    surplus_share,
    venture_capital,
)


def test_ratios_are_sums_over_sums_and_may_be_negative():
    assert equity_ratio([-20.0, 10.0, np.nan], [50.0, 50.0, 900.0]) == -10.0
    assert investment_rate([[1.0], [1.0]], [[10.0], [0.0]]).tolist()[0] == 10.0
    assert np.isnan(investment_rate([1.0], [-10.0]))
    assert surplus_share(np.array([-5.0]), np.array([50.0])).tolist() == [-10.0]


def test_rounds_are_per_thousand_firms():
    assert venture_capital(np.array([0.0, 6.0]), np.array([3000.0, 0.0])).tolist()[0] == 0.0
    assert np.isnan(venture_capital(6.0, 0.0))


def test_grants_are_per_employee_of_those_with_accounts():
    assert public_rd_captured([900.0, 100.0], [np.nan, 10.0]) == 10.0


def test_financial_actors_are_a_share_of_all_members():
    assert financial_actors([[1, 0, 0, np.nan], [0, 0, 0, 0]]).tolist() == pytest.approx([100 / 3, 0])
    assert distance_to_investors([[1.0, 9.0, np.nan]]).tolist() == [5.0]


@given(st.lists(st.floats(0, 1e6), min_size=2, max_size=7).filter(lambda money: sum(money) > 0))
def test_funding_diversity_lies_between_one_source_and_an_even_spread(money):
    assert -1e-12 <= funding_diversity(money) <= 1 - 1 / len(money) + 1e-12


def test_funding_of_one_stated_source_says_nothing():
    assert np.isnan(funding_diversity([100.0, np.nan, np.nan]))
    assert funding_diversity([100.0, 0.0]) == 0.0
    assert np.isnan(funding_diversity([0.0, 0.0]))
