"""The score sheet: one object for the terminal, the report, the files and later the workspace; one number.

Everything is frozen and made of text, numbers, tuples and dicts, so that `as_json` loses nothing. Growth and
contributions are in `CallScore.unit`: percentage points (pp) a year, or points for a criteria index. A share
is 0–1. What is not known is None; what a later step fills (intervals, rank sets) is None until it is
computed.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from dataclasses import dataclass, field
from typing import Literal

from scoring.low_confidence import LowConfidence
from scoring.sheet_parts import History, Novelty, Place, RankBasis, Skill, Town

__all__ = [
    "INDEX",
    "LANGUAGES",
    "MODEL",
    "PAST",
    "CallScore",
    "Comparable",
    "Contribution",
    "DimensionScore",
    "Flag",
    "History",
    "IntervalNote",
    "Language",
    "Novelty",
    "Place",
    "RankBasis",
    "Reason",
    "ScoreSheet",
    "Skill",
    "Town",
]

Language = Literal["en", "nb"]
MODEL, INDEX, PAST = "model", "criteria index", "past growth"
"""Names in the evaluation: the two that may score, and the baseline always shown beside them."""
LANGUAGES: tuple[Language, ...] = ("en", "nb")


@dataclass(frozen=True)
class Contribution:
    """What one feature adds to the score, its value, and the median of past applications beside it.

    `value` and `typical` are in `unit`, as the feature is defined. `plain_value` and `plain_typical` are the
    same as people read them (a logarithm as a ratio), in `plain_unit`: these two stand in sentences.
    `settled` says whether past calls settle the sign (models/intervals/settled.py); None where not known.
    """

    feature: str
    dimension: str
    label: str
    unit: str
    evidence: str
    actionable: bool
    direction: int
    needs: tuple[str, ...]
    value: float | None
    typical: float | None
    plain_value: float | None
    plain_typical: float | None
    plain_unit: str
    contribution: float
    settled: bool | None = None


@dataclass(frozen=True)
class DimensionScore:
    """One dimension: the sum of its features' contributions, its mark and the share of its evidence present.

    `mark` is −2 to 2 against the largest contribution of a dimension in the call (2: at least half of it, 1:
    at least a tenth); None where no feature of the dimension is present. `settled` says whether past calls
    settle the sign of the sum; None where that is not known.
    """

    dimension: str
    contribution: float
    mark: int | None
    evidence_share: float | None
    settled: bool | None = None


@dataclass(frozen=True)
class Comparable:
    """A past application and what became of it: growth beyond comparable firms with its standard error.

    `similarity` is 1 for the same value on every shared feature, 0 for as far apart as two past
    applications usually are, or further.
    """

    application_id: str
    call_id: str
    name: str
    sector: str
    decision: str
    growth: float | None
    se: float | None
    similarity: float


@dataclass(frozen=True)
class Flag:
    """A declared rule that the application meets, in words, with every number that the words use."""

    code: str
    en: str
    nb: str
    numbers: dict[str, float]

    def says(self, language: Language) -> str:
        """The sentence in that language."""
        return self.en if language == "en" else self.nb


@dataclass(frozen=True)
class Reason:
    """One sentence about one feature, in both languages; every number in it stands in its contribution.

    `kind` is strong or weak where value and contribution point the same way, for or against where the
    direction is open, missing where there is no value.
    """

    kind: Literal["strong", "weak", "for", "against", "missing"]
    feature: str
    contribution: float
    en: str
    nb: str

    def says(self, language: Language) -> str:
        """The sentence in that language."""
        return self.en if language == "en" else self.nb


@dataclass(frozen=True)
class ScoreSheet:
    """One application: score, rank, reasons, comparables, flags and what the evidence is.

    `interval_low` and `interval_high` are to hold the growth that will be observed 80 times in a hundred,
    `wide_low` and `wide_high` 95 times; None where there is no interval or it is unbounded (the call's
    `intervals` says which).
    `rank_label` has "=" where the rank is shared. `rank_low` and `rank_high` hold 80 % of the ranks drawn, as
    the interval holds outcomes; `top_chance` is P(among the first seats), `top_error` its simulation error.
    `own_low` and `own_high` are the 80 % confidence set of the rank, which does not lean on the scores being
    shrunk, `common_low` and `common_high` one of the sets that hold for all at once; `group` counts the
    groups that can be told apart by these, 1 for the first (scoring/ranks). `interval_low` to `group` are
    None where they are not computed. `low_confidence` is that of the call: a sheet on its own says it too.
    """

    application_id: str
    call_id: str
    name: str
    sector: str
    region: str
    members: int
    rank: int
    rank_label: str
    score: float
    base: float
    dimensions: tuple[DimensionScore, ...]
    contributions: tuple[Contribution, ...]
    evidence_share: float
    self_declared_share: float | None
    comparables: tuple[Comparable, ...] = ()
    flags: tuple[Flag, ...] = ()
    reasons: tuple[Reason, ...] = ()
    places: tuple[Place, ...] = ()
    towns: tuple[Town, ...] = ()
    history: History | None = None
    interval_low: float | None = None
    interval_high: float | None = None
    wide_low: float | None = None
    wide_high: float | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    own_low: int | None = None
    own_high: int | None = None
    common_low: int | None = None
    common_high: int | None = None
    top_chance: float | None = None
    top_error: float | None = None
    group: int | None = None
    low_confidence: LowConfidence | None = None

    @property
    def strongest(self) -> DimensionScore:
        """The dimension that adds most, of those with evidence where any has."""
        return max(self._with_evidence, key=lambda one: one.contribution)

    @property
    def weakest(self) -> DimensionScore:
        """The dimension that adds least, or takes most away, of those with evidence where any has."""
        return min(self._with_evidence, key=lambda one: one.contribution)

    @property
    def _with_evidence(self) -> tuple[DimensionScore, ...]:
        return tuple(one for one in self.dimensions if one.mark is not None) or self.dimensions

    def by_feature(self) -> dict[str, Contribution]:
        """Contributions by the feature's name."""
        return {one.feature: one for one in self.contributions}


