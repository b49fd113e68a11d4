"""The funding line of a call: the committee's marks as they stand, beside the published model."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import pandas as pd

from scoring.committee.assessment import Assessment, assessment_of
from scoring.committee.line import funding_line
from scoring.committee.views import View, Views, asked_for
from scoring.own_files import plain_json
from scoring.reckoning.given import Given
from scoring.reckoning.marks import RatedMark, blind, standing
from scoring.reckoning.ratings import ratings_from
from scoring.recommendation.line import committee_side


def reckoned_line(given: Given, day: pd.Timestamp) -> dict[str, Any]:
    """The line as plain JSON: `line` by the marks as they stand, `blind` chances by those from before.

    `heard` is whether the model could be heard on every application in the race; `day` is when.
    """
    now = assessed(given, standing(given.marks), day)
    revised = any(one.revised for one in given.marks)
    before = assessed(given, blind(given.marks), day) if revised else now
    asked = asked_for(given.requested, seats=given.seats, budget=given.budget)
    first = {one["application_id"]: one["committee"] for one in _line(given, before)["places"]}
    return {
        "line": _line(given, now),
        "blind": {name: view and view["chance"] for name, view in first.items()},
        "wanted": asked.wanted,
        "heard": _views(given) is not None,
        "settled": now is None or now.posterior.settled,
        "marks": 0 if now is None else now.ratings.count,
    }


def assessed(given: Given, marks: Sequence[RatedMark], day: pd.Timestamp) -> Assessment | None:
    """What these marks say; None where there is none. The same marks are heard once, whoever asks again."""
    return _assessed(tuple(sorted(marks)), tuple(given.requested), given.call_id, day)


@lru_cache(maxsize=2)
def _assessed(
    marks: tuple[RatedMark, ...], names: tuple[str, ...], call_id: str, day: pd.Timestamp
) -> Assessment | None:
    """Line and calibration hear the same blind marks, and that takes most of a reckoning."""
    return assessment_of(ratings_from(marks, list(names), call_id), as_of=day)


def _line(given: Given, assessment: Assessment | None) -> dict[str, Any]:
    line = funding_line(
        given.call_id,
        given.requested,
        seats=given.seats,
        budget=given.budget,
        committee=None if assessment is None else committee_side(assessment),
        model=_views(given),
        model_counts=given.model_counts,
    )
    plain: dict[str, Any] = json.loads(plain_json(dataclasses.asdict(line)))
    return plain


def _views(given: Given) -> Views | None:
    """The model's views in the order of names; None where it lacks one: half a voice would be none."""
    names = sorted(given.requested)
    if not names or not set(names) <= set(given.spoken):
        return None
    return Views(tuple(View(**given.spoken[name]) for name in names), short=0.0)
