"""What is found out about a call's applications: features, scores, parts, members, what is alike."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.catalogue import evidence_present, specification
from features.known import known_by
from features.tables import Tables
from models.champion import Champion
from models.cohorts import at_closing
from models.intervals import Predictive, predictive
from models.intervals.settled import settled
from scoring.calls import applications_of
from scoring.comparables import most_alike
from scoring.contributions import Rows, by_row
from scoring.history import histories
from scoring.members import Members, members_of
from scoring.novelty import Judgement, Labels, judge, unusual
from scoring.past_applications import Past, past_of
from scoring.sheet import Comparable, History


@dataclass(frozen=True)
class Findings:
    """Everything that goes on the sheets of a call; rows are by application_id, then by column.

    `scores` and `parts` (features and "base") are in the model's unit, `evidence` the share of features
    present by dimension and "all", `listed` what stands in the table applications. `reach` is how far scores
    may be off, `settled` whether signs of features and dimensions are; None and empty where not known.
    """

    champion: Champion
    call: dict[str, Any]
    known: Tables
    X: pd.DataFrame
    scores: dict[str, float]
    parts: Rows
    evidence: Rows
    listed: dict[str, dict[str, Any]]
    members: Members
    histories: dict[str, History]
    past: Past
    comparables: dict[str, tuple[Comparable, ...]]
    novelty: Judgement
    unusual: list[Labels]
    reach: Predictive | None = None
    settled: dict[str, dict[str, bool]] = field(default_factory=dict)

    @cached_property
    def position(self) -> dict[str, int]:
        """The row of each application in X and in `novelty`."""
        return {str(one): row for row, one in enumerate(self.X.index)}

    @cached_property
    def seen(self) -> dict[str, frozenset[str]]:
        """Sectors and regions (region_id) from which past applications came."""
        return {name: self.past.seen(name) for name in ("sector", "region_id")}

    @cached_property
    def regions(self) -> dict[str, str]:
        """Names of the regions that have one."""
        named = self.known.regions[self.known.regions["name"].notna()]
        return dict(zip(named["region_id"], named["name"], strict=True))

    @property
    def unit(self) -> str:
        """What scores and contributions are measured in."""
        return "pp a year" if self.champion.kind == "growth" else "points"


def compute(tables: Tables, champion: Champion, call: pd.Series) -> Findings:
    """Score the applications of `call` (a row of calls) by what was known when it closed.

    DataError where the champion was trained on later knowledge or another catalogue, or the call has no
    applications.
    """
    closes_on = call["closes_on"]
    champion.check_time(str(call["call_id"]), closes_on)
    known = known_by(tables, as_of=closes_on)
    champion.check_catalogue(specification(known))
    rows = applications_of(known, call)
    X = at_closing(known, str(call["call_id"]), champion.specification)
    past, members = past_of(champion, known, call), members_of(known, rows, call)
    scores, parts = _predicted(champion, X)
    return Findings(
        champion=champion,
        call={str(name): value for name, value in call.items()},
        known=known,
        X=X,
        scores=dict(zip(X.index, scores.tolist(), strict=True)),
        parts=by_row(parts),
        evidence=by_row(evidence_present(X, champion.specification)),
        listed=_listed(rows),
        members=members,
        histories=histories(known, members.frame, rows),
        past=past,
        comparables=dict(zip(X.index, most_alike(X, past.features, past.told), strict=True)),
        novelty=judge(X, past.features, past.told["call_id"]),
        unusual=unusual(X, past.features, champion.specification),
        reach=predictive(champion, X),
        settled=_settled(champion, X, parts),
    )


def _predicted(champion: Champion, X: pd.DataFrame) -> tuple[npt.NDArray[np.float64], pd.DataFrame]:
    """Scores and their parts; each application's depend on no other application."""
    parts: pd.DataFrame = champion.model.contributions(X)
    return np.asarray(champion.model.predict(X), dtype="float64"), parts.set_axis(X.index)


def _settled(champion: Champion, X: pd.DataFrame, parts: pd.DataFrame) -> dict[str, dict[str, bool]]:
    if champion.intervals is None:
        return {}
    told = settled(champion.intervals.refits, X, parts, champion.specification)
    return {str(one): {str(name): bool(sure) for name, sure in row.items()} for one, row in told.iterrows()}


def _listed(rows: pd.DataFrame) -> dict[str, dict[str, Any]]:
    return {str(row["application_id"]): row for row in _records(rows)}


def _records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    return [{str(name): value for name, value in row.items()} for row in rows.to_dict("records")]
