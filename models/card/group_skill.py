"""Skill for some of the applications only: by region, sector and size of the consortium, each with its n."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.card.plain import given
from models.groups import LEAST_IN_GROUP
from models.paired import interval, resampled

Floats = npt.NDArray[np.float64]
KINDS = ("size", "sector", "region")


@dataclass(frozen=True)
class GroupSkill:
    """One group: skill is the correlation of the ranks that its applications had in their own calls.

    error: how much more they grew than predicted, in pp a year, less the same of their calls: above 0 the
    group is scored too low. Both with 90 % intervals; None where fewer than 20 outcomes were tested.
    """

    kind: str
    name: str
    n: int
    calls: int
    skill: float | None
    skill_low: float | None
    skill_high: float | None
    error: float | None
    error_low: float | None
    error_high: float | None

    @property
    def is_small(self) -> bool:
        """Whether there are too few outcomes to say anything."""
        return self.n < LEAST_IN_GROUP


def group_skill(predictions: pd.DataFrame, past: pd.DataFrame, *, seed: int) -> tuple[GroupSkill, ...]:
    """Groups of each kind that `past` has, the largest first."""
    rows = predictions.dropna(subset=["growth", "model"]).sort_values("application_id", ignore_index=True)
    kinds = [kind for kind in KINDS if kind in past and past[kind].notna().any()]
    if rows.empty or not kinds:
        return ()
    rows = rows.join(past[kinds], on="application_id")
    by_call = rows.groupby("call_id")
    rows["rank"], rows["own"] = by_call["growth"].rank(pct=True), by_call["model"].rank(pct=True)
    off = rows["growth"] - rows["model"]
    rows["off"] = off - off.groupby(rows["call_id"]).transform("mean")
    counts = _counts(rows["call_id"], seed=seed)
    told = [_group(kind, str(name), own, counts) for kind in kinds for name, own in rows.groupby(kind)]
    return tuple(sorted(told, key=lambda one: (KINDS.index(one.kind), -one.n, one.name)))


def _counts(call: pd.Series, *, seed: int) -> Floats:
    """How often each row stands in each resample: resamples × rows, first of all the sample itself."""
    drawn = [np.bincount(at, minlength=len(call)) for at, _ in resampled(call, seed=seed)]
    return np.array(drawn, dtype="float64")


def _group(kind: str, name: str, own: pd.DataFrame, counts: Floats) -> GroupSkill:
    n, calls = len(own), int(own["call_id"].nunique())
    if n < LEAST_IN_GROUP:
        return GroupSkill(kind, name, n, calls, None, None, None, None, None, None)
    weights = counts[:, own.index.to_numpy()]
    skill = _correlations(weights, own["rank"].to_numpy(), own["own"].to_numpy())
    error = _means(weights, own["off"].to_numpy())
    return GroupSkill(kind, name, n, calls, *_ends(skill), *_ends(error))


def _correlations(weights: Floats, x: Floats, y: Floats) -> Floats:
    """Pearson's correlation of x and y under each row of weights; missing without spread."""
    mx, my = _means(weights, x), _means(weights, y)
    cov = _means(weights, x * y) - mx * my
    spread = (_means(weights, x**2) - mx**2) * (_means(weights, y**2) - my**2)
    told = spread > 1e-12
    found: Floats = np.where(told, cov / np.sqrt(np.where(told, spread, 1.0)), np.nan)
    return found


def _means(weights: Floats, x: Floats) -> Floats:
    total = weights.sum(axis=1)
    means: Floats = np.divide(weights @ x, total, out=np.full(len(total), np.nan), where=total > 0)
    return means


def _ends(values: Floats) -> tuple[float | None, float | None, float | None]:
    low, high = interval(values)
    return given(values[0]), given(low), given(high)
