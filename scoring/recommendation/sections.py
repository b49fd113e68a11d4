"""The parts of the page that doubt a recommendation: ranks, funding line, robustness, in both languages."""

from __future__ import annotations

from typing import Any

from scoring.portfolio.costs import Draws
from scoring.recommendation.doubts import Doubts
from scoring.recommendation.line import line_section
from scoring.recommendation.ranks import ranks_section
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.robust import robust_section
from scoring.sheet import LANGUAGES, Language


def sections_of(one: Recommendation, doubts: Doubts, draws: Draws | None) -> dict[Language, dict[str, Any]]:
    """The sections by language and name, each with ready words and pictures for its template."""
    return {
        language: {
            "ranks": ranks_section(one.call, draws, language),
            "line": line_section(
                doubts.line, one.call, doubts.assessment, language=language, lottery=doubts.lottery
            ),
            "robust": robust_section(doubts.robust, language),
        }
        for language in LANGUAGES
    }
