"""What a letter says to one applicant, before any words: facts of its own sheet only."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import pandas as pd

from scoring.letter.reviews import Reviews
from scoring.low_confidence import LowConfidence
from scoring.reasons import kind_of
from scoring.sheet import CallScore, Contribution, DimensionScore, ScoreSheet
from scoring.what_if import Gap, actionable_gaps

SHOWN = 3
"""Strengths, and as many gaps, deeds and unknown indicators: what fits on a page that is read."""
TYPICAL_OF = 5
"""The median of fewer past applications would tell what one of them was like: then it is left out."""
Decision = Literal["funded", "reserved", "rejected"]


@dataclass(frozen=True)
class Letter:
    """One application's letter. Contributions stand largest first; numbers are those of the sheet.

    `strengths` and `gaps` are indicators of which the programme said beforehand which way is better, on
    which the application is better, or worse, than typical, and which counted that way. `beside` counted as
    much, but the programme has not said which way is better, or the model learnt the opposite. `unsettled`
    names dimensions of which past cases do not settle whether they count for or against: no indicator of
    theirs is told. `deeds` are gaps that an applicant can act on.
    """

    application_id: str
    name: str
    call_id: str
    closes_on: str
    horizon_years: int
    applications: int
    seats: int | None
    decision: Decision | None
    grounds: str
    currency: str
    unit: str
    decimals: int
    score: float
    neutral: float
    interval: tuple[float, float] | None
    ranks: tuple[int, int] | None
    pairs_right: float | None
    doubt: LowConfidence | None
    cases: int
    model_version: str
    model_as_of: str
    data_digest: str
    is_index: bool
    evidence_share: float
    strengths: tuple[Contribution, ...]
    gaps: tuple[Contribution, ...]
    beside: tuple[Contribution, ...]
    unsettled: tuple[str, ...]
    unknown: tuple[Contribution, ...]
    deeds: tuple[Gap, ...]
    reviews: Reviews | None

    @property
    def has_typical(self) -> bool:
        """Whether there are enough past applications to say what is typical of them."""
        return self.cases >= TYPICAL_OF


def letter_of(
    call: CallScore,
    sheet: ScoreSheet,
    *,
    decision: Decision | None = None,
    grounds: str = "",
    reviews: Reviews | None = None,
) -> Letter:
    """The letter about `sheet`. Of `call` only what holds for the call as a whole enters.

    `grounds` are the reasons that whoever decided gave, in their words; empty where none are recorded.
    """
    open_dimensions = {one.dimension for one in sheet.dimensions if _settled(one) is False}
    told = [one for one in sheet.contributions if one.dimension not in open_dimensions]
    counted = [one for one in told if one.value is not None and _counts(one, call.decimals)]
    counted.sort(key=lambda one: -abs(one.contribution))
    by_kind = {kind: [one for one in counted if kind_of(one) == kind] for kind in ("strong", "weak")}
    beside = [one for one in counted if kind_of(one) not in by_kind]
    kept = {one.feature for one in told}
    deeds = [one for one in actionable_gaps(sheet) if one.feature in kept and one.value is not None]
    unknown = [one for one in sheet.contributions if one.value is None and one.direction]
    return Letter(
        application_id=sheet.application_id,
        name=sheet.name,
        call_id=call.call_id,
        closes_on=call.closes_on,
        horizon_years=call.horizon_years,
        applications=len(call.sheets),
        seats=call.seats,
        decision=decision,
        grounds=grounds,
        currency=call.currency,
        unit=call.unit,
        decimals=call.decimals,
        score=sheet.score,
        neutral=sheet.base if call.is_index else 0.0,
        interval=_interval(sheet),
        ranks=None
        if sheet.rank_low is None or sheet.rank_high is None
        else (sheet.rank_low, sheet.rank_high),
        pairs_right=None if call.own_skill is None else call.own_skill.pairs_right,
        doubt=call.low_confidence,
        cases=call.cases,
        model_version=call.model_version,
        model_as_of=call.model_as_of,
        data_digest=call.data_digest,
        is_index=call.is_index,
        evidence_share=sheet.evidence_share,
        strengths=_shown(by_kind["strong"], call.cases),
        gaps=_shown(by_kind["weak"], call.cases),
        beside=_shown(beside, call.cases),
        unsettled=tuple(one.dimension for one in sheet.dimensions if one.dimension in open_dimensions),
        unknown=tuple(sorted(unknown, key=lambda one: not one.actionable)[:SHOWN]),
        deeds=tuple([one for one in deeds if one.contribution <= 0][:SHOWN]),
        reviews=reviews,
    )


def decision_of(applications: pd.DataFrame, application_id: str) -> Decision | None:
    """What the table applications says was decided; None where it says nothing."""
    told = applications.set_index("application_id")["decision"].get(application_id)
    return "funded" if told == "funded" else "rejected" if told == "rejected" else None


def _settled(one: DimensionScore) -> bool | None:
    """Whether the dimension's sign is settled; None where that is not computed."""
    return getattr(one, "settled", None)


def _counts(one: Contribution, decimals: int) -> bool:
    return abs(round(one.contribution, decimals)) > 0


def _shown(listed: list[Contribution], cases: int) -> tuple[Contribution, ...]:
    shown = listed[:SHOWN]
    if cases >= TYPICAL_OF:
        return tuple(shown)
    return tuple(replace(one, typical=None, plain_typical=None) for one in shown)


def _interval(sheet: ScoreSheet) -> tuple[float, float] | None:
    low, high = sheet.interval_low, sheet.interval_high
    if low is None or high is None or not (math.isfinite(low) and math.isfinite(high)):
        return None
    return low, high
