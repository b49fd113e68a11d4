"""Rules that contradict each other: the smallest set, as trying all sets finds it."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given, settings

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.conflicts import conflict, deletion_filter
from scoring.portfolio.problem import problem_of
from scoring.portfolio.rules import Rule
from tests.scoring.portfolio.by_brute_force import a_candidate, candidates, obeys, rules, subsets


def contradict(listed: list[Candidate], told: tuple[Rule, ...], budget: float) -> bool:
    return not any(all(obeys(one, rule, budget) for rule in told) for one in subsets(listed))


@settings(deadline=None, max_examples=60)
@given(candidates(5), rules())
def test_the_smallest_set_is_smallest_and_contradicts_itself(
    listed: list[Candidate], told: list[Rule]
) -> None:
    budget = told[0].limit
    found = conflict(problem_of(listed, told))
    sizes = [
        size
        for size in range(1, len(told) + 1)
        if any(contradict(listed, some, budget) for some in combinations(told, size))
    ]
    if not sizes:
        assert found is None
        return
    assert found is not None
    assert found.smallest
    assert len(found.rules) == sizes[0]
    assert contradict(listed, found.rules, budget)


@settings(deadline=None, max_examples=25)
@given(candidates(5), rules())
def test_the_deletion_filter_leaves_none_that_can_be_spared(
    listed: list[Candidate], told: list[Rule]
) -> None:
    budget = told[0].limit
    if not contradict(listed, tuple(told), budget):
        return
    kept = tuple(told[at] for at in deletion_filter(problem_of(listed, told), range(len(told))))
    assert contradict(listed, kept, budget)
    for one in kept:
        rest = tuple(other for other in kept if other is not one)
        assert not contradict(listed, rest, budget)


def test_three_rules_of_which_any_two_can_be_met() -> None:
    listed = [a_candidate(1, stage="arena"), a_candidate(2, stage="mature"), a_candidate(3, stage="mature")]
    told = [
        Rule("budget", 1000.0),
        Rule("seats", 2.0),
        Rule("at_least", 1.0, "stage", ("arena",), "arena"),
        Rule("at_least", 2.0, "stage", ("mature",), "mature"),
        Rule("at_most", 9.0, "region", ("oslo",), "Oslo"),
    ]
    found = conflict(problem_of(listed, told))
    assert found is not None
    assert (found.rules, found.smallest) == (tuple(told[1:4]), True)
