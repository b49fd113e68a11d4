"""What rules cost: as trying all portfolios finds it, with the fewest swaps, and what draws make of it."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.costs import Cost, costs
from scoring.portfolio.problem import Problem, problem_of
from scoring.portfolio.recommend import ALIKE, best, lots
from scoring.portfolio.rules import Rule
from tests.scoring.portfolio.by_brute_force import a_candidate, candidates, obeys, possible, rules, subsets


def priced(problem: Problem, draws: np.ndarray | None = None) -> tuple[Cost, ...]:
    numbers = lots(problem, "2026")
    return costs(problem, best(problem, numbers).chosen, numbers, draws=draws)


@settings(deadline=None, max_examples=30)
@given(candidates(6), rules())
def test_the_loss_is_that_of_the_best_portfolio_without_the_rule(
    listed: list[Candidate], told: list[Rule]
) -> None:
    allowed = possible(listed, told)
    if not allowed:
        return
    most = max(sum(one.value for one in portfolio) for portfolio in allowed)
    for cost in priced(problem_of(listed, told)):
        rest = [rule for rule in told if rule is not cost.rule]
        freed = [one for one in subsets(listed) if all(obeys(one, rule, told[0].limit) for rule in rest)]
        freer = max(sum(one.value for one in portfolio) for portfolio in freed)
        assert cost.loss == pytest.approx(freer - most, abs=2 * ALIKE)
        values = {one.application_id: one.value for one in listed}
        won = sum(values[one] for one in cost.brought_in) - sum(values[one] for one in cost.left_out)
        assert won == pytest.approx(cost.loss, abs=2 * ALIKE)


def test_a_floor_costs_one_swap_and_a_loose_ceiling_nothing() -> None:
    listed = [
        a_candidate(1, 3.0),
        a_candidate(2, 2.0),
        a_candidate(3, 1.5, region="bodo"),
        a_candidate(4, 1.0, region="bodo"),
    ]
    floor = Rule("at_least", 1.0, "region", ("bodo",), "Bodø")
    loose = Rule("at_most", 2.0, "stage", ("arena",), "arena")
    told = [Rule("seats", 2.0), floor, loose]
    found = {one.rule.kind: one for one in priced(problem_of(listed, told))}
    assert found["at_least"] == Cost(floor, "optimal", 0.5, ("A-2",), ("A-3",))
    assert found["seats"] == Cost(told[0], "optimal", 0.0)
    assert found["at_most"] == Cost(loose, "optimal", 0.0)


def test_draws_say_how_sure_a_loss_is() -> None:
    listed = [a_candidate(1, 2.0), a_candidate(2, 1.0)]
    told = [Rule("seats", 1.0), Rule("must_not_fund", 0.0, applications=("A-1",))]
    draws = np.array([[3, 1], [2, 1], [0, 1], [4, 1], [1.5, 1]], dtype="float32")
    found = {one.rule.kind: one for one in priced(problem_of(listed, told), draws)}["must_not_fund"]
    assert (found.loss, found.share) == (1.0, 0.8)
    assert (found.low, found.high) == pytest.approx((-0.4, 2.6))


def test_of_equally_good_ways_out_the_one_with_fewest_swaps_is_named() -> None:
    listed = [a_candidate(i, 1.0) for i in range(6)] + [a_candidate(9, 1.5)]
    told = [Rule("seats", 3.0), Rule("must_not_fund", 0.0, applications=("A-9",))]
    found = {one.rule.kind: one for one in priced(problem_of(listed, told))}["must_not_fund"]
    assert (found.brought_in, len(found.left_out)) == (("A-9",), 1)
