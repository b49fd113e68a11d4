"""A recommendation: one portfolio, its rules with their prices, and everything needed to say or redo it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import fsum

import numpy as np
import numpy.typing as npt

from features.problems import DataError
from scoring.portfolio.candidate import Candidate
from scoring.portfolio.candidates import Listed, candidates
from scoring.portfolio.conflicts import conflict
from scoring.portfolio.costs import Cost, Draws, costs
from scoring.portfolio.problem import Problem
from scoring.portfolio.recommend import Portfolio, best, lots, others_as_good, portfolio_of, stated
from scoring.portfolio.rules import Policy, Rule
from scoring.portfolio.solve import SECONDS
from scoring.recommendation.rule_words import RuleWords
from scoring.sheet import CallScore, ScoreSheet

OF_THE_CALL = ("budget", "seats")


@dataclass(frozen=True, eq=False)
class Recommendation:
    """A call's recommended portfolio. `candidates` are in order of rank, `costs` dearest first.

    `freely` is what budget and seats alone would fund, `price` the value that all other rules together cost,
    in the unit of the value. `ties` is whether other portfolios are worth as much, `draws` how many draws
    weighed the costs, 0 for none. `policy_file` is "" without a policy, `policy_hash` its SHA-256.
    """

    call: CallScore
    policy: Policy
    candidates: tuple[Candidate, ...]
    rules: tuple[Rule, ...]
    portfolio: Portfolio
    costs: tuple[Cost, ...]
    freely: Portfolio
    known_regions: dict[str, str]
    ties: bool = False
    draws: int = 0
    policy_file: str = ""
    policy_hash: str = ""

    @property
    def funded(self) -> frozenset[str]:
        """Identifiers of the applications recommended."""
        return frozenset(self.portfolio.funded)

    @property
    def price(self) -> float:
        """What the rules beyond budget and seats cost together."""
        return max(self.freely.value - self.portfolio.value, 0.0)

    @property
    def growth(self) -> float:
        """The scores of those recommended, added up: pp a year, or points of an index."""
        return fsum(self.sheets[one].score for one in self.portfolio.funded)

    @property
    def sheets(self) -> dict[str, ScoreSheet]:
        """Score sheets by application."""
        return {one.application_id: one for one in self.call.sheets}

    @property
    def budget(self) -> float | None:
        """The budget that applies; None without one."""
        return next((rule.limit for rule in self.rules if rule.kind == "budget"), None)

    @property
    def seats(self) -> int | None:
        """The seats that apply; None without."""
        return next((int(rule.limit) for rule in self.rules if rule.kind == "seats"), None)


def recommendation_of(
    call: CallScore,
    listed: Listed,
    policy: Policy,
    *,
    draws: Draws | None = None,
    policy_file: str = "",
    policy_hash: str = "",
    seconds: float = SECONDS,
    progress: Callable[[str], None] = lambda _: None,
) -> Recommendation:
    """The portfolio to recommend, and what its rules cost.

    `draws` are draws × applications of growth in the order of the call's sheets. DataError where rules
    contradict each other (the smallest such set is named) or the solver did not end in `seconds`.
    """
    progress("Choosing the best portfolio")
    given = candidates(call, listed, policy)
    policy = _as_many(call, listed, policy, given)
    problem = stated(given, policy, budget=call.budget, seats=call.seats, call_id=call.call_id)
    numbers = lots(problem, call.call_id)
    found = best(problem, numbers, seconds=seconds)
    _ended(found.status, problem, call, seconds)
    progress("Solving again without each rule")
    weighed = None if draws is None else _weighed(draws, call, listed, policy, problem)
    at_call = [at for at, rule in enumerate(problem.rules) if rule.kind in OF_THE_CALL]
    freed = problem.within(at_call)
    return Recommendation(
        call,
        policy,
        given,
        problem.rules,
        portfolio_of(problem, found),
        costs(problem, found.chosen, numbers, draws=weighed, seconds=seconds),
        portfolio_of(freed, best(freed, numbers, seconds=seconds)),
        dict(listed.known.regions),
        others_as_good(problem, found.chosen, seconds),
        0 if draws is None else len(draws),
        policy_file,
        policy_hash,
    )


def _as_many(call: CallScore, listed: Listed, policy: Policy, given: Sequence[Candidate]) -> Policy:
    """On lower ends the question is which, not how many: as many are funded as on expected growth.

    Lower ends are often all below zero; their largest sum would be that of funding nobody.
    """
    if policy.value != "lower":
        return policy
    told = replace(policy, value="expected")
    barred = {one.application_id for one in given if one.barred(())}
    expected = [one for one in candidates(call, listed, told) if one.application_id not in barred]
    problem = stated(expected, told, budget=call.budget, seats=call.seats, call_id=call.call_id)
    found = best(problem, lots(problem, call.call_id))
    if found.status != "optimal" or not found.chosen.any():
        return policy
    return replace(policy, rules=(*policy.rules, Rule("fund_at_least", float(found.chosen.sum()))))


def _ended(status: str, problem: Problem, call: CallScore, seconds: float) -> None:
    """DataError unless the solve ended in a proven optimum; where rules contradict, with those that do."""
    if status == "optimal":
        return
    if status != "infeasible":
        raise DataError(
            f"No portfolio is recommended: the solver ended with {status} (limit {seconds:g} s), and what it "
            "had found by then depends on the machine. Run it again, or with fewer rules."
        )
    found = conflict(problem)
    if found is None:
        raise ArithmeticError("The solver finds no portfolio, and no rules that contradict each other.")
    words = RuleWords(call, problem.candidates, "en")
    raise DataError(words.contradiction(found))


def _weighed(
    draws: Draws, call: CallScore, listed: Listed, policy: Policy, problem: Problem
) -> npt.NDArray[np.float32]:
    """Draws in the order of the problem's candidates, counted as the policy counts growth."""
    at = {one.application_id: column for column, one in enumerate(call.sheets)}
    order = [at[one.application_id] for one in problem.candidates]
    told: npt.NDArray[np.float32] = draws[:, order]
    if policy.weight == "applications":
        return told
    staff = [listed.employees[one.application_id] / 100 for one in problem.candidates]
    jobs: npt.NDArray[np.float32] = told * np.array(staff, dtype="float32")
    return jobs
