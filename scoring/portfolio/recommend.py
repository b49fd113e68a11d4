"""The portfolio of the largest value within the rules; among equal ones, that of a neutral order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import fsum, nan

import numpy as np
import numpy.typing as npt

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.problem import Problem, problem_of
from scoring.portfolio.rules import Policy
from scoring.portfolio.solve import SECONDS, Floats, Solution, Status, settled_by, solve
from scoring.ranking import neutral_key

ALIKE = 1e-6
"""Two portfolios whose values differ by less are equally good."""
DIGITS = 13
"""Hexadecimal digits of a neutral key that make its lottery number: as many as a number holds exactly."""


@dataclass(frozen=True)
class Portfolio:
    """Which applications are recommended, by falling value, and what that is worth.

    `status` comes first: unless it is "optimal", `funded` is empty and the numbers are not numbers. `gap` is
    the share by which, at most, another portfolio could be better, as proven. `barred` are those who could
    not be chosen, with why ("no sum", "no value").
    """

    status: Status
    funded: tuple[str, ...] = ()
    value: float = nan
    gap: float = nan
    requested: float = nan
    barred: tuple[tuple[str, str], ...] = ()


def recommend(
    candidates: Sequence[Candidate],
    policy: Policy,
    *,
    budget: float | None,
    seats: int | None,
    call_id: str = "",
    seconds: float = SECONDS,
) -> Portfolio:
    """The portfolio with the largest sum of values within budget, seats and policy.

    Among portfolios equally good, the one whose applications have the smallest sum of lottery numbers, each
    made from call and application identifier: neither rows nor applicants can choose it. `seconds` is the
    time limit of each of two solves.
    """
    problem = stated(candidates, policy, budget=budget, seats=seats, call_id=call_id)
    return portfolio_of(problem, best(problem, lots(problem, call_id), seconds=seconds))


def stated(
    candidates: Sequence[Candidate],
    policy: Policy,
    *,
    budget: float | None,
    seats: int | None,
    call_id: str = "",
) -> Problem:
    """The programme, with candidates in neutral order: the order of rows cannot matter."""
    ordered = sorted(candidates, key=lambda one: neutral_key(call_id, one.application_id))
    return problem_of(ordered, policy.all_rules(budget, seats))


def best(problem: Problem, lots: Floats, *, seconds: float = SECONDS) -> Solution:
    """The choice of the largest value; of equal ones, that with the smallest sum of `lots`."""
    first = solve(problem, problem.values, seconds=seconds)
    if first.status != "optimal":
        return first
    enough = worth(problem.values, first.chosen) - ALIKE
    settled = settled_by(problem, problem.values, enough)
    second = solve(problem, -lots, floors=((problem.values, enough),), settled=settled, seconds=seconds)
    if second.status != "optimal":
        return second
    return Solution("optimal", first.gap, second.chosen)


def others_as_good(problem: Problem, chosen: npt.NDArray[np.bool_], seconds: float = SECONDS) -> bool:
    """Whether another portfolio than `chosen`, the best, is worth as much; False where it is not known."""
    enough = worth(problem.values, chosen) - ALIKE
    away = np.where(chosen, -1.0, 1.0)
    settled = settled_by(problem, problem.values, enough)
    found = solve(problem, away, floors=((problem.values, enough),), settled=settled, seconds=seconds)
    return found.status == "optimal" and bool((found.chosen != chosen).any())


def lots(problem: Problem, call_id: str) -> Floats:
    """A lottery number of 0–1 for every candidate, from the neutral key that also orders equal scores."""
    keys = [neutral_key(call_id, one.application_id)[:DIGITS] for one in problem.candidates]
    return np.array([int(key, 16) / 16**DIGITS for key in keys], dtype="float64")


def worth(values: Floats, chosen: npt.NDArray[np.bool_]) -> float:
    """The sum of the chosen values, the same in any order."""
    return fsum(values[chosen].tolist())


def portfolio_of(problem: Problem, solution: Solution) -> Portfolio:
    """What was chosen, with the names back on it."""
    told = [(one.application_id, one.barred(problem.rules)) for one in problem.candidates]
    barred = sorted((one, why) for one, why in told if why)
    if solution.status != "optimal":
        return Portfolio(solution.status, barred=tuple(barred))
    chosen = [one for one, taken in zip(problem.candidates, solution.chosen, strict=True) if taken]
    listed = sorted(chosen, key=lambda one: -one.value)
    return Portfolio(
        "optimal",
        tuple(one.application_id for one in listed),
        worth(problem.values, solution.chosen),
        nan if solution.gap is None else solution.gap,
        fsum(one.requested or 0.0 for one in chosen),
        tuple(barred),
    )
