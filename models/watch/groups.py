"""How well each group was ranked: pairs put in the right order, against calls in which groups mean nothing.

An application's share of right pairs runs over all others of its call, ties counting half; a group's skill is
the mean over its applications. Half is guessing. Where group names are dealt out anew within every call, the
largest shortfall of any group tells how far chance alone lets one fall (permutation; max over groups).
Intervals count every application twice, as one of the group and as the other of a pair: skill is a
U-statistic, and its linear part gives the error (Hoeffding 1948).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.stats import norm

from models.groups import LEAST_IN_GROUP
from models.watch.panel import Panel, Watched
from models.watch.power import POWER

Floats = npt.NDArray[np.float64]
GROUPS = "groups"
SHUFFLES = 1_000
COVERAGE = 0.9


@dataclass(frozen=True)
class Group:
    """One group of one kind (region, sector, size): n outcomes, right (share of pairs) and its 90 % interval.

    low and high are missing where n is too small for a group's skill to be told, and so is right.
    """

    kind: str
    name: str
    n: int
    right: float
    low: float
    high: float


@dataclass(frozen=True, eq=False)
class Pairs:
    """The pairs of one call. right: each application's share; pull: how far another moves it (one × other).

    Pairs with equal growth do not count; right is missing where none is left.
    """

    right: pd.Series
    pull: Floats


def pairs_of(rows: pd.DataFrame) -> tuple[Pairs, ...]:
    """The pairs of every call; rows have call_id, predicted and growth."""
    return tuple(_pairs(own) for _, own in rows.sort_index().groupby("call_id"))


def right_pairs(rows: pd.DataFrame) -> pd.Series:
    """Share of the call's other applications with which each stands in the right order, where known."""
    parts = [one.right for one in pairs_of(rows)]
    return pd.concat(parts).sort_index().dropna() if parts else pd.Series(dtype="float64")


def by_group(rows: pd.DataFrame, groups: pd.DataFrame) -> tuple[Group, ...]:
    """Every group's skill, kinds in the order of the columns of `groups`, the largest group first."""
    pairs = pairs_of(rows)
    found = []
    for kind in groups.columns:
        names = groups[kind].reindex(right_pairs(rows).index).dropna()
        counts = names.value_counts()
        for name in sorted(counts.index, key=lambda one: (-counts[one], one)):
            found.append(_group(str(kind), str(name), names.index[names == name], pairs))
    return tuple(found)


def group_panel(rows: pd.DataFrame, groups: pd.DataFrame, *, rate: float, seed: int = 0) -> Panel:
    """Whether any group of LEAST_IN_GROUP outcomes was ranked worse than chance lets a group be."""
    right = right_pairs(rows)
    call = rows["call_id"].reindex(right.index)
    members = _members(groups.reindex(right.index))
    calls = int(call.nunique())
    if members.empty:
        why = "no record" if right.empty else "small groups"
        return Panel(GROUPS, len(right), len(right), calls, why=why)
    shuffled = np.array([_means(right.to_numpy(), members, at) for at in _shuffles(call, seed)])
    expected, spread = shuffled.mean(axis=0), np.maximum(shuffled.std(axis=0), 1e-12)
    fall = -np.quantile(((shuffled - expected) / spread).min(axis=1), rate)
    came = _means(right.to_numpy(), members, np.arange(len(right)))
    off = (came - expected) / spread
    columns = [
        Watched(
            name=str(name),
            unit="pairs",
            shift=float(came[i] - expected[i]),
            expected=float(expected[i]),
            came=float(came[i]),
            limits=(-float(fall * spread[i]), float("inf")),
            noticed=float((fall + norm.ppf(POWER)) * spread[i]),
            n=int(members.iloc[:, i].sum()),
            chance=float(norm.cdf(off[i])),
            alarm=bool(off[i] < -fall),
        )
        for i, name in enumerate(members.columns)
    ]
    ordered = tuple(sorted(columns, key=lambda one: (one.chance, one.name)))
    return Panel(GROUPS, len(right), len(right), calls, ordered)


def can_judge(rows: pd.DataFrame, groups: pd.DataFrame) -> bool:
    """Whether any group has LEAST_IN_GROUP outcomes, and somebody is outside it."""
    return not _members(groups.reindex(right_pairs(rows).index)).empty


def _pairs(own: pd.DataFrame) -> Pairs:
    y, p = own["growth"].to_numpy(), own["predicted"].to_numpy()
    counts = y[:, None] != y
    order = np.where(counts, (np.sign(y[:, None] - y) * np.sign(p[:, None] - p) + 1) / 2, 0.0)
    total = counts.sum(axis=1)
    right = np.where(total > 0, order.sum(axis=1) / np.maximum(total, 1), np.nan)
    pull = np.where(counts, order - np.nan_to_num(right)[:, None], 0.0) / np.maximum(total, 1)[:, None]
    return Pairs(pd.Series(right, own.index), pull)


def _group(kind: str, name: str, own: pd.Index, pairs: tuple[Pairs, ...]) -> Group:
    if len(own) < LEAST_IN_GROUP:
        return Group(kind, name, len(own), *(float("nan"),) * 3)
    right = float(pd.concat([one.right for one in pairs]).reindex(own).mean())
    variance = 0.0
    for one in pairs:
        inside = one.right.index.isin(own).astype("float64")
        moved = inside * (one.right.fillna(right).to_numpy() - right) + inside @ one.pull
        variance += float((moved**2).sum()) / len(own) ** 2
    off = float(norm.ppf((1 + COVERAGE) / 2)) * variance**0.5
    return Group(kind, name, len(own), right, max(right - off, 0.0), min(right + off, 1.0))


def _members(groups: pd.DataFrame) -> pd.DataFrame:
    """One column of yes and no a group of LEAST_IN_GROUP, named "kind: name"; nobody's complement."""
    found = {}
    for kind in groups.columns:
        for name, count in sorted(groups[kind].value_counts().items()):
            if LEAST_IN_GROUP <= count < len(groups):
                found[f"{kind}: {name}"] = (groups[kind] == name).fillna(False).to_numpy(dtype=bool)
    return pd.DataFrame(found, index=groups.index)


def _shuffles(call: pd.Series, seed: int) -> list[npt.NDArray[np.int64]]:
    """Orders of the rows, mixed within their call."""
    random = np.random.default_rng(seed)
    codes = pd.factorize(call, sort=True)[0]
    home = np.argsort(codes, kind="stable")
    orders = []
    for _ in range(SHUFFLES):
        at = np.empty(len(codes), dtype="int64")
        at[home] = np.lexsort([random.random(len(codes)), codes])
        orders.append(at)
    return orders


def _means(right: Floats, members: pd.DataFrame, at: npt.NDArray[np.int64]) -> Floats:
    belongs = members.to_numpy(dtype="float64")
    means: Floats = right[at] @ belongs / belongs.sum(axis=0)
    return means
