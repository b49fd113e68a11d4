"""How strict each reviewer is and how far they agree, from the marks that were given blind."""

from __future__ import annotations

import dataclasses
import json
from typing import Any

import pandas as pd

from scoring.committee.assessment import Assessment
from scoring.committee.scale import DEFAULT
from scoring.own_files import plain_json
from scoring.reckoning.given import Given
from scoring.reckoning.line import assessed
from scoring.reckoning.marks import blind


def reckoned_calibration(given: Given, day: pd.Timestamp) -> dict[str, Any]:
    """Reviewers (the strictest first) and agreement as plain JSON; both empty where there is no mark.

    Strictness is in points of the scale, the other numbers as scoring/committee defines them.
    """
    found = assessed(given, blind(given.marks), day)
    return {"reviewers": [], "agreement": None, "criteria": {}, "marks": 0} if found is None else _told(found)


def _told(found: Assessment) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(
        plain_json(
            {
                "reviewers": [dataclasses.asdict(one) for one in found.reviewers],
                "agreement": found.of_all,
                "agreement_of_the_best": found.of_best,
                "criteria": dict(found.criteria),
                "marks": found.ratings.count,
            }
        )
    )
    for one in told["reviewers"]:
        one["strictness"] = one["strictness"] and [DEFAULT.points * end for end in one["strictness"]]
    return told
