"""What every rule costs: the best portfolio without it, who comes in and goes out, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.portfolio.problem import Problem
from scoring.portfolio.recommend import ALIKE, worth
from scoring.portfolio.rules import Rule
from scoring.portfolio.solve import SECONDS, Floats, settled_by, solve

Draws = npt.NDArray[np.float32]
NUDGE = 1e-3
"""Weight of the lottery numbers beside one swap: they only choose among portfolios with as few swaps."""


@dataclass(frozen=True)
class Cost:
    """One rule's price: the value lost by it, and the swaps that would win it back.

    `loss` is in the unit of the values, 0 where the rule costs nothing; None where the solver did not end
    (`status`). `brought_in` and `left_out` are what the portfolio without the rule has more and less, the
    fewest swaps that reach its value. `low` and `high` hold 80 % of the draws of the loss, `share` is the
    share of draws in which the rule costs anything; None without draws or swaps.
    """

    rule: Rule
    status: str
    loss: float | None
    brought_in: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    low: float | None = None
    high: float | None = None
    share: float | None = None


def costs(
    problem: Problem,
    chosen: npt.NDArray[np.bool_],
    lots: Floats,
    *,
    draws: Draws | None = None,
    seconds: float = SECONDS,
) -> tuple[Cost, ...]:
    """The cost of every rule of a problem whose best choice is `chosen`, dearest first.

    `draws` are draws × candidates of the values, in the problem's order.
    """
    found = [_cost(problem, at, chosen, lots, draws, seconds) for at in range(len(problem.rules))]
    return tuple(sorted(found, key=lambda one: -(one.loss or 0.0)))


def _cost(
    problem: Problem,
    at: int,
    chosen: npt.NDArray[np.bool_],
    lots: Floats,
    draws: Draws | None,
    seconds: float,
) -> Cost:
    rule, values, freed = problem.rules[at], problem.values, problem.without(at)
    first = solve(freed, values, seconds=seconds)
    if first.status != "optimal":
        return Cost(rule, first.status, None)
    loss = worth(values, first.chosen) - worth(values, chosen)
    if loss <= ALIKE:
        return Cost(rule, "optimal", 0.0)
    enough = worth(values, first.chosen) - ALIKE
    stay = np.where(chosen, 1.0, -1.0) - NUDGE * lots
    settled = settled_by(freed, values, enough)
    nearest = solve(freed, stay, floors=((values, enough),), settled=settled, seconds=seconds)
    after = nearest.chosen if nearest.status == "optimal" else first.chosen
    return Cost(rule, "optimal", loss, *_swaps(problem, chosen, after), *_spread(chosen, after, draws))


def _swaps(
    problem: Problem, before: npt.NDArray[np.bool_], after: npt.NDArray[np.bool_]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who comes in and who goes out, those worth most first."""
    come, go = (
        sorted(np.flatnonzero(moved).tolist(), key=lambda i: -problem.candidates[i].value)
        for moved in (after & ~before, before & ~after)
    )
    return tuple(problem.candidates[i].application_id for i in come), tuple(
        problem.candidates[i].application_id for i in go
    )


def _spread(
    before: npt.NDArray[np.bool_], after: npt.NDArray[np.bool_], draws: Draws | None
) -> tuple[float | None, float | None, float | None]:
    """The 80 % of the draws in the middle of the loss, and in how many there is one."""
    if draws is None:
        return None, None, None
    signs = after.astype("float32") - before.astype("float32")
    losses = draws @ signs
    low, high = np.quantile(losses, (0.1, 0.9))
    return float(low), float(high), float((losses > 0).mean())
