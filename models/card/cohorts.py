"""What the version learnt from, call by call: who has an outcome, who has none, and how firm they are."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from models.card.plain import given, whole
from models.outcomes import LEAST_EVALUABLE


@dataclass(frozen=True)
class Cohort:
    """One call. growth: mean outcome of its applications, with its standard error, in pp a year.

    known: applications with an outcome, of them funded, rejected and without a decision. evaluable: mean
    share of member firms with accounts at both ends, None where outcomes are of another source. thin: that
    share is under 60 %. winners_only: outcomes are known, and none of an application that was rejected.
    """

    call_id: str
    closes_on: str
    applications: int
    known: int
    funded: int
    rejected: int
    undecided: int
    growth: float | None
    growth_se: float | None
    evaluable: float | None
    thin: bool
    winners_only: bool


def cohorts(past: pd.DataFrame) -> tuple[Cohort, ...]:
    """Every call of `past` (models/champion.py), oldest first."""
    days = past.groupby("call_id")["closes_on"].first()
    order = sorted(days.items(), key=lambda one: (one[1], one[0]))
    return tuple(_cohort(str(call), past[past["call_id"] == call]) for call, _ in order)


def _cohort(call: str, rows: pd.DataFrame) -> Cohort:
    told = rows[rows["growth"].notna()]
    decided = told["decision"].value_counts()
    funded, rejected = int(decided.get("funded", 0)), int(decided.get("rejected", 0))
    evaluable = given(told["evaluable"].mean())
    return Cohort(
        call_id=call,
        closes_on=rows["closes_on"].iloc[0].date().isoformat(),
        applications=len(rows),
        known=len(told),
        funded=funded,
        rejected=rejected,
        undecided=len(told) - funded - rejected,
        growth=given(told["growth"].mean()),
        growth_se=given(told["growth"].sem()) if whole(told["growth"]) else None,
        evaluable=evaluable,
        thin=evaluable is not None and evaluable < LEAST_EVALUABLE,
        winners_only=funded > 0 and rejected == 0,
    )
