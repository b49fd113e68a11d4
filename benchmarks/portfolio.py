"""The portfolio of 2,000 applications under forty constraints: ours beside PuLP's CBC, in the same run.

    make bench NAME=portfolio

Three simulated calls. Ours is all that `klynge recommend` does to find the portfolio: stating the rules,
the solve to a proven optimum, and the second solve that settles ties by lot. PuLP gets the same rows and the
same gap (0) and solves once, a minute at most. Each starts from the same plain data. The last line is JSON:
seconds (ours, the mean of the calls), ratio (CBC's seconds / ours, those at its limit counted as the limit),
gap (the largest that ours left open), objective_difference (the largest in pp on the calls that CBC proved),
peer_proven (on how many), peer_behind (by how many pp its portfolio is worse on the others, at most).
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from statistics import fmean
from typing import TypeVar

import numpy as np
import pulp

from scoring.portfolio.candidate import Candidate
from scoring.portfolio.problem import problem_of
from scoring.portfolio.recommend import Portfolio, recommend
from scoring.portfolio.rules import Policy, Rule

Found = TypeVar("Found")
APPLICATIONS, CALLS = 2000, 3
REGIONS, SECTORS = 20, 15
SEATS, SHARE = 90, 0.04
LIMIT = 60
"""Seconds after which CBC is stopped, whether it has a proof or not."""


def simulated(seed: int) -> tuple[list[Candidate], Policy]:
    """A call, and forty constraints: budget, seats, floors and ceilings by region and sector, exclusions."""
    draw = np.random.default_rng(seed)
    values = draw.normal(1.0, 2.0, APPLICATIONS)
    sums = draw.integers(50, 300, APPLICATIONS) * 100_000
    regions, sectors = draw.integers(0, REGIONS, APPLICATIONS), draw.integers(0, SECTORS, APPLICATIONS)
    candidates = [
        Candidate(
            f"A-{i:04}", f"Bid {i}", float(sums[i]), float(values[i]), f"r{regions[i]}", f"s{sectors[i]}"
        )
        for i in range(APPLICATIONS)
    ]
    floors = [Rule("at_least", 2.0, "region", (f"r{one}",)) for one in range(9)]
    ceilings = [Rule("at_most", 6.0, "region", (f"r{one}",)) for one in range(9)]
    least = [Rule("at_least_share", 0.02, "sector", (f"s{one}",)) for one in range(5)]
    most = [Rule("at_most_share", 0.1, "sector", (f"s{one}",)) for one in range(5)]
    pairs = [
        Rule("exclusion", 1.0, applications=tuple(f"A-{i:04}" for i in draw.choice(APPLICATIONS, 5, False)))
        for _ in range(10)
    ]
    rules = (*floors, *ceilings, *least, *most, *pairs)
    return candidates, Policy(rules, budget=float(SHARE * sums.sum()), seats=SEATS)


def ours(candidates: list[Candidate], policy: Policy) -> Portfolio:
    """What `klynge recommend` recommends."""
    found = recommend(candidates, policy, budget=None, seats=None, call_id="2026")
    if found.status != "optimal":
        raise RuntimeError(f"the solver ended with {found.status}")
    return found


def peer(candidates: list[Candidate], policy: Policy) -> tuple[float, bool]:
    """The value of the portfolio that PuLP finds with CBC from the same rows, and whether it is proven."""
    problem = problem_of(candidates, policy.all_rules(None, None))
    model = pulp.LpProblem("call", pulp.LpMaximize)
    chosen = [pulp.LpVariable(f"x{i}", cat="Binary") for i in range(len(candidates))]
    model += pulp.lpSum(one.value * x for one, x in zip(candidates, chosen, strict=True))
    for row in problem.rows:
        total = pulp.LpAffineExpression(
            [(chosen[i], int(weight)) for i, weight in zip(row.columns, row.weights, strict=True)]
        )
        if np.isfinite(row.high):
            model += total <= row.high
        if np.isfinite(row.low):
            model += total >= row.low
    status = model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0.0, timeLimit=LIMIT))
    if pulp.LpStatus[status] != "Optimal":
        raise RuntimeError(f"CBC ended with {pulp.LpStatus[status]}")
    value = sum(one.value for one, x in zip(candidates, chosen, strict=True) if x.value() > 0.5)
    return float(value), model.sol_status == pulp.LpSolutionOptimal


def main() -> None:
    """Run, print a line a call, and the figures."""
    rows = []
    for seed in range(CALLS):
        call = simulated(seed)
        own, found = timed(lambda call=call: ours(*call))
        other, (value, proven) = timed(lambda call=call: peer(*call))
        rows.append((own, other, found.gap, found.value - value, proven))
        print(
            f"call {seed}: {len(found.funded)} of {APPLICATIONS} worth {found.value:.3f} pp, "
            f"{len(call[1].rules) + 2} constraints; ours {own:.1f} s, CBC {other:.1f} s"
            f"{'' if proven else f' without a proof, {found.value - value:.3f} pp behind'}"
        )
    figures = {
        "seconds": round(fmean(row[0] for row in rows), 2),
        "ratio": round(sum(row[1] for row in rows) / sum(row[0] for row in rows), 2),
        "gap": max(row[2] for row in rows),
        "objective_difference": round(max((abs(row[3]) for row in rows if row[4]), default=0.0), 9),
        "peer_proven": sum(row[4] for row in rows),
        "peer_behind": round(max((row[3] for row in rows if not row[4]), default=0.0), 3),
    }
    print(json.dumps(figures))


def timed(solve: Callable[[], Found]) -> tuple[float, Found]:
    """Seconds, and what was found."""
    start = time.perf_counter()
    found = solve()
    return time.perf_counter() - start, found


if __name__ == "__main__":
    main()
