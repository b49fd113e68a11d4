"""Tables and a champion -> score sheets: the prediction, its parts, what is alike, and what to be wary of."""

from __future__ import annotations

from typing import Any

import pandas as pd

from features.catalogue import catalogue_hash
from features.reading import Reading
from models.champion import Champion
from models.comparison.window import HORIZON_YEARS
from models.confidence import confidence
from models.explain import BASE
from scoring.call_ranks import drawn_ranks
from scoring.calls import the_call
from scoring.confidence_words import in_words
from scoring.contributions import (
    by_dimension,
    by_feature,
    by_row,
    check_sum,
    decimals,
    given,
    largest_dimension,
    self_declared_share,
)
from scoring.findings import Findings, compute
from scoring.flags import RULES, Facts, flags
from scoring.interval_words import interval_notes
from scoring.intervals import interval_ends, interval_facts
from scoring.low_confidence import LowConfidence
from scoring.past_applications import unseen
from scoring.ranking import Ranked, ranked
from scoring.reasons import reasons
from scoring.sheet import CallScore, ScoreSheet
from scoring.skill import skill_of


def score_call(reading: Reading, champion: Champion, call_id: str | None = None) -> CallScore:
    """The score sheets of a call (of the one that closed last, if none is named), in order of rank.

    Only what was known on the closing date enters. DataError where there is no such call, where it has no
    applications, or where the champion was trained on another catalogue or on later knowledge;
    ArithmeticError where contributions miss a score by more than 1e-9.
    """
    return call_score(reading, compute(reading.tables, champion, the_call(reading.tables, call_id)))


def call_score(reading: Reading, found: Findings) -> CallScore:
    """The score sheets of what was found out about a call; `reading` is the folder it was found in."""
    champion = found.champion
    call, horizon = found.call, given(found.call["horizon_years"])
    seats = None if pd.isna(call["seats"]) else int(call["seats"])
    ranks, sheets = drawn_ranks(champion, found.X, seats), sheets_of(found)
    return CallScore(
        call_id=str(call["call_id"]),
        closes_on=_day(call["closes_on"]),
        horizon_years=HORIZON_YEARS if horizon is None else int(horizon),
        seats=seats,
        budget=given(call["budget"]),
        currency=_text(call["currency"]),
        kind="growth" if champion.kind == "growth" else "criteria index",
        unit=found.unit,
        decimals=decimals(list(found.scores.values())),
        model_version=str(champion.version),
        model_as_of=_day(champion.as_of),
        code_version=str(champion.card["code_version"]),
        catalogue=catalogue_hash(champion.specification),
        table_hashes=dict(sorted(reading.hashes.items())),
        training_hashes=dict(sorted(champion.card["hashes"].items())),
        cases=len(found.past.told),
        past_calls=int(found.past.told["call_id"].nunique()),
        skill=skill_of(champion.evaluation),
        novelty=found.novelty.rule,
        sheets=sheets if ranks is None else tuple(ranks.on(one) for one in sheets),
        rules=RULES,
        low_confidence=doubt_of(champion),
        ranks=None if ranks is None else ranks.basis,
        intervals=interval_notes(interval_facts(found)),
    )


def sheets_of(found: Findings) -> tuple[ScoreSheet, ...]:
    """One sheet an application, in order of rank."""
    ends = interval_ends(found)
    places = ranked(pd.Series(found.scores), str(found.call["call_id"]))
    largest = largest_dimension(found.parts, found.champion.specification)
    typical = by_row(found.past.typical().to_frame().T.set_axis(["typical"]))["typical"]
    return tuple(_sheet(found, place, typical, largest, ends[place.application_id]) for place in places)


def facts_of(found: Findings, one: str, declared: float | None) -> Facts:
    """What the rules for flags look at, for application `one`; `declared` is its self-declared share."""
    row, evidence, members = found.listed[one], found.evidence[one], found.members.evidence[one]
    novelty, at, firms = found.novelty, found.position[one], members["firms"]
    region = unseen(row["region_id"], found.seen["region_id"])
    return Facts(
        evidence_share=evidence["all"],
        evidence={name: given(share) for name, share in evidence.items() if name != "all"},
        self_declared_share=declared,
        novel=bool(novelty.novel[at]),
        further_than=given(float(novelty.further_than[at])),
        alarm_rate=novelty.rule.alarm_rate,
        declared_rate=novelty.rule.declared_rate,
        unusual=found.unusual[at],
        unseen_sector=unseen(row["sector"], found.seen["sector"]),
        unseen_region=found.regions.get(region, region),
        accounts_share=members["firms_with_accounts"] / firms if firms else None,
        years_since_accounts=given(members["years_since_accounts"]),
        joined_share=given(members["joined_share"]),
    )


def _sheet(
    found: Findings,
    place: Ranked,
    typical: dict[str, float],
    largest: float,
    ends: dict[str, Any],
) -> ScoreSheet:
    one = place.application_id
    row, evidence, parts = found.listed[one], found.evidence[one], found.parts[one]
    values = by_row(found.X.loc[[one]])[one]
    settled = found.settled.get(one)
    contributions = by_feature(found.champion.specification, values, typical, parts, settled)
    dimensions = by_dimension(contributions, evidence, largest, settled)
    check_sum(one, found.scores[one], parts[BASE], dimensions)
    declared = self_declared_share(contributions)
    return ScoreSheet(
        application_id=one,
        call_id=str(found.call["call_id"]),
        name=_text(row["name"]) or one,
        sector=_text(row["sector"]),
        region=found.regions.get(row["region_id"]) or _text(row["region_id"]),
        members=int(found.members.evidence[one]["members"]),
        rank=place.rank,
        rank_label=place.label,
        score=found.scores[one],
        base=parts[BASE],
        dimensions=dimensions,
        contributions=contributions,
        evidence_share=evidence["all"],
        self_declared_share=declared,
        comparables=found.comparables[one],
        flags=flags(facts_of(found, one, declared)),
        reasons=reasons(
            contributions,
            unit=found.unit,
            decimals=decimals(list(found.scores.values())),
            currency=_text(found.call["currency"]),
        ),
        places=found.members.places.get(one, ()),
        towns=found.members.towns.get(one, ()),
        history=found.histories.get(one),
        **ends,
        low_confidence=doubt_of(found.champion),
    )


def doubt_of(champion: Champion) -> LowConfidence | None:
    """Why the champion's scores carry "low confidence"; None where they do not."""
    return in_words(confidence(champion.evaluation))


def _day(day: pd.Timestamp) -> str:
    return day.date().isoformat()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
