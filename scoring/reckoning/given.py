"""What a reckoning starts from, as plain data: the workspace gives it, the reckoning never asks a table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scoring.reckoning.marks import RatedMark

Spoken = Mapping[str, Mapping[str, Any]]
"""By application, the fields of a scoring.committee.views.View."""


@dataclass(frozen=True)
class Given:
    """One call. `requested`: the applications in the race and what they ask for.

    `spoken` is what the model said of each when scores were published (empty: nothing); `model_counts` is
    False under "low confidence".
    """

    call_id: str
    marks: tuple[RatedMark, ...]
    requested: Mapping[str, float | None]
    seats: int | None
    budget: float | None
    spoken: Spoken
    model_counts: bool


def spoken_in(recommendation: Mapping[str, Any]) -> Spoken:
    """What the model said of every application when scores were published.

    Its draws stay where it scored; what it says of chances and ranks is read from what was published.
    """
    places = recommendation.get("line", {}).get("places", [])
    return {one["application_id"]: one["model"] for one in places if one["model"] is not None}
