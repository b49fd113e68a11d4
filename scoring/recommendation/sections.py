"""The parts of the page that doubt a recommendation: ranks, funding line, robustness, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd

from features.reading import Reading
from models.champion import Champion
from scoring.calls import the_call
from scoring.committee.assessment import Assessment, assess
from scoring.committee.lottery import lots_on
from scoring.portfolio.costs import Draws
from scoring.recommendation.line import line_of, line_section
from scoring.recommendation.ranks import ranks_section
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.robust import robust_section
from scoring.recommendation.robust_case import case_of
from scoring.robustness.committee import Committee
from scoring.robustness.robustness import robustness
from scoring.sheet import LANGUAGES, Language


@dataclass(frozen=True)
class Lots:
    """A lottery among those to be discussed: its public seed, and where that can be looked up."""

    seed: str
    source: str


def sections_of(
    one: Recommendation,
    champion: Champion,
    reading: Reading,
    draws: Draws | None,
    *,
    lots: Lots | None = None,
    progress: Callable[[str], None] = lambda _: None,
) -> dict[Language, dict[str, Any]]:
    """The sections by language and name, each with ready words and pictures for its template.

    `draws` are draws × applications of growth in the order of the call's sheets. DataError for ratings that
    cannot be used, and for a lottery that cannot be held.
    """
    progress("Hearing the committee")
    assessment = assess(reading.tables, one.call.call_id, as_of=rated_by(reading, one.call.call_id))
    line = line_of(one.call, reading.tables, assessment, draws)
    lottery = None if lots is None else lots_on(line, seed=lots.seed, source=lots.source)
    progress("Asking how little would change it")
    found = robustness(case_of(one, champion, reading.tables, committee=committee_of(assessment)))
    return {
        language: {
            "ranks": ranks_section(one.call, draws, language),
            "line": line_section(line, one.call, assessment, language=language, lottery=lottery),
            "robust": robust_section(found, language),
        }
        for language in LANGUAGES
    }


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
