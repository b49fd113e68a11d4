"""The portfolio: the best by trying all, in whole kroner, whatever the order of rows, and on bad days."""

from __future__ import annotations

from dataclasses import replace
from math import inf, isnan

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.recommend import ALIKE, Portfolio, recommend
from scoring.portfolio.rules import Policy, Rule
from scoring.ranking import neutral_key
from tests.scoring.portfolio.by_brute_force import a_candidate, candidates, possible, rules


def funded(
    listed: list[Candidate], *told: Rule, budget: float | None = None, seats: int | None = None
) -> set[str]:
    return set(recommend(listed, Policy(told), budget=budget, seats=seats).funded)


@settings(deadline=None, max_examples=80)
@given(candidates(9), rules())
def test_it_is_the_best_of_all_portfolios_and_of_equal_ones_the_one_by_lot(
    listed: list[Candidate], told: list[Rule]
) -> None:
    made = recommend(listed, Policy(tuple(told)), budget=None, seats=None, call_id="2026")
    allowed = possible(listed, told)
    if not allowed:
        assert (made.status, made.funded, isnan(made.value)) == ("infeasible", (), True)
        return
    most = max(sum(one.value for one in portfolio) for portfolio in allowed)
    equal = [one for one in allowed if sum(each.value for each in one) >= most - ALIKE]
    lot = min(
        equal, key=lambda one: sum(int(neutral_key("2026", each.application_id)[:13], 16) for each in one)
    )
    assert made.status == "optimal"
    assert made.value == pytest.approx(most, abs=ALIKE)
    assert set(made.funded) == {one.application_id for one in lot}
    assert made.gap <= ALIKE


@settings(deadline=None, max_examples=40)
@given(candidates(8), rules(), st.data())
def test_the_order_of_rows_never_matters(
    listed: list[Candidate], told: list[Rule], data: st.DataObject
) -> None:
    policy = Policy(tuple(told))
    before = recommend(listed, policy, budget=None, seats=None)
    shuffled = data.draw(st.permutations(listed))
    after = recommend(shuffled, policy, budget=None, seats=None)
    assert repr(after) == repr(before)


def test_a_budget_is_spent_to_the_last_krone_and_not_one_more() -> None:
    sums = (33_333_333.33, 33_333_333.33, 33_333_333.34)
    listed = [a_candidate(i, requested=asked) for i, asked in enumerate(sums)]
    assert len(funded(listed, budget=100_000_000.0)) == 3
    assert len(funded(listed, budget=99_999_999.99)) == 2


def test_equal_portfolios_are_chosen_by_lot_and_not_by_name() -> None:
    listed = [a_candidate(i) for i in range(9)]
    made = recommend(listed, Policy(), budget=None, seats=3, call_id="2026")
    by_lot = sorted(listed, key=lambda one: neutral_key("2026", one.application_id))[:3]
    assert set(made.funded) == {one.application_id for one in by_lot}
    assert made.funded != ("A-0", "A-1", "A-2")


@pytest.mark.parametrize(("budget", "number"), [(0.0, 0), (9.99, 0), (10.0, 1), (1e9, 5)])
def test_budget_for_none_and_for_all(budget: float, number: int) -> None:
    assert len(funded([a_candidate(i) for i in range(5)], budget=budget)) == number


def test_without_budget_and_seats_whoever_is_worth_something_is_in() -> None:
    assert funded([a_candidate(1, 2.0), a_candidate(2, -0.1), a_candidate(3, 0.5)]) == {"A-1", "A-3"}


def test_an_empty_seat_is_better_than_a_loss_unless_the_policy_fills_it() -> None:
    listed = [a_candidate(1, 2.0), a_candidate(2, -0.1), a_candidate(3, -0.5)]
    assert funded(listed, seats=2) == {"A-1"}
    assert funded(listed, Rule("fund_at_least", 2.0), seats=2) == {"A-1", "A-2"}


def test_without_a_sum_or_a_value_an_application_is_barred_and_said_so() -> None:
    listed = [a_candidate(1, 9.0, requested=None), a_candidate(2, -inf), a_candidate(3)]
    made = recommend(listed, Policy(), budget=100.0, seats=None)
    assert (made.funded, made.barred) == (("A-3",), (("A-1", "no sum"), ("A-2", "no value")))
    assert recommend(listed, Policy(), budget=None, seats=1).funded == ("A-1",)


def test_nobody_applied() -> None:
    assert recommend([], Policy(), budget=1.0, seats=1).funded == ()


def test_nothing_is_read_from_a_solve_that_ran_out_of_time() -> None:
    listed = [a_candidate(i, 1 + i * 0.1 % 0.7, requested=1000.0 + 37 * i % 501) for i in range(300)]
    made = recommend(listed, Policy(), budget=40_000.0, seats=None, seconds=1e-9)
    assert repr(made) == repr(Portfolio("time limit"))


def test_the_policy_overrides_budget_and_seats_of_the_call() -> None:
    listed = [a_candidate(i) for i in range(5)]
    policy = replace(Policy(), budget=40.0, seats=2)
    assert len(recommend(listed, policy, budget=10.0, seats=1).funded) == 2
