"""From values by application to the funded ones: the recommendation as a function, so that it can be asked
again.

Whoever is left out of the values has withdrawn. A chooser returns nothing where no choice obeys the rules.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from math import isfinite

import numpy as np
import pandas as pd

from scoring.portfolio.problem import Problem
from scoring.portfolio.recommend import best, lots
from scoring.portfolio.solve import solve
from scoring.ranking import ranked

Values = Mapping[str, float]
Choose = Callable[[Values], tuple[str, ...]]


def first_by_value(seats: int, call_id: str = "") -> Choose:
    """The `seats` highest values; equal ones in the neutral order of the call."""

    def choose(values: Values) -> tuple[str, ...]:
        held = {one: value for one, value in values.items() if isfinite(value)}
        if not held:
            return ()
        return tuple(one.application_id for one in ranked(pd.Series(held), call_id)[:seats])

    return choose


def by_policy(
    problem: Problem, call_id: str, *, weights: Values | None = None, settle_ties: bool = True
) -> Choose:
    """The portfolio of largest value within the rules of `problem`, whatever the values are.

    weights: what a candidate's value is multiplied by, where a policy weighs by employees. Without
    `settle_ties` one solve does: enough for values that are never equal.
    """
    order = [one.application_id for one in problem.candidates]
    chances = lots(problem, call_id)

    def choose(values: Values) -> tuple[str, ...]:
        worth = [values.get(one, -np.inf) * (weights or {}).get(one, 1.0) for one in order]
        can = problem.open & np.isfinite(worth)
        rated = tuple(
            dataclasses.replace(one, value=value)
            for one, value in zip(problem.candidates, worth, strict=True)
        )
        asked = dataclasses.replace(problem, candidates=rated, open=can)
        found = best(asked, chances) if settle_ties else solve(asked, asked.values)
        if found.status != "optimal":
            return ()
        taken = [(value, one) for value, one, own in zip(worth, order, found.chosen, strict=True) if own]
        return tuple(one for _, one in sorted(taken, key=lambda pair: -pair[0]))

    return choose
