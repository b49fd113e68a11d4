"""Tables and a champion -> score sheets: the prediction, its parts, what is alike, and what to be wary of."""

from __future__ import annotations

import pandas as pd

from features.catalogue import catalogue_hash
from features.reading import Reading
from models.champion import Champion
from models.outcomes import HORIZON_YEARS
from scoring.calls import the_call
from scoring.flags import RULES, Facts, flags
from scoring.parts import (
    BASE,
    by_dimension,
    by_feature,
    by_row,
    check_sum,
    decimals,
    given,
    largest_dimension,
    self_declared_share,
)
from scoring.past import unseen
from scoring.ranking import Ranked, ranked
from scoring.reasons import reasons
from scoring.scored import Scored, compute
from scoring.sheet import CallScore, ScoreSheet
from scoring.skill import skill_of


def score_call(reading: Reading, champion: Champion, call_id: str | None = None) -> CallScore:
    """The score sheets of a call (of the one that closed last, if none is named), in order of rank.

    Only what was known on the closing date enters. DataError where there is no such call, where it has no
    applications, or where the champion was trained on another catalogue or on later knowledge;
    ArithmeticError where contributions miss a score by more than 1e-9.
    """
    row = the_call(reading.tables, call_id)
    scored = compute(reading.tables, champion, row)
    call, horizon = scored.call, given(scored.call["horizon_years"])
    return CallScore(
        call_id=str(call["call_id"]),
        closes_on=_day(call["closes_on"]),
        horizon_years=HORIZON_YEARS if horizon is None else int(horizon),
        seats=None if pd.isna(call["seats"]) else int(call["seats"]),
        budget=given(call["budget"]),
        currency=_text(call["currency"]),
        kind="growth" if champion.kind == "growth" else "criteria index",
        unit=scored.unit,
        decimals=decimals(list(scored.scores.values())),
        model_version=str(champion.version),
        model_as_of=_day(champion.as_of),
        code_version=str(champion.card["code_version"]),
        catalogue=catalogue_hash(champion.specification),
        table_hashes=dict(sorted(reading.hashes.items())),
        training_hashes=dict(sorted(champion.card["hashes"].items())),
        cases=len(scored.past.told),
        past_calls=int(scored.past.told["call_id"].nunique()),
        skill=skill_of(champion.evaluation),
        novelty=scored.novelty.rule,
        sheets=sheets_of(scored),
        rules=RULES,
    )


def sheets_of(scored: Scored) -> tuple[ScoreSheet, ...]:
    """One sheet an application, in order of rank."""
    places = ranked(pd.Series(scored.scores), str(scored.call["call_id"]))
    largest = largest_dimension(scored.parts, scored.champion.specification)
    typical = by_row(scored.past.typical().to_frame().T.set_axis(["typical"]))["typical"]
    return tuple(_sheet(scored, place, typical, largest) for place in places)


def facts_of(scored: Scored, one: str, declared: float | None) -> Facts:
    """What the rules for flags look at, for application `one`; `declared` is its self-declared share."""
    row, evidence, members = scored.listed[one], scored.evidence[one], scored.members.evidence[one]
    novelty, at, firms = scored.novelty, scored.position[one], members["firms"]
    region = unseen(row["region_id"], scored.seen["region_id"])
    return Facts(
        evidence_share=evidence["all"],
        evidence={name: given(share) for name, share in evidence.items() if name != "all"},
        self_declared_share=declared,
        novel=bool(novelty.novel[at]),
        further_than=given(float(novelty.further_than[at])),
        alarm_rate=novelty.rule.alarm_rate,
        declared_rate=novelty.rule.declared_rate,
        unusual=scored.unusual[at],
        unseen_sector=unseen(row["sector"], scored.seen["sector"]),
        unseen_region=scored.regions.get(region, region),
        accounts_share=members["firms_with_accounts"] / firms if firms else None,
        years_since_accounts=given(members["years_since_accounts"]),
        joined_share=given(members["joined_share"]),
    )


def _sheet(scored: Scored, place: Ranked, typical: dict[str, float], largest: float) -> ScoreSheet:
    one = place.application_id
    row, evidence, parts = scored.listed[one], scored.evidence[one], scored.parts[one]
    values = by_row(scored.X.loc[[one]])[one]
    contributions = by_feature(scored.champion.specification, values, typical, parts)
    dimensions = by_dimension(contributions, evidence, largest)
    check_sum(one, scored.scores[one], parts[BASE], dimensions)
    declared = self_declared_share(contributions)
    return ScoreSheet(
        application_id=one,
        call_id=str(scored.call["call_id"]),
        name=_text(row["name"]) or one,
        sector=_text(row["sector"]),
        region=scored.regions.get(row["region_id"]) or _text(row["region_id"]),
        members=int(scored.members.evidence[one]["members"]),
        rank=place.rank,
        rank_label=place.label,
        score=scored.scores[one],
        base=parts[BASE],
        dimensions=dimensions,
        contributions=contributions,
        evidence_share=evidence["all"],
        self_declared_share=declared,
        comparables=scored.comparables[one],
        flags=flags(facts_of(scored, one, declared)),
        reasons=reasons(
            contributions,
            unit=scored.unit,
            decimals=decimals(list(scored.scores.values())),
            currency=_text(scored.call["currency"]),
        ),
        places=scored.members.places.get(one, ()),
        towns=scored.members.towns.get(one, ()),
        history=scored.histories.get(one),
    )


def _day(day: pd.Timestamp) -> str:
    return day.date().isoformat()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
