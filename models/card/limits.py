"""What is known to limit a version, each by a declared rule, as a code with its numbers and names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from models.card.cohorts import Cohort
from models.card.inputs import Input
from models.card.plain import given
from models.intervals.coverage import Coverage

FEW_CASES, FEW_CALLS = 200, 10
LARGE_ERROR = 0.5
"""A median standard error of more than half the outcomes' spread: much of what is learnt from is noise."""
OFTEN_MISSING = 0.5


@dataclass(frozen=True)
class Limit:
    """One limit; the words for its `code` are filled with `numbers` and the list of `names`."""

    code: str
    numbers: dict[str, float] = field(default_factory=dict)
    names: tuple[str, ...] = ()


def limits(
    past: pd.DataFrame,
    tested: int,
    told: Sequence[Cohort],
    held: Sequence[Coverage],
    features: Sequence[Input],
    *,
    is_index: bool,
) -> tuple[Limit, ...]:
    """The limits that hold, from what every version shares to what is particular to this one."""
    found = [
        Limit("index") if is_index else Limit("association"),
        Limit("elsewhere"),
        *_of_outcomes(past, told),
        *_of_selection(told),
        *_of_testing(tested, held),
    ]
    rare = tuple(one.label for one in features if one.missing > OFTEN_MISSING)
    return (*found, *([Limit("missing", {"count": len(rare), "all": len(features)}, rare)] if rare else []))


def _of_outcomes(past: pd.DataFrame, told: Sequence[Cohort]) -> list[Limit]:
    growth = past["growth"].dropna()
    found = []
    if len(growth) < FEW_CASES:
        found.append(Limit("few_cases", {"cases": len(growth)}))
    error, spread = given(past.loc[growth.index, "se"].median()), given(growth.std())
    if error is not None and spread and error > LARGE_ERROR * spread:
        found.append(Limit("noisy", {"error": error, "spread": spread}))
    if thin := tuple(one.call_id for one in told if one.thin):
        found.append(Limit("thin", names=thin))
    waiting = [one for one in told if not one.known]
    if waiting:
        count = sum(one.applications for one in waiting)
        found.append(Limit("waiting", {"applications": count}, tuple(one.call_id for one in waiting)))
    kinds = tuple(sorted(past["source"].dropna().unique()))
    return [*found, *([Limit("sources", names=kinds)] if len(kinds) > 1 else [])]


def _of_selection(told: Sequence[Cohort]) -> list[Limit]:
    matured = [one for one in told if one.known]
    if winners := tuple(one.call_id for one in matured if one.winners_only):
        return [Limit("winners_only", {"calls": len(winners), "all": len(matured)}, winners)]
    known, funded = sum(one.known for one in matured), sum(one.funded for one in matured)
    return [Limit("selection", {"funded": funded, "known": known})] if funded else []


def _of_testing(tested: int, held: Sequence[Coverage]) -> list[Limit]:
    found = [Limit("few_calls", {"calls": tested})] if 0 < tested < FEW_CALLS else []
    found += [] if any(one.n for one in held) else [Limit("intervals")]
    off = [one for one in held if one.low is not None and one.high is not None]
    for one in off:
        if not float(one.low or 0) <= one.nominal <= float(one.high or 0):
            found.append(Limit("coverage", {"nominal": one.nominal, "share": one.share or 0.0, "n": one.n}))
    return found
