"""The gaming gap: the ranking again without what applicants say of themselves.

A self-declared value is not a false one. The gap shows whose place rests on what nobody else has seen, so
that a committee knows where to ask; losing places is no accusation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.feature import Feature
from features.tables import Tables
from scoring.phrases import phrase
from scoring.ranking import ranked
from scoring.sheet import Language
from scoring.what_if.field import Score

MANY = 5
"""Places that an application may lose unnamed."""
NAMED = 3
"""Features named: those without which alone the score falls most."""
OWN_TABLE = "application_indicators"


@dataclass(frozen=True)
class Loser:
    """An application that loses more than five places, and the evidence that held it there."""

    application_id: str
    rank: int
    rank_without: int
    score: float
    score_without: float
    features: tuple[tuple[str, str], ...]

    @property
    def places(self) -> int:
        """How many places it loses."""
        return self.rank_without - self.rank

    def evidence(self, language: Language) -> tuple[str, ...]:
        """Labels of the self-declared features that matter most, the most first."""
        return tuple(nb if language == "nb" else en for en, nb in self.features)


@dataclass(frozen=True)
class Gap:
    """The ranking with and without self-declared evidence: `ranks` by application, before and after.

    `self_declared` counts the values left out, `features` their features. `losers` lose more than five
    places, the largest loss first.
    """

    ranks: dict[str, tuple[int, int]]
    self_declared: int
    features: tuple[str, ...]
    losers: tuple[Loser, ...]


def gaming_gap(
    X: pd.DataFrame, known: Tables, specification: Sequence[Feature], score: Score, call_id: str
) -> Gap:
    """Score the applications of a call (rows of `X`) again with self-declared values missing.

    `known` are the tables as of the closing date, `score` the model. Every row is scored by itself, as ever.
    """
    declared = self_declared(X, known, specification)
    without = X.mask(declared)
    before, after = (_by_application(frame, score) for frame in (X, without))
    ranks = {name: _ranks(values, call_id) for name, values in (("before", before), ("after", after))}
    told = {one: (ranks["before"][one], ranks["after"][one]) for one in before}
    losers = [
        Loser(one, *told[one], before[one], after[one], _held_by(X, declared, one, specification, score))
        for one in before
        if told[one][1] - told[one][0] > MANY
    ]
    return Gap(
        ranks=told,
        self_declared=int(declared.to_numpy().sum()),
        features=tuple(str(name) for name in X if declared[name].any()),
        losers=tuple(sorted(losers, key=lambda one: (-one.places, one.rank))),
    )


def self_declared(X: pd.DataFrame, known: Tables, specification: Sequence[Feature]) -> pd.DataFrame:
    """True where a value of `X` rests on what the applicant says; same shape as `X`.

    Of a catalogue feature the grade in the catalogue decides; of a number in application_indicators the
    grade of that very row, self-declared where it is empty, and where a number stands in for a catalogue
    feature too.
    """
    rows = known.application_indicators
    rows = rows[rows["evidence"].fillna("self-declared") == "self-declared"]
    own = rows.pivot_table(index="application_id", columns="indicator", values="value", aggfunc="last")
    own = own.reindex(index=X.index, columns=X.columns)
    declared = pd.DataFrame(False, index=X.index, columns=X.columns)
    for one in specification:
        stands_in = (own[one.name] == X[one.name]).to_numpy()
        graded = one.evidence == "self-declared" and one.needs != (OWN_TABLE,)
        declared[one.name] = stands_in | (graded & X[one.name].notna().to_numpy())
    return declared


def _by_application(X: pd.DataFrame, score: Score) -> dict[str, float]:
    scores = np.asarray(score(X), dtype="float64").tolist()
    return dict(zip(map(str, X.index), scores, strict=True))


def _ranks(values: dict[str, float], call_id: str) -> dict[str, int]:
    return {one.application_id: one.rank for one in ranked(pd.Series(values), call_id)}


def _held_by(
    X: pd.DataFrame, declared: pd.DataFrame, one: str, specification: Sequence[Feature], score: Score
) -> tuple[tuple[str, str], ...]:
    """The features without which alone the score falls most, as labels in both languages."""
    own = [feature for feature in specification if declared[feature.name][one]]
    rows = X.loc[[one] * (len(own) + 1)].reset_index(drop=True)
    for at, feature in enumerate(own):
        rows.loc[at, feature.name] = np.nan
    scores = np.asarray(score(rows), dtype="float64")
    fall = scores[-1] - scores[:-1]
    order = [at for at in np.argsort(-fall, kind="stable") if fall[at] > 0][:NAMED]
    words = [phrase(own[at].name, own[at].label) for at in order]
    return tuple((one.en, one.nb) for one in words)
