"""How often each application is selected over what may happen, and how exact that number is."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

import numpy as np
import numpy.typing as npt

from scoring.robustness.chooser import Choose

SOLVES = 200
"""Portfolios worked out, at most: the error of a share is then 3.5 points at worst."""


@dataclass(frozen=True)
class Selected:
    """One application: in what share (0–1) of the portfolios it is, with the error of that many solves.

    `error` is one standard error of the simulation alone; it is never zero (Agresti & Coull 1998), because
    none of 200 does not mean never.
    """

    application_id: str
    share: float
    error: float


@dataclass(frozen=True)
class Selection:
    """Every application, the most often selected first; `solves` portfolios were worked out, of which
    `unsolved` had none within the rules.
    """

    selected: tuple[Selected, ...]
    solves: int
    unsolved: int

    def of(self, application_id: str) -> Selected:
        """That application's row; KeyError where there is none."""
        return {one.application_id: one for one in self.selected}[application_id]


def selection(
    draws: npt.NDArray[np.float32], applications: tuple[str, ...], choose: Choose, *, solves: int = SOLVES
) -> Selection:
    """The choice made again for each of the first `solves` draws (draws × applications)."""
    used = draws[:solves]
    counts, unsolved = dict.fromkeys(applications, 0), 0
    for row in used.tolist():
        funded = choose(dict(zip(applications, row, strict=True)))
        unsolved += not funded
        for one in funded:
            counts[one] += 1
    rows = [
        Selected(one, count / max(len(used), 1), _error(count, len(used))) for one, count in counts.items()
    ]
    ordered = sorted(rows, key=lambda one: (-one.share, one.application_id))
    return Selection(tuple(ordered), len(used), unsolved)


def _error(count: int, number: int) -> float:
    """The standard error of a share, two successes and two failures added.

    >>> round(_error(0, 200), 4), round(_error(100, 200), 4)
    (0.0069, 0.035)
    """
    share = (count + 2) / (number + 4)
    return sqrt(share * (1 - share) / (number + 4))
