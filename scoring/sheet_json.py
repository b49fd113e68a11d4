"""Score sheets read back from `scores.json`: the same object, to the last digit."""

from __future__ import annotations

import json
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
    sheets = tuple(_sheet(one) for one in raw.pop("sheets"))
    ranks = _ranks(raw.pop("ranks"))
    intervals = tuple(IntervalNote(**one) for one in raw.pop("intervals"))
    skill = tuple(Skill(**one) for one in raw.pop("skill"))
    parts = {"novelty": Novelty(**raw["novelty"]), "low_confidence": _low_confidence(raw)}
    return CallScore(**raw | parts, skill=skill, sheets=sheets, ranks=ranks, intervals=intervals)


def _sheet(raw: dict[str, Any]) -> ScoreSheet:
    for name, part in _PARTS.items():
        raw[name] = tuple(part(**one) for one in raw[name])
    raw["contributions"] = tuple(
        Contribution(**one | {"needs": tuple(one["needs"])}) for one in raw["contributions"]
    )
    if raw["history"] is not None:
        series = {name: tuple(raw["history"][name]) for name in ("years", "members", "sector")}
        raw["history"] = History(raw["history"]["of"], **series)
    return ScoreSheet(**raw | {"low_confidence": _low_confidence(raw)})


def _ranks(raw: dict[str, Any] | None) -> RankBasis | None:
    if raw is None:
        return None
    named: dict[str, Any] = {name: tuple(raw[name]) for name in ("may_be_top", "may_be_top_95", "surely_top")}
    return RankBasis(**raw | named)


def _low_confidence(raw: dict[str, Any]) -> LowConfidence | None:
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
