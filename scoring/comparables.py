"""The past applications most alike, and what became of them."""

from __future__ import annotations

import numpy as np
import pandas as pd

from scoring.distance import Array, distances, standardised
from scoring.sheet import Comparable

COUNT = 5
PAIRS_FROM = 1000
"""Past applications between which pairs are measured, taken evenly through the list where there are more."""


def most_alike(
    X: pd.DataFrame, past: pd.DataFrame, told: pd.DataFrame, *, count: int = COUNT
) -> list[tuple[Comparable, ...]]:
    """For each row of `X` the `count` nearest past applications, most alike first.

    `past` has the features of the past applications, indexed by application_id; `told` on that index what
    people read: call_id, name, sector, decision, growth, se (missing where not known). Equal distances stand
    in the order of the identifiers. Who shares too few features with any past one has no comparables.
    """
    if past.empty:
        return [() for _ in range(len(X))]
    past = past.sort_index()
    told = told.loc[past.index]
    there = standardised(past, past)
    usual = usual_distance(there)
    found = []
    for block in distances(standardised(X, past), there):
        for apart in block:
            nearest = [int(i) for i in np.argsort(apart, kind="stable")[:count] if np.isfinite(apart[i])]
            found.append(tuple(_comparable(told.iloc[i], similarity(apart[i], usual)) for i in nearest))
    return found


def usual_distance(there: Array) -> float:
    """Median distance of two past applications (of an even sample of them where there are many)."""
    step = max(1, -(-len(there) // PAIRS_FROM))
    sample = there[::step]
    upper = np.triu_indices(len(sample), k=1)
    apart = np.concatenate(list(distances(sample, sample)))[upper]
    known = apart[np.isfinite(apart)]
    return float(np.median(known)) if len(known) else 0.0


def similarity(apart: float, usual: float) -> float:
    """1 for the same value on every shared feature, 0 for as far apart as two past applications usually are.

    >>> similarity(0.5, usual=2.0), similarity(3.0, usual=2.0), similarity(0.0, usual=0.0)
    (0.75, 0.0, 1.0)
    """
    if usual == 0:
        return float(apart == 0)
    return max(0.0, 1.0 - float(apart) / usual)


def _comparable(told: pd.Series, alike: float) -> Comparable:
    return Comparable(
        application_id=str(told.name),
        call_id=_text(told["call_id"]),
        name=_text(told["name"]),
        sector=_text(told["sector"]),
        decision=_text(told["decision"]),
        growth=_known(told["growth"]),
        se=_known(told["se"]),
        similarity=alike,
    )


def _text(value: object) -> str:
    return "" if pd.isna(value) else str(value)  # type: ignore[call-overload]  # a scalar of a mixed row


def _known(value: object) -> float | None:
    return None if pd.isna(value) else float(value)  # type: ignore[call-overload, arg-type]  # as above
