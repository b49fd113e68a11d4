"""What a recommendation is doubted by: committee, funding line, lots, and how little would change it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from features.reading import Reading
from models.champion import Champion
from scoring.calls import the_call
from scoring.committee.assessment import Assessment, assess
from scoring.committee.line import FundingLine
from scoring.committee.lottery import Lottery, lots_on
from scoring.portfolio.costs import Draws
from scoring.recommendation.line import line_of
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.robust_case import case_of
from scoring.robustness.committee import Committee
from scoring.robustness.robustness import Robustness, robustness


@dataclass(frozen=True)
class Lots:
    """A lottery among those to be discussed: its public seed, and where that can be looked up."""

    seed: str
    source: str


@dataclass(frozen=True, eq=False)
class Doubts:
    """The committee's marks as they stand (None without any), the line, lots if asked for, and robustness."""

    assessment: Assessment | None
    line: FundingLine
    lottery: Lottery | None
    robust: Robustness

    def plain(self) -> dict[str, Any]:
        """Everything as dicts, lists, text and numbers, to be written beside the recommendation."""
        return {
            "committee": None if self.assessment is None else _committee(self.assessment),
            "line": dataclasses.asdict(self.line),
            "lottery": None if self.lottery is None else dataclasses.asdict(self.lottery),
            "robustness": dataclasses.asdict(self.robust),
        }


def doubts_of(
    one: Recommendation,
    champion: Champion,
    reading: Reading,
    draws: Draws | None,
    *,
    lots: Lots | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> Doubts:
    """Ask them all; `draws` are draws × applications of growth in the order of the call's sheets.

    DataError for ratings that cannot be used, and for a lottery that cannot be held.
    """
    progress("Hearing the committee")
    assessment = assess(reading.tables, one.call.call_id, as_of=rated_by(reading, one.call.call_id))
    line = line_of(one.call, reading.tables, assessment, draws)
    lottery = None if lots is None else lots_on(line, seed=lots.seed, source=lots.source)
    progress("Asking how little would change it")
    case = case_of(one, champion, reading.tables, committee=committee_of(assessment))
    return Doubts(assessment, line, lottery, robustness(case))


def committee_of(assessment: Assessment | None) -> Committee | None:
    """The committee as it is asked what would change its order."""
    return None if assessment is None else Committee(assessment.ratings, assessment.posterior)


def rated_by(reading: Reading, call_id: str) -> pd.Timestamp:
    """The day of the last mark in the folder for a call, or its closing day: the committee rates after it."""
    call, tables = the_call(reading.tables, call_id), reading.tables
    own = tables.applications[tables.applications["call_id"] == call_id]["application_id"]
    given = tables.ratings[tables.ratings["application_id"].isin(own)]["given_on"].dropna()
    days: list[pd.Timestamp] = [call["closes_on"], *given]
    return max(days)


def _committee(assessment: Assessment) -> dict[str, Any]:
    return {
        "rated_by": assessment.as_of.date().isoformat(),
        "reviewers": [dataclasses.asdict(one) for one in assessment.reviewers],
        "agreement": dataclasses.asdict(assessment.of_all),
        "agreement_of_the_best": dataclasses.asdict(assessment.of_best),
        "criteria": {name: dataclasses.asdict(told) for name, told in assessment.criteria.items()},
    }
