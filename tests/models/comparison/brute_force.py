"""Matching as a person would do it with a list and a ruler: every pair looked at, nothing clever."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.comparison.matching import Design
from models.comparison.places import ENOUGH_WITHIN
from models.comparison.propensity import propensity_logit, propensity_score

SAME = 7
"""Decimals beyond which distances count as the same."""


def brute_force(units: pd.DataFrame, design: Design) -> dict[str, list[str]]:
    """Controls of every treated unit that has any, the nearest first."""
    units = units.sort_index()
    values, treated = units[list(design.covariates)].to_numpy(dtype="float64"), units["treated"].to_numpy()
    score = np.zeros(len(units))
    if design.distance == "propensity":
        logit = propensity_logit(values, treated)
        score, reach = propensity_score(logit), logit[:, None] / logit.std(ddof=1)
        apart = np.abs(score[:, None] - score)
    else:
        difference = values[:, None, :] - values
        inverse = np.linalg.pinv(pooled(values, groups(units, design)))
        squared = np.einsum("abi,ij,abj->ab", difference, inverse, difference)
        apart, spread = np.sqrt(np.maximum(0, squared)), values.std(axis=0, ddof=1)
        reach = values / np.where(spread > 0, spread, 1)
    open_to = ~treated[None, :] & treated[:, None]
    for column in design.exact:
        open_to &= units[column].to_numpy()[:, None] == units[column].to_numpy()
    if design.caliper is not None:
        open_to &= (np.abs(reach[:, None, :] - reach) <= design.caliper).all(axis=2)
    step = -1 if design.ties == "later" else 1
    wishes = {
        a: sorted(np.flatnonzero(open_to[a]).tolist(), key=lambda b: (round(apart[a, b], SAME), step * b))
        for a in np.flatnonzero(treated).tolist()
    }
    got = wishes
    if not design.replacement:
        got = _in_turn(wishes, score.round(SAME), design.neighbours)
    name = units.index
    return {name[a]: [name[b] for b in some[: design.neighbours]] for a, some in got.items() if some}


def groups(units: pd.DataFrame, design: Design) -> np.ndarray:
    """Treated or not, and by cell where there are units enough beyond one a group."""
    known = units[list(design.exact)].notna().all(axis=1)
    cells = (
        units[list(design.exact)].astype("str").agg(" ".join, axis=1).where(known, "") if design.exact else ""
    )
    fine = pd.factorize(units["treated"].astype("str") + cells)[0]
    enough = len(units) - len(set(fine)) >= ENOUGH_WITHIN
    return fine if enough else units["treated"].to_numpy()


def pooled(values: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """Covariance within the groups, over all units."""
    parts = [values[groups == group] for group in np.unique(groups)]
    squares = [(one - one.mean(axis=0)).T @ (one - one.mean(axis=0)) for one in parts]
    return sum(squares) / max(1, len(values) - len(parts))


def _in_turn(wishes: dict[int, list[int]], score: np.ndarray, rounds: int) -> dict[int, list[int]]:
    taken: set[int] = set()
    got: dict[int, list[int]] = {}
    for _ in range(rounds):
        for a in sorted(wishes, key=lambda one: (-score[one], one)):
            free = [b for b in wishes[a] if b not in taken]
            if free:
                taken.add(free[0])
                got.setdefault(a, []).append(free[0])
    return got
