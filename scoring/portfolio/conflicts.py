"""Rules that contradict each other: the smallest set that no portfolio obeys, named so that one can give way.

A set of rules contradicts exactly when it meets every correction set (rules whose removal leaves something
possible). The smallest set that meets all correction sets found so far is therefore too small or the answer
(Ignatiev et al. 2015, "Smallest MUS Extraction with Minimal Hitting Set Dualization").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

from scoring.portfolio.problem import Problem
from scoring.portfolio.rules import Rule
from scoring.portfolio.solve import SECONDS, solve

MOST_ROUNDS = 200


@dataclass(frozen=True)
class Conflict:
    """Rules that contradict each other: without any one of them, the others can be met together.

    `smallest` is whether no smaller set contradicts itself anywhere in the policy, as proven.
    """

    rules: tuple[Rule, ...]
    smallest: bool


def conflict(problem: Problem, *, seconds: float = SECONDS) -> Conflict | None:
    """The smallest set of rules that contradict each other; None where a portfolio obeys them all.

    ArithmeticError where a solve did not end: then it is not known whether there is a portfolio.
    """
    everything = list(range(len(problem.rules)))
    if possible(problem, everything, seconds):
        return None
    corrections: list[set[int]] = []
    for _ in range(MOST_ROUNDS):
        suspects = smallest_hitting(corrections, len(everything))
        if not possible(problem, suspects, seconds):
            return Conflict(tuple(problem.rules[at] for at in suspects), smallest=True)
        corrections.append(set(everything) - set(_grown(problem, suspects, seconds)))
    kept = deletion_filter(problem, everything, seconds)
    return Conflict(tuple(problem.rules[at] for at in kept), smallest=False)


def possible(problem: Problem, rules: Collection[int], seconds: float = SECONDS) -> bool:
    """Whether some portfolio obeys the rules at these positions."""
    found = solve(problem.within(sorted(rules)), np.zeros(len(problem.candidates)), seconds=seconds)
    if found.status not in ("optimal", "infeasible"):
        raise ArithmeticError(
            f"Whether the rules can be met is not known: the solver ended with {found.status}."
        )
    return found.status == "optimal"


def deletion_filter(problem: Problem, rules: Sequence[int], seconds: float = SECONDS) -> list[int]:
    """A set of contradicting rules of which none can be spared: each is dropped if the rest still do."""
    kept = list(rules)
    for one in rules:
        rest = [other for other in kept if other != one]
        if not possible(problem, rest, seconds):
            kept = rest
    return kept


def smallest_hitting(sets: Sequence[Collection[int]], number: int) -> list[int]:
    """The fewest of `number` things such that each set holds one; of equally few, the earliest.

    >>> smallest_hitting([{0, 1}, {1, 2}, {2, 0}], 3)
    [0, 1]
    """
    if not sets:
        return []
    meets = np.array([[float(one in held) for one in range(number)] for held in sets])
    early = np.arange(number) / (number * (number + 1.0))
    found = milp(
        1.0 + early,
        constraints=LinearConstraint(meets, 1.0, np.inf),
        bounds=Bounds(0, 1),
        integrality=np.ones(number),
        options={"mip_rel_gap": 0.0},
    )
    if found.status != 0:
        raise ArithmeticError("The solver found no set of suspects; please report the policy.")
    return [int(one) for one in np.flatnonzero(found.x > 0.5)]


def _grown(problem: Problem, rules: Sequence[int], seconds: float) -> list[int]:
    """As many more rules as can be met together with these, tried in their order."""
    kept = list(rules)
    for one in range(len(problem.rules)):
        if one not in kept and possible(problem, [*kept, one], seconds):
            kept.append(one)
    return kept
