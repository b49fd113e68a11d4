"""Scores in order: who shares a rank, and in which neutral order equal ones are listed."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import pandas as pd

ALIKE = 9
"""Decimals to which two scores must agree to share a rank: contributions add up to no more."""


@dataclass(frozen=True)
class Ranked:
    """One application's place; `label` is the rank, with "=" where it is shared."""

    application_id: str
    rank: int
    label: str


def ranked(scores: pd.Series, call_id: str) -> list[Ranked]:
    """Applications (the index of `scores`) from the highest score to the lowest, competition ranking.

    Equal ones are listed by `neutral_key`: an order that neither the applicant nor the file can choose.

    >>> [(one.application_id, one.label) for one in ranked(pd.Series({"A": 1.0, "B": 2.0, "C": 1.0}), "2026")]
    [('B', '1'), ('C', '2='), ('A', '2=')]
    """
    told = scores.round(ALIKE)
    order = sorted(told.index, key=lambda one: (-told[one], neutral_key(call_id, str(one))))
    shared = told.duplicated(keep=False)
    places = told.rank(method="min", ascending=False).astype(int)
    return [Ranked(str(one), int(places[one]), f"{places[one]}{'=' if shared[one] else ''}") for one in order]


def neutral_key(call_id: str, application_id: str) -> str:
    """SHA-256 of call and application identifier, the order of equal scores."""
    return hashlib.sha256(f"{call_id}\n{application_id}".encode()).hexdigest()
