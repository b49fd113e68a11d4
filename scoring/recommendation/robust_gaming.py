"""The gaming gap in words: whose place rests on what only the applicant has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from scoring.numbers import number
from scoring.phrases import phrase
from scoring.recommendation.robust_words import WORDS
from scoring.robustness.gaming import Gap
from scoring.sheet import Language


@dataclass(frozen=True)
class LoserRow:
    """An application that loses more than five places, and the evidence that held it there."""

    name: str
    rank: str
    without: str
    lost: str
    evidence: str


def gaming(gap: Gap, language: Language) -> tuple[str, ...]:
    """What was left out, and whether anybody loses more than five places."""
    if not gap.self_declared:
        return (_say("gaming_nothing", language),)
    labels = ", ".join(_label(one, language) for one in gap.features)
    lead = _say("gaming_lead", language, count=number(gap.self_declared, language), features=labels)
    return (lead, _say("gaming_some" if gap.losers else "gaming_nobody", language))


def loser_rows(gap: Gap, names: Mapping[str, str], language: Language) -> tuple[LoserRow, ...]:
    """One row an application that loses more than five places, the largest loss first."""
    return tuple(
        LoserRow(
            names[one.application_id],
            number(one.rank, language),
            number(one.rank_without, language),
            number(one.places, language),
            ", ".join(one.evidence(language)),
        )
        for one in gap.losers
    )


def _label(feature: str, language: Language) -> str:
    words = feature.replace("_", " ")
    label = phrase(feature, words[:1].upper() + words[1:]).label(language)
    return label[:1].lower() + label[1:]


def _say(what: str, language: Language, **filled: str) -> str:
    return WORDS[what][language == "nb"].format(**filled)
