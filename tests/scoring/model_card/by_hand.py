"""A card made by hand: what is shown, tested apart from how it is trained. All numbers are invented."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from features.catalogue import FEATURES
from models.card import ModelCard
from models.card.calibration import calibration
from models.card.cohorts import cohorts
from models.card.group_skill import group_skill
from models.card.inputs import Input
from models.card.limits import limits
from models.card.skill_rows import SkillRow
from models.confidence import Confidence, Rival
from models.gate import ROWS, Gate, GateRow, Verdict
from models.gate_file import GateResult
from models.intervals.coverage import NOMINAL, coverage
from models.promotion import Promotion
from tests.models.card.judged import past, predictions

RANKINGS = (("model", 0.31), ("ridge", 0.33), ("past growth", 0.1), ("criteria index", 0.12), ("mean", None))
SURE = Confidence(None, 6, 180, 0.31, 0.2, 0.42, (Rival("past growth", 0.1, 0.21, 0.08, 0.33),))


def hand_made_card(*, index: bool = False) -> ModelCard:
    """Version 3, promoted by a person through a gate; with `index`, a criteria index nobody promoted."""
    judged = predictions().head(0) if index else predictions()
    rows = past(predictions(), evaluable=0.55)
    told, features = cohorts(rows), inputs()
    held = tuple(coverage(judged, nominal) for nominal in NOMINAL)
    untested = Confidence("untested", 0, 0, None, None, None, ())
    return ModelCard(
        version=3,
        kind="criteria index" if index else "growth",
        as_of="2025-11-15",
        trained_at="2026-03-01T12:00:00+00:00",
        run_id="0f" * 16,
        seed=0,
        code_version="0.2.0",
        catalogue_hash="5f0c" * 16,
        hashes={"accounts": "ab12" * 16, "calls": "cd34" * 16},
        sources={"accounts": 180},
        cases=180,
        applications=190,
        calls=7,
        is_champion=not index,
        followed_by=None,
        low_confidence="",
        confidence=untested if index else SURE,
        cohorts=told,
        skill=() if index else skill(),
        coverage=held,
        calibration=calibration(judged, seed=0),
        groups=group_skill(judged, rows, seed=0),
        inputs=features,
        suspects=("Export share ranks growth too well alone (0.71). <Check> it.",),
        limits=limits(rows, 6, told, held, features, is_index=index),
        notices=("Outcomes are of one kind.",),
        promotions=() if index else (chosen(),),
        gate=None if index else gate(),
    )


def chosen() -> Promotion:
    """By a person with a reason."""
    return Promotion(3, "2026-03-04T09:30:00+00:00", "Ada Berg", "Knows the accounts of 2024 & ranks better")


def skill() -> tuple[SkillRow, ...]:
    """Every ranking on three calls and over all."""
    return tuple(
        SkillRow(call, model, n, rho, low(rho), high(rho), *ahead(model, rho), 0.6, 0.25)
        for call, n in (("2013", 60), ("2014", 60), ("2015", 60), ("pooled", 180))
        for model, rho in RANKINGS
    )


def low(rho: float | None) -> float | None:
    return None if rho is None else rho - 0.11


def high(rho: float | None) -> float | None:
    return None if rho is None else rho + 0.11


def ahead(model: str, rho: float | None) -> tuple[float | None, float | None, float | None]:
    gain = 0.31 - (rho or 0.0)
    return (None, None, None) if model == "model" else (gain, gain - 0.12, gain + 0.12)


def inputs() -> tuple[Input, ...]:
    """The whole catalogue, some of it often missing."""
    weights = np.linspace(1, 0.1, len(FEATURES))
    return tuple(
        Input(
            *(one.name, one.label, one.dimension, one.unit, one.direction, one.evidence, one.actionable),
            one.source,
            0.7 if place % 9 == 0 else 0.01 * (place % 3),
            float(weight / weights.sum()),
        )
        for place, (one, weight) in enumerate(zip(FEATURES, weights, strict=True))
    )


def gate() -> GateResult:
    """A gate that said yes, with one row of each verdict."""
    verdicts = ("pass", "pass", "unclear", "fail")
    rows = tuple(
        GateRow(name, 0.28, 0.31, 0.03, -0.01, 0.07, verdicts[place % 4], f"{name} was looked at.")  # type: ignore[arg-type]  # a tuple of literals
        for place, name in enumerate(ROWS)
    )
    bare = replace(rows[-1], champion=None, challenger=None, difference=None, low=None, high=None)
    told = Gate(champion=2, calls=6, applications=180, new_outcomes=57, rows=(*rows[:-1], bare))
    return GateResult(3, "ee" * 32, told, Verdict("yes", ("It ranks better: 0.31 against 0.28.",)), "aa" * 32)
