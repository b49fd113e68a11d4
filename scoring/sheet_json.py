"""Score sheets read back from `scores.json`: the same object, to the last digit."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from scoring.low_confidence import LowConfidence
from scoring.sheet import (
    CallScore,
    Comparable,
    Contribution,
    DimensionScore,
    Flag,
    History,
    IntervalNote,
    Novelty,
    Place,
    RankBasis,
    Reason,
    ScoreSheet,
    Skill,
    Town,
)


def from_json(text: str) -> CallScore:
    """The object that `as_json` wrote; TypeError or KeyError where the text is of another shape."""
    raw = json.loads(text)
    return call_of(raw, tuple(map(sheet_of, raw["sheets"])))


def call_of(raw: Mapping[str, Any], sheets: tuple[ScoreSheet, ...]) -> CallScore:
    """The call with these sheets, from what was written of it; sheets in `raw` are not looked at."""
    parts = {
        "novelty": Novelty(**raw["novelty"]),
        "low_confidence": _low_confidence(raw),
        "ranks": _ranks(raw["ranks"]),
        "intervals": tuple(IntervalNote(**one) for one in raw["intervals"]),
        "skill": tuple(Skill(**one) for one in raw["skill"]),
        "sheets": sheets,
    }
    return CallScore(**{**raw, **parts})


def sheet_of(raw: Mapping[str, Any]) -> ScoreSheet:
    """One sheet, from what was written of it."""
    named = {name: tuple(part(**one) for one in raw[name]) for name, part in _PARTS.items()}
    contributions = tuple(
        Contribution(**one | {"needs": tuple(one["needs"])}) for one in raw["contributions"]
    )
    parts = {"contributions": contributions, "history": _history(raw), "low_confidence": _low_confidence(raw)}
    return ScoreSheet(**{**raw, **named, **parts})


def _history(raw: Mapping[str, Any]) -> History | None:
    told = raw["history"]
    if told is None:
        return None
    return History(told["of"], **{name: tuple(told[name]) for name in ("years", "members", "sector")})


def _ranks(raw: dict[str, Any] | None) -> RankBasis | None:
    if raw is None:
        return None
    named: dict[str, Any] = {name: tuple(raw[name]) for name in ("may_be_top", "may_be_top_95", "surely_top")}
    return RankBasis(**raw | named)


def _low_confidence(raw: Mapping[str, Any]) -> LowConfidence | None:
    told = raw["low_confidence"]
    return None if told is None else LowConfidence(**told)


_PARTS: dict[str, type] = {
    "dimensions": DimensionScore,
    "comparables": Comparable,
    "flags": Flag,
    "reasons": Reason,
    "places": Place,
    "towns": Town,
}
