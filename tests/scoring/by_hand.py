"""A call scored by hand: what is shown, tested apart from how it is computed. All numbers are invented."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np

from models.confidence import Confidence, Rival
from models.intervals import Predictive
from models.intervals.coverage import Coverage
from scoring.confidence_words import in_words
from scoring.flags import RULES, Facts, flags
from scoring.interval_words import IntervalFacts, interval_notes
from scoring.phrases import PHRASES, plain, plain_unit
from scoring.reasons import reasons
from scoring.sheet import (
    CallScore,
    Comparable,
    Contribution,
    DimensionScore,
    History,
    Novelty,
    Place,
    ScoreSheet,
    Skill,
    Town,
)

NEVER = re.compile(r"\b(impact|effects?|effekt\w*|virkning\w*)\b", re.IGNORECASE)
"""Words that no sentence of ours holds: a score says who is likely to grow, not what a programme changes."""

NAMES = (
    ("Ocean Robotics West", "Subsea technology", "Bergen", 60.39, 5.32),
    ("Battery Materials South", "Process industry", "Kristiansand", 58.15, 8.0),
    ("Arctic Salmon Health", "Aquaculture", "Tromsø", 69.65, 18.96),
    ("Finance Innovation", "Fintech", "Bergen", 60.39, 5.32),
    ("Timber Systems Inland", "Wood construction", "Hamar", 60.79, 11.07),
    ("Hydrogen Shipping", "Maritime", "Florø", 61.6, 5.03),
    ("Circular Plastics East", "Materials", "Halden", 59.12, 11.39),
    ("Medical Imaging Mid", "Health technology", "Trondheim", 63.43, 10.4),
    ("Drone Services North", "Aviation", "Bodø", 67.28, 14.4),
    ("Game Studios Oslo", "Creative", "Oslo", 59.91, 10.75),
    ("Seaweed Foods", "Marine foods", "Frøya", 63.73, 8.84),
    ("Travel Fjord", "Tourism", "Ålesund", 62.47, 6.15),
)
MEASURED = {
    # feature: dimension, unit, direction, evidence, actionable, low, high
    "specialisation": ("capabilities", "ln", 1, "register", False, -0.5, 1.4),
    "productivity_gap": ("capabilities", "ln", 1, "audited", False, -0.4, 0.4),
    "export_share": ("capabilities", "%", 1, "audited", True, 0, 80),
    "rd_intensity": ("capabilities", "%", 1, "audited", True, 0, 14),
    "signed_commitment": ("willingness", "%", 1, "self-declared", True, 5, 95),
    "pledged_hours": ("willingness", "hours", 1, "self-declared", True, 20, 400),
    "tie_density": ("willingness", "0–1", 0, "register", True, 0.01, 0.3),
    "own_momentum": ("driving_forces", "pp a year", 1, "audited", False, -3, 9),
    "industry_tide": ("driving_forces", "pp a year", 1, "register", False, -2, 4),
    "rd_partners": ("driving_forces", "%", 1, "register", True, 0, 60),
    "member_distance": ("proximity", "km", -1, "register", False, 8, 420),
    "regional_size": ("proximity", "ln", 1, "register", False, 9.2, 13.4),
    "equity_ratio": ("capital", "%", 1, "audited", False, 15, 60),
    "distance_to_investors": ("capital", "km", -1, "register", False, 2, 300),
    "funding_diversity": ("capital", "0–1", 1, "self-declared", True, 0.1, 0.7),
}


def hand_made(
    applications: int = 12, *, members: int = 40, seed: int = 7, seats: int | None = 4, index: bool = False
) -> CallScore:
    """A call of that many applications, ranked, with everything on the sheets that a sheet can have.

    With `index` the same numbers are points of a criteria index, for which there is no skill.
    """
    rng = np.random.default_rng(seed)
    drafts = sorted((_sheet(rng, i, members) for i in range(applications)), key=lambda one: -one.score)
    sheets = tuple(replace(one, rank=rank, rank_label=str(rank)) for rank, one in enumerate(drafts, start=1))
    call = CallScore(
        call_id="2026",
        closes_on="2026-03-16",
        horizon_years=3,
        seats=seats,
        budget=24_000_000,
        currency="NOK",
        kind="criteria index" if index else "growth",
        unit="points" if index else "pp a year",
        decimals=1,
        model_version="3",
        model_as_of="2025-03-17",
        code_version="0.1.0",
        catalogue="5f0c" * 16,
        table_hashes={"applications": "ab12" * 16, "calls": "cd34" * 16, "members": "ef56" * 16},
        training_hashes={"applications": "0a1b" * 16},
        cases=412,
        past_calls=9,
        skill=() if index else _skill(),
        novelty=Novelty(412, 5, 0.05, 0.061),
        sheets=sheets,
        rules=RULES,
    )
    return doubted(call, UNTESTED) if index else call


UNTESTED = Confidence("untested", 0, 0, None, None, None, ())
NO_BETTER_THAN_PAST = Confidence(
    "past growth", 3, 154, 0.18, 0.04, 0.31, (Rival("past growth", 0.29, -0.11, -0.2, 0.05),)
)


def doubted(call: CallScore, told: Confidence) -> CallScore:
    """The call with low confidence, for that reason."""
    said = in_words(told)
    sheets = tuple(replace(one, low_confidence=said) for one in call.sheets)
    return replace(call, low_confidence=said, sheets=sheets)


def _skill() -> tuple[Skill, ...]:
    rows = []
    for call, count in (("2019", 48), ("2020", 51), ("2021", 55), ("pooled", 154)):
        for model, level in (("model", 0.41), ("ridge", 0.37), ("past growth", 0.29)):
            rho = level + (len(call) * count % 7 - 3) / 100
            pairs = 0.5 + np.arcsin(2 * np.sin(np.pi * rho / 6)) / np.pi
            rows.append(Skill(call, model, rho, rho - 0.13, rho + 0.12, count, float(pairs)))
    return tuple(rows)


def _sheet(rng: np.random.Generator, i: int, members: int) -> ScoreSheet:
    name, sector, region, lat, lon = NAMES[i % len(NAMES)]
    parts = tuple(_contribution(rng, feature) for feature in MEASURED)
    base = 0.6
    dimensions = tuple(_dimension(parts, name) for name in dict.fromkeys(one.dimension for one in parts))
    present = sum(one.value is not None for one in parts) / len(parts)
    facts = Facts(
        present,
        {one.dimension: one.evidence_share for one in dimensions},
        self_declared_share=rng.uniform(0, 0.7),
        novel=i == 4,
        further_than=0.97,
        alarm_rate=0.061,
        declared_rate=0.05,
        unusual=(("export_share", "Export share"),),
        accounts_share=0.8,
        years_since_accounts=3.0 if i % 5 == 1 else 2.0,
        joined_share=rng.uniform(0, 0.25),
    )
    return ScoreSheet(
        application_id=f"A-{i + 1:02d}",
        call_id="2026",
        name=name if i < len(NAMES) else f"{name} {i // len(NAMES) + 1}",
        sector=sector,
        region=region,
        members=members,
        rank=0,
        rank_label="",
        score=base + sum(one.contribution for one in parts),
        base=base,
        dimensions=dimensions,
        contributions=parts,
        evidence_share=present,
        self_declared_share=facts.self_declared_share,
        comparables=_comparables(rng),
        flags=flags(facts),
        reasons=reasons(parts, unit="pp a year", decimals=1),
        places=_places(rng, members, lat, lon, 1 + i % 3),
        towns=(Town(region, lat, lon, members),),
        history=_history(rng),
    )


def _places(rng: np.random.Generator, members: int, lat: float, lon: float, wide: int) -> tuple[Place, ...]:
    roles = ("firm", "firm", "firm", "research", "investor", "public")
    north, east = rng.normal(0, 0.25 * wide, members), rng.normal(0, 0.6 * wide, members)
    staff = rng.integers(1, 300, members).astype(float)
    return tuple(
        Place(roles[j % 6], float(lat + north[j]), float(lon + east[j]), float(staff[j]))
        for j in range(members)
    )


def _contribution(rng: np.random.Generator, feature: str) -> Contribution:
    dimension, unit, direction, evidence, actionable, low, high = MEASURED[feature]
    value = None if rng.random() < 0.12 else float(rng.uniform(low, high))
    typical = (low + high) / 2
    lean = 0.0 if value is None else (value - typical) / (high - low) * (direction or 1)
    reads = PHRASES[feature].reads
    return Contribution(
        feature=feature,
        dimension=dimension,
        label=PHRASES[feature].en,
        unit=unit,
        evidence=evidence,
        actionable=actionable,
        direction=direction,
        needs=("accounts",),
        value=value,
        typical=typical,
        plain_value=plain(value, reads),
        plain_typical=plain(typical, reads),
        plain_unit=plain_unit(unit, reads),
        contribution=float(lean * rng.uniform(0.6, 2.2)),
    )


ABSENT = interval_notes(
    IntervalFacts(
        is_index=False,
        reach=None,
        one_call=False,
        held=Coverage(0.8, 0, 0, 0, None, None, None, None),
        width=None,
        observed=None,
    )
)


def with_intervals(call: CallScore) -> CallScore:
    """The call with intervals on every sheet and the first dimension of each not settled."""
    held = Coverage(0.8, 6, 300, 243, 0.81, 0.77, 0.85, 4.0)
    facts = IntervalFacts(False, _some_reach(), False, held, 8.0, 30.0)
    sheets = tuple(_with_interval(one) for one in call.sheets)
    return replace(call, sheets=sheets, intervals=interval_notes(facts))


def _with_interval(sheet: ScoreSheet) -> ScoreSheet:
    first, *rest = sheet.dimensions
    told = (replace(first, settled=False), *(replace(one, settled=True) for one in rest))
    ends = {"interval_low": sheet.score - 4, "interval_high": sheet.score + 4}
    wide = {"wide_low": sheet.score - 7, "wide_high": sheet.score + 7}
    return replace(sheet, dimensions=told, **ends, **wide)


def _some_reach() -> Predictive:
    """That of a hundred past cases of five calls, each worth one."""
    call = np.arange(100) % 5
    error = np.random.default_rng(0).standard_normal(100)
    one, ones = np.ones(1), np.ones(100)
    return Predictive(("A",), one, np.ones((5, 1)), one, 1.0, call, call, error, ones, ones)


def _dimension(parts: tuple[Contribution, ...], dimension: str) -> DimensionScore:
    own = [one for one in parts if one.dimension == dimension]
    total = sum(one.contribution for one in own)
    share = sum(one.value is not None for one in own) / len(own)
    mark = 0 if abs(total) < 0.15 else (1 if abs(total) < 0.8 else 2) * (1 if total > 0 else -1)
    return DimensionScore(dimension, total, mark if share else None, share)


def _comparables(rng: np.random.Generator) -> tuple[Comparable, ...]:
    return tuple(
        Comparable(
            application_id=f"B-{k:02d}",
            call_id=str(2014 + k),
            name=f"Past cluster {k}",
            sector="Aquaculture",
            decision=("funded", "rejected")[k % 2],
            growth=float(rng.normal(1, 2)) if k < 4 else None,
            se=0.9 if k < 4 else None,
            similarity=0.97 - 0.05 * k,
        )
        for k in range(5)
    )


def _history(rng: np.random.Generator) -> History:
    years = tuple(range(2015, 2025))
    own, sector = (100 * np.cumprod(np.r_[1, 1 + rng.normal(m, 0.02, 9)]) for m in (0.03, 0.012))
    return History("employees", years, tuple(own.tolist()), tuple(sector.tolist()))
