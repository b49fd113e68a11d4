"""A recommendation as files: the page in two languages, all numbers, one row an application.

    report.html, report.nb.html   the page in English and Norwegian
    recommendation.json           everything, to the last digit, with what is needed to do it again
    portfolio.csv                 one row an application, in order of rank

The same call, policy and model give the same bytes: no file holds the day on which it was written.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pandas as pd

from features.writing import whole_folder
from scoring.own_files import only_ours, plain_json
from scoring.portfolio.overlap import too_close
from scoring.portfolio.rules import Rule
from scoring.recommendation import FILES, render
from scoring.recommendation.doubts import Doubts
from scoring.recommendation.recommendation import Recommendation
from scoring.recommendation.rule_words import RuleWords
from scoring.score_files import safe
from scoring.sheet import LANGUAGES, Language

NAMES = {*FILES.values(), "recommendation.json", "portfolio.csv"}
Sections = Mapping[Language, Mapping[str, Any]]


def write_recommendation(
    one: Recommendation, folder: Path, sections: Sections | None = None, doubts: Doubts | None = None
) -> None:
    """Write all files into `folder`, in place of those of an earlier recommendation.

    `sections` are the parts of the page that doubt it, by language and name; `doubts` the same as data.
    DataError where the folder
    holds anything else: it would be lost.
    """
    only_ours(folder, NAMES, "a recommendation")
    with whole_folder(folder) as aside:
        safe(portfolio_frame(one, doubts)).to_csv(
            aside / "portfolio.csv", index=False, encoding="utf-8-sig", lineterminator="\n"
        )
        (aside / "recommendation.json").write_text(as_json(one, doubts) + "\n", encoding="utf-8")
        for language in LANGUAGES:
            other = next(file for each, file in FILES.items() if each != language)
            own = {} if sections is None else sections[language]
            text = render(one, own, language=language, other=other)
            (aside / FILES[language]).write_text(text, encoding="utf-8")


def recommendation_folder(folder: Path, call_id: str) -> Path:
    """Where a recommendation goes by default: one folder a call inside the data folder, whatever its id.

    >>> [recommendation_folder(Path("a"), call).as_posix() for call in ("2026/1", "..")]
    ['a/recommendation/2026%2F1', 'a/recommendation/%2E.']
    """
    name = quote(call_id, safe=" ")
    return folder / "recommendation" / (f"%2E{name[1:]}" if name.startswith(".") else name)


def portfolio_frame(one: Recommendation, doubts: Doubts | None = None) -> pd.DataFrame:
    """One row an application in order of rank: value, requested sum, groups, whether it is recommended.

    With doubts also where it stands on the funding line, by whose chance, and how often draws select it.
    """
    barred, sheets = dict(one.portfolio.barred), one.sheets
    rows = [
        {
            "rank": sheets[each.application_id].rank,
            "application_id": each.application_id,
            "name": each.name,
            "recommended": each.application_id in one.funded,
            "barred": barred.get(each.application_id, ""),
            "score": sheets[each.application_id].score,
            "value": each.value if math.isfinite(each.value) else None,
            "requested": each.requested,
            "region": each.region,
            "labour_market": each.labour_market,
            "sector": each.sector,
            "stage": each.stage,
            "firms": len(each.members),
        }
        for each in one.candidates
    ]
    frame = pd.DataFrame(rows).assign(maximised=one.policy.value, weight=one.policy.weight)
    return frame if doubts is None else frame.merge(_doubted(doubts), on="application_id", how="left")


def _doubted(doubts: Doubts) -> pd.DataFrame:
    chosen = doubts.robust.selection
    shares = {} if chosen is None else {each.application_id: each.share for each in chosen.selected}
    rows = [
        {
            "application_id": each.application_id,
            "line": each.group,
            "committee_chance": each.committee_chance,
            "model_chance": each.model_chance,
            "selected_share": shares.get(each.application_id),
        }
        for each in doubts.line.places
    ]
    return pd.DataFrame(rows).astype(dict.fromkeys(("committee_chance", "model_chance"), "float64"))


def as_json(one: Recommendation, doubts: Doubts | None = None) -> str:
    """Everything that the recommendation rests on and says; numbers that are not known are null."""
    call = one.call
    english, norwegian = (RuleWords(call, one.candidates, language) for language in LANGUAGES)

    def words(rule: Rule) -> dict[str, str]:
        return {"words": english.says(rule), "words_nb": norwegian.says(rule)}

    told = {
        "call_id": call.call_id,
        "closes_on": call.closes_on,
        "model_version": call.model_version,
        "model_as_of": call.model_as_of,
        "code_version": call.code_version,
        "catalogue": call.catalogue,
        "table_hashes": call.table_hashes,
        "low_confidence": None if call.low_confidence is None else call.low_confidence.en,
        "policy": {
            "file": one.policy_file or None,
            "sha256": one.policy_hash or None,
            "value": one.policy.value,
            "weight": one.policy.weight,
            "budget": one.budget,
            "seats": one.seats,
        },
        "rules": [words(rule) | dataclasses.asdict(rule) | _concerned(rule, one) for rule in one.rules],
        "portfolio": dataclasses.asdict(one.portfolio) | {"growth": one.growth, "unit": call.unit},
        "freely": dataclasses.asdict(one.freely),
        "price": one.price,
        "ties": one.ties,
        "draws": one.draws,
        "costs": [words(cost.rule) | _cost(dataclasses.asdict(cost)) for cost in one.costs],
    }
    told |= {} if doubts is None else doubts.plain()
    return plain_json(told)


def _concerned(rule: Rule, one: Recommendation) -> dict[str, Any]:
    """Whom a rule counts, and pairs of which it allows one: enough to hold it against another choice."""
    names = [each.application_id for each in one.candidates]
    close = too_close(one.candidates, rule) if rule.kind in ("shared_firms", "shared_share") else {}
    return {
        "concerns": [each.application_id for each in one.candidates if rule.axis and each.belongs(rule)],
        "apart": [[names[first], names[at]] for first, near in close.items() for at in near if first < at],
    }


def _cost(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "rule"}
