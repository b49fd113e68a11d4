"""The one home of the solver: HiGHS by way of scipy. Its status is read first, nothing after a bad one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy.optimize import Bounds, LinearConstraint, milp

from scoring.portfolio.problem import Problem, Row

Floats = npt.NDArray[np.float64]
Status = Literal["optimal", "infeasible", "time limit", "unbounded", "numerical trouble"]
STATUS: dict[int, Status] = {
    0: "optimal",
    1: "time limit",
    2: "infeasible",
    3: "unbounded",
    4: "numerical trouble",
}
SECONDS = 120.0
"""Time limit of one solve. What was found by then depends on the machine, so it is not read."""
MOST_CUTS = 50


@dataclass(frozen=True, eq=False)
class Solution:
    """How a solve ended. What was chosen can be read only where it ended well.

    `gap` is what the solver proved: no portfolio is better by more than this share of the value.
    """

    status: Status
    gap: float | None = None
    _chosen: npt.NDArray[np.bool_] | None = None

    @property
    def chosen(self) -> npt.NDArray[np.bool_]:
        """Which candidates are chosen; ArithmeticError where the solve did not end in a proven optimum."""
        if self.status != "optimal" or self._chosen is None:
            raise ArithmeticError(f"There is no portfolio to read: the solver ended with {self.status}.")
        return self._chosen


def solve(
    problem: Problem,
    worth: Floats,
    *,
    floors: tuple[tuple[Floats, float], ...] = (),
    seconds: float = SECONDS,
) -> Solution:
    """The choice with the largest Σ `worth` that obeys the problem's rows.

    Each of `floors` asks for Σ weights ≥ amount besides. A choice that breaks a rule by less than the solver
    sees is cut off and the search goes on: the rules hold in whole numbers.
    """
    for _ in range(MOST_CUTS):
        found = _once(problem, worth, floors, seconds)
        if found.status != "optimal" or problem.obeyed(found.chosen):
            return found
        chosen = np.flatnonzero(found.chosen)
        cut = Row(-1, chosen, np.ones(len(chosen), dtype="int64"), high=len(chosen) - 0.5)
        problem = replace(problem, rows=(*problem.rows, cut))
    raise ArithmeticError(f"The solver broke a rule {MOST_CUTS} times in a row; nothing is recommended.")


def _once(
    problem: Problem, worth: Floats, floors: tuple[tuple[Floats, float], ...], seconds: float
) -> Solution:
    if not len(worth):
        empty = np.zeros(0, dtype=bool)
        return Solution("optimal", 0.0, empty) if problem.obeyed(empty) else Solution("infeasible")
    rows = problem.rows
    limits = [LinearConstraint(weights[None, :], amount, np.inf) for weights, amount in floors]
    if rows:
        low, high = np.array([row.low for row in rows]), np.array([row.high for row in rows])
        limits.append(LinearConstraint(problem.matrix(), low, high))
    result = milp(
        -worth,
        constraints=limits,
        bounds=Bounds(0, problem.open.astype("float64")),
        integrality=np.ones(len(worth)),
        options={"mip_rel_gap": 0.0, "time_limit": seconds},
    )
    status = STATUS.get(int(result.status), "numerical trouble")
    if status != "optimal":
        return Solution(status)
    return Solution(status, float(result.mip_gap), np.asarray(result.x > 0.5))
