"""The one home of the solver: HiGHS by way of scipy. Its status is read first, nothing after a bad one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

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
MARGIN = 1e-5
"""What the relaxed programme must be clear by to settle anybody: more than its rounding."""


@dataclass(frozen=True, eq=False)
class Settled:
    """Candidates who are in no choice good enough, and those who are in every one."""

    never: npt.NDArray[np.bool_]
    always: npt.NDArray[np.bool_]


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
    settled: Settled | None = None,
    seconds: float = SECONDS,
) -> Solution:
    """The choice with the largest Σ `worth` that obeys the problem's rows.

    Each of `floors` asks for Σ weights ≥ amount besides; who is `settled` is not asked again. A choice that
    breaks a rule by less than the solver sees is cut off and the search goes on: the rules hold in whole
    numbers.
    """
    for _ in range(MOST_CUTS):
        found = _once(problem, worth, floors, settled, seconds)
        if found.status != "optimal" or problem.obeyed(found.chosen):
            return found
        chosen = np.flatnonzero(found.chosen)
        cut = Row(-1, chosen, np.ones(len(chosen), dtype="int64"), high=len(chosen) - 0.5)
        problem = replace(problem, rows=(*problem.rows, cut))
    raise ArithmeticError(f"The solver broke a rule {MOST_CUTS} times in a row; nothing is recommended.")


def settled_by(problem: Problem, worth: Floats, enough: float) -> Settled | None:
    """Who is in no choice, or in every choice, whose Σ `worth` is `enough`; None where that is not known.

    From the reduced costs of the relaxed programme (fractions of applications allowed): whoever would by
    entering, or by leaving, push even its value below `enough`.
    """
    if not len(worth) or not problem.rows:
        return None
    matrix, low, high = problem.matrix(), *_ends(problem)
    below, above = np.isfinite(high), np.isfinite(low)
    upper = problem.open.astype("float64")
    relaxed = linprog(
        -worth,
        A_ub=sparse.vstack([matrix[below], -matrix[above]]),
        b_ub=np.concatenate([high[below], -low[above]]),
        bounds=np.column_stack([np.zeros(len(worth)), upper]),
    )
    if relaxed.status != 0:
        return None
    room = -relaxed.fun - enough + MARGIN
    never = np.asarray(relaxed.lower.marginals > room)
    always = np.asarray(-relaxed.upper.marginals > room) & problem.open
    return Settled(never, always)


def _ends(problem: Problem) -> tuple[Floats, Floats]:
    return np.array([row.low for row in problem.rows]), np.array([row.high for row in problem.rows])


def _once(
    problem: Problem,
    worth: Floats,
    floors: tuple[tuple[Floats, float], ...],
    settled: Settled | None,
    seconds: float,
) -> Solution:
    if not len(worth):
        empty = np.zeros(0, dtype=bool)
        return Solution("optimal", 0.0, empty) if problem.obeyed(empty) else Solution("infeasible")
    limits = [LinearConstraint(weights[None, :], amount, np.inf) for weights, amount in floors]
    if problem.rows:
        limits.append(LinearConstraint(problem.matrix(), *_ends(problem)))
    least, most = np.zeros(len(worth)), problem.open.astype("float64")
    if settled is not None:
        least[settled.always], most[settled.never] = 1.0, 0.0
    result = milp(
        -worth,
        constraints=limits,
        bounds=Bounds(least, most),
        integrality=np.ones(len(worth)),
        options={"mip_rel_gap": 0.0, "time_limit": seconds},
    )
    status = STATUS.get(int(result.status), "numerical trouble")
    if status != "optimal":
        return Solution(status)
    return Solution(status, float(result.mip_gap), np.asarray(result.x > 0.5))
