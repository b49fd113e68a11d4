"""Whether scores carry "low confidence": the one rule, declared here, and why it applies.

Confidence is low unless, over all past calls tested, the model surely ranked better than the mean, which
ranks nobody (0), and surely better than past growth: the 90 % interval of the difference in Spearman, on the
same resamples of calls and of the applications within them, lies above 0 at the two decimals that are shown.
The difference is asked for, and not whether the model's own interval holds the other's value, because both
met the same calls: what made a call easy made it so for both. One call or two say too little of the next.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Literal

import pandas as pd

from models.evaluate import AHEAD, OWN, POOLED

Doubt = Literal["untested", "silent", "few calls", "not compared", "mean", "past growth", "both"]
LEAST_CALLS = 3
"""As for the gate. With two, a bootstrap over calls knows three outcomes: where calls differ in how well they
can be ranked (standard deviation .2), it calls a model without skill surely better in 13 % of cases, not 5 %.
"""
PAST = "past growth"


@dataclass(frozen=True)
class Rival:
    """Another ranking: its pooled Spearman, and `ahead`, the model's less that, with its 90 % interval."""

    model: str
    spearman: float | None
    ahead: float | None
    ahead_low: float | None
    ahead_high: float | None


@dataclass(frozen=True)
class Confidence:
    """Skill over all past calls, against every other ranking, and why confidence is low, where it is.

    `doubt` is None where it is not low; untested: no past call could be tested; silent: the model told nobody
    apart, or all grew alike; few calls: fewer than three; not compared: the version that trained it did not
    compare; mean, past growth, both: not surely better than these. `skill`, `low`, `high`: the model's
    Spearman and its interval.
    """

    doubt: Doubt | None
    calls: int
    cases: int
    skill: float | None
    low: float | None
    high: float | None
    rivals: tuple[Rival, ...]

    @property
    def better(self) -> tuple[Rival, ...]:
        """The rankings that did better at the two decimals that are shown, best first."""
        own = 2.0 if self.skill is None else round(self.skill, 2)
        ranked = [one for one in self.rivals if one.spearman is not None and round(one.spearman, 2) > own]
        return tuple(sorted(ranked, key=lambda one: -(one.spearman or 0.0)))

    @property
    def past(self) -> Rival | None:
        """Past growth among the rivals."""
        return next((one for one in self.rivals if one.model == PAST), None)


def confidence(evaluation: pd.DataFrame) -> Confidence:
    """The rule applied to an evaluation's table (models/evaluate.py)."""
    pooled = evaluation[evaluation["call_id"] == POOLED].to_dict("records")
    rows = {str(row["model"]): row for row in pooled}
    own = rows.pop(OWN, {})
    told = Confidence(
        doubt=None,
        calls=int(evaluation.loc[evaluation["call_id"] != POOLED, "call_id"].nunique()),
        cases=int(own.get("n", 0)),
        skill=_given(own.get("spearman")),
        low=_given(own.get("spearman_low")),
        high=_given(own.get("spearman_high")),
        rivals=tuple(_rival(name, row) for name, row in rows.items()),
    )
    return replace(told, doubt=_doubt(told))


def low_confidence(evaluation: pd.DataFrame) -> str | None:
    """Why confidence is low, as the one sentence that is shown everywhere; None where it is not low."""
    return sentence(confidence(evaluation))


def sentence(told: Confidence) -> str | None:
    """Why confidence is low, which rankings did better, and what to do, in English; None where it is not."""
    if told.doubt is None:
        return None
    better = ", ".join(f"{one.model} {two(one.spearman)}" for one in told.better)
    also = f" Another ranking did better there: {better}." if better else ""
    return f"Low confidence: {WHY[told.doubt].format(**numbers(told))}.{also} {ADVICE}"


ADVICE = "Let the order decide nothing on its own."
WHY: dict[Doubt, str] = {
    "untested": (
        "no past call could test these scores, as none closed with 30 earlier outcomes known; how well they "
        "rank is not known"
    ),
    "silent": (
        "on past calls these scores told nobody apart, or all grew alike; how well they rank is not known"
    ),
    "few calls": (
        "fewer than three past calls could be tested ({cases} applications, rank correlation {skill}), and "
        "so few do not say how well the next is ranked"
    ),
    "not compared": (
        "the version of klynge that trained this model did not compare it with past growth; train it again"
    ),
    "mean": (
        "on past calls these scores did not surely rank better than chance: rank correlation {skill} (90 % "
        "interval {low} to {high}), where 0 is guessing"
    ),
    "past growth": (
        "on past calls these scores did not surely rank better than past growth alone: {skill} against "
        "{past}, a difference of {ahead} (90 % interval {ahead_low} to {ahead_high})"
    ),
    "both": (
        "on past calls these scores did not surely rank better than chance (rank correlation {skill}, 90 % "
        "interval {low} to {high}; 0 is guessing), nor than past growth alone ({past}; the difference is "
        "{ahead}, {ahead_low} to {ahead_high})"
    ),
}


def numbers(told: Confidence) -> dict[str, str]:
    """What the sentences are filled with, as people read it: two decimals, differences with their sign."""
    past = told.past or Rival(PAST, None, None, None, None)
    plain = {"skill": told.skill, "low": told.low, "high": told.high, "past": past.spearman or 0.0}
    ends = {"ahead_low": past.ahead_low, "ahead_high": past.ahead_high}
    ahead = two(past.ahead)
    sign = "+" if past.ahead is not None and round(past.ahead, 2) > 0 else ""
    counts = {"cases": str(told.cases), "ahead": f"{sign}{ahead}"}
    return counts | {name: two(value) for name, value in (plain | ends).items()}


def two(value: float | None) -> str:
    """The number at two decimals, with a minus sign; a dash where it is not known.

    >>> two(-0.004), two(-0.316), two(None)
    ('0.00', '\N{MINUS SIGN}0.32', '–')
    """
    return "–" if value is None else f"{round(value, 2) + 0.0:.2f}".replace("-", "\N{MINUS SIGN}")


def _doubt(told: Confidence) -> Doubt | None:
    if not told.calls:
        return "untested"
    if told.skill is None:
        return "silent"
    if told.calls < LEAST_CALLS:
        return "few calls"
    if told.past is None or told.past.ahead is None:
        return "not compared"
    mean, past = (low is None or round(low, 2) <= 0 for low in (told.low, told.past.ahead_low))
    if mean and past:
        return "both"
    return "mean" if mean else "past growth" if past else None


def _rival(model: str, row: dict[Any, Any]) -> Rival:
    told = (_given(row.get(name)) for name in ("spearman", AHEAD, f"{AHEAD}_low", f"{AHEAD}_high"))
    return Rival(model, *told)


def _given(value: Any) -> float | None:
    return None if value is None or pd.isna(value) else float(value)
