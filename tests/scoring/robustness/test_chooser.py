from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.recommend import stated
from scoring.portfolio.rules import Policy, Rule
from scoring.robustness.chooser import by_policy, first_by_value

NAMES = ("a", "b", "c", "d", "e")
VALUES = st.fixed_dictionaries({name: st.integers(-5, 5).map(float) for name in NAMES})


def candidates(values: dict[str, float]) -> list[Candidate]:
    return [Candidate(name, name.upper(), 10.0, value, region="r") for name, value in values.items()]


@given(values=VALUES, seats=st.integers(1, 5))
def test_without_rules_the_portfolio_is_the_highest_values_above_zero(
    values: dict[str, float], seats: int
) -> None:
    problem = stated(candidates(values), Policy(), budget=None, seats=seats, call_id="c")
    positive = {name: value for name, value in values.items() if value > 0}
    chosen = by_policy(problem, "c")(values)
    best = sorted(positive.values(), reverse=True)[:seats]
    assert sorted((values[one] for one in chosen if values[one] > 0), reverse=True) == best


def test_whoever_is_left_out_of_the_values_has_withdrawn() -> None:
    values = {"a": 3.0, "b": 2.0, "c": 1.0}
    problem = stated(candidates(values), Policy(), budget=20.0, seats=3, call_id="c")
    choose = by_policy(problem, "c")
    assert choose(values) == ("a", "b")
    assert choose({"b": 2.0, "c": 1.0}) == ("b", "c")
    assert first_by_value(2)({"b": 2.0, "c": 1.0}) == ("b", "c")


def test_no_choice_within_the_rules_is_nobody() -> None:
    policy = Policy(rules=(Rule("must_fund", 1.0, applications=("a",)),))
    problem = stated(candidates({"a": 1.0, "b": 2.0}), policy, budget=None, seats=1, call_id="c")
    choose = by_policy(problem, "c")
    assert choose({"a": 1.0, "b": 2.0}) == ("a",)
    assert choose({"b": 2.0}) == ()


def test_growth_counts_by_employees_where_the_policy_says_so() -> None:
    values = {"a": 1.0, "b": 2.0}
    problem = stated(candidates(values), Policy(), budget=None, seats=1, call_id="c")
    assert by_policy(problem, "c", weights={"a": 9.0, "b": 1.0})(values) == ("a",)


def test_all_tied_the_neutral_order_of_the_call_decides() -> None:
    values = dict.fromkeys(NAMES, 1.0)
    backwards = dict(reversed(values.items()))
    problem = stated(candidates(values), Policy(), budget=None, seats=2, call_id="c")
    assert set(by_policy(problem, "c")(values)) == set(by_policy(problem, "c")(backwards))
    assert first_by_value(2, "c")(values) == first_by_value(2, "c")(backwards)
