"""`model_card`: everything that a version's export says about it, with who promoted it, as plain data."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from models.card.calibration import Calibration, calibration
from models.card.cohorts import Cohort, cohorts
from models.card.group_skill import GroupSkill, group_skill
from models.card.inputs import Input, inputs
from models.card.limits import Limit, limits
from models.card.skill_rows import SkillRow, skill_rows
from models.champion import Champion
from models.confidence import Confidence, confidence
from models.gate_file import GateResult
from models.intervals.coverage import NOMINAL, Coverage, coverage
from models.promotion import Promotion


@dataclass(frozen=True)
class ModelCard:
    """One version of the model. Growth is in pp a year; shares are 0–1; what is not known is None.

    low_confidence: the sentence that its scores carry, empty where they do not. hashes: SHA-256 of the tables
    learnt from. suspects: what the leakage audit named, in sentences; None where there was no audit.
    promotions: those of this version. followed_by: the version that took its place as champion, if any.
    gate: what it was judged by before, if it went through a gate.
    """

    version: int
    kind: str
    as_of: str
    trained_at: str
    run_id: str
    seed: int
    code_version: str
    catalogue_hash: str
    hashes: dict[str, str]
    sources: dict[str, int]
    cases: int
    applications: int
    calls: int
    is_champion: bool
    followed_by: int | None
    low_confidence: str
    confidence: Confidence
    cohorts: tuple[Cohort, ...]
    skill: tuple[SkillRow, ...]
    coverage: tuple[Coverage, ...]
    calibration: Calibration
    groups: tuple[GroupSkill, ...]
    inputs: tuple[Input, ...]
    suspects: tuple[str, ...] | None
    limits: tuple[Limit, ...]
    notices: tuple[str, ...]
    promotions: tuple[Promotion, ...]
    gate: GateResult | None

    @property
    def is_index(self) -> bool:
        """Whether it is the criteria index, which forecasts nothing."""
        return self.kind == "criteria index"


def model_card(
    champion: Champion, promotions: Sequence[Promotion], gate: GateResult | None = None
) -> ModelCard:
    """The card of an exported version; `promotions` are all in the folder of runs, oldest first."""
    told, judged = cohorts(champion.past), champion.predictions
    held = tuple(coverage(judged, nominal) for nominal in NOMINAL)
    sure, features, seed = confidence(champion.evaluation), inputs(champion), int(champion.card["seed"])
    is_index = champion.kind == "criteria index"
    return ModelCard(
        **_identity(champion),
        **_promoted(champion.version, promotions),
        low_confidence=str(champion.card.get("low_confidence", "")),
        confidence=sure,
        cohorts=told,
        skill=skill_rows(champion.evaluation),
        coverage=held,
        calibration=calibration(judged, seed=seed),
        groups=group_skill(judged, champion.past, seed=seed),
        inputs=features,
        suspects=_suspects(champion.card),
        limits=limits(champion.past, sure.calls, told, held, features, is_index=is_index),
        notices=tuple(str(one) for one in champion.card["notices"]),
        gate=gate,
    )


def _identity(champion: Champion) -> dict[str, Any]:
    card, run = champion.card, champion.run
    plain = ("kind", "as_of", "seed", "code_version", "catalogue_hash", "cases", "applications", "calls")
    told: dict[str, Any] = {name: card[name] for name in plain}
    told |= {"hashes": dict(sorted(card["hashes"].items())), "sources": dict(sorted(card["sources"].items()))}
    return told | {"version": champion.version, "run_id": run["run_id"], "trained_at": run["trained_at"]}


def _promoted(version: int, promotions: Sequence[Promotion]) -> dict[str, Any]:
    mine = [place for place, one in enumerate(promotions) if one.version == version]
    later = [one.version for one in promotions[mine[-1] + 1 :] if one.version != version] if mine else []
    return {
        "promotions": tuple(promotions[place] for place in mine),
        "is_champion": bool(promotions) and promotions[-1].version == version,
        "followed_by": later[0] if later else None,
    }


def _suspects(card: Mapping[str, Any]) -> tuple[str, ...] | None:
    listed = card.get("suspects")
    return None if listed is None else tuple(str(one["sentence"]) for one in listed)