@dataclass(frozen=True)
class IntervalNote:
    """What the intervals of a call are, or why there are none, in words with every number in them.

    `code` is held, untested, unbounded, wide, absent, one_call or index (scoring/interval_words.py).
    """

    code: str
    en: str
    nb: str
    numbers: dict[str, float]

    def says(self, language: Language) -> str:
        """The sentence in that language."""
        return self.en if language == "en" else self.nb


@dataclass(frozen=True)
class CallScore:
    """One call scored: its sheets in order of rank, and everything needed to trust or replay them."""

    call_id: str
    closes_on: str
    horizon_years: int
    seats: int | None
    budget: float | None
    currency: str
    kind: Literal["growth", "criteria index"]
    unit: str
    decimals: int
    model_version: str
    model_as_of: str
    code_version: str
    catalogue: str
    table_hashes: dict[str, str]
    training_hashes: dict[str, str]
    cases: int
    past_calls: int
    skill: tuple[Skill, ...]
    novelty: Novelty
    sheets: tuple[ScoreSheet, ...]
    rules: dict[str, float] = field(default_factory=dict)
    low_confidence: LowConfidence | None = None
    ranks: RankBasis | None = None
    intervals: tuple[IntervalNote, ...] = ()

    @property
    def is_index(self) -> bool:
        """Whether the score is the criteria index, which forecasts nothing."""
        return self.kind == "criteria index"

    @property
    def is_unbounded(self) -> bool:
        """Whether 80 % intervals are unbounded: too few outcomes of too few calls are known."""
        return any(one.code == "unbounded" and one.numbers["level"] == 80 for one in self.intervals)

    @property
    def has_reach(self) -> bool:
        """Whether its applications have 80 % intervals, be they unbounded."""
        return self.is_unbounded or any(one.interval_low is not None for one in self.sheets)

    @property
    def as_of(self) -> str:
        """The day whose knowledge the sheets stand for: the closing date of the call."""
        return self.closes_on

    @property
    def data_digest(self) -> str:
        """SHA-256 of the hashes of all tables scored: one stamp for the data."""
        lines = "".join(f"{name} {digest}\n" for name, digest in sorted(self.table_hashes.items()))
        return hashlib.sha256(lines.encode()).hexdigest()

    @property
    def neutral(self) -> float:
        """The score that speaks neither for nor against: 0, growth like comparable firms; an index' base."""
        return self.sheets[0].base if self.is_index and self.sheets else 0.0

    @property
    def own_skill(self) -> Skill | None:
        """Skill over all past calls of what gave these scores."""
        return self.pooled(INDEX if self.is_index else MODEL)

    def pooled(self, model: str) -> Skill | None:
        """Skill of that model over all past calls; None where it was not evaluated."""
        return next((one for one in self.skill if one.call_id == "pooled" and one.model == model), None)

    def as_json(self) -> str:
        """The whole object as JSON, keys as the fields are written, numbers to the last digit."""
        return json.dumps(dataclasses.asdict(self), ensure_ascii=False, indent=1, allow_nan=False)
