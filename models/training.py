"""One training: past cases, skill out of time, and the model that learns from everything known by a date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from itertools import count
from typing import Any

import pandas as pd

from features.catalogue import catalogue_hash
from features.feature import Feature
from features.known import known_by
from features.problems import DataError
from features.tables import Tables
from models.baselines import fit_growth, fit_index
from models.code_version import code_version
from models.cohorts import Cases, Progress, gather
from models.confidence import low_confidence
from models.evaluate import Evaluation, evaluate
from models.groups import groups
from models.intervals import Intervals, learn_intervals
from models.leakage import Suspect, audit
from models.notices import enough_to_learn, notices, outcomes_by_source
from models.outcomes import COLUMNS, outcomes_of


@dataclass(frozen=True)
class Training:
    """A trained model with everything that it was made from and judged by.

    `past`: one row an application of a call closed by `as_of` (index application_id): name, call_id,
    closes_on, decision, growth, se, known_on, source, evaluable where the outcome was known, and region,
    sector, size (models/groups.py). `hashes`: sha256 of the tables read. `notices`: sentences for the user.
    `suspects`: features that may know the future; their sentences are among the notices. `intervals`: how far
    scores may be off; None for an index and for outcomes of one call.
    """

    model: Any
    cases: Cases
    past: pd.DataFrame
    judged: Evaluation
    as_of: pd.Timestamp
    seed: int
    hashes: Mapping[str, str]
    notices: tuple[str, ...]
    suspects: tuple[Suspect, ...] = ()
    intervals: Intervals | None = None

    @property
    def specification(self) -> tuple[Feature, ...]:
        """The features, in the order of the model's columns."""
        return self.cases.specification

    @property
    def evaluation(self) -> pd.DataFrame:
        """Skill by test call and pooled; see `models.evaluate.Evaluation`."""
        return self.judged.table

    @property
    def predictions(self) -> pd.DataFrame:
        """The predictions behind it; see `models.evaluate.Evaluation`."""
        return self.judged.predictions

    @property
    def matured(self) -> pd.DataFrame:
        """The rows of `past` with an outcome: what a growth model learns from."""
        return self.past[self.past["growth"].notna()]

    @cached_property
    def card(self) -> dict[str, Any]:
        """What identifies the model: equal for equal data, date, seed and code."""
        return {
            "kind": self.model.kind,
            "as_of": self.as_of.date().isoformat(),
            "seed": self.seed,
            "cases": len(self.matured),
            "applications": len(self.past),
            "calls": int(self.past["call_id"].nunique()),
            "sources": outcomes_by_source(self.past),
            "catalogue_hash": catalogue_hash(self.specification),
            "code_version": code_version(),
            "hashes": dict(self.hashes),
            "notices": list(self.notices),
            "low_confidence": low_confidence(self.evaluation) or "",
            "suspects": [asdict(one) for one in self.suspects],
        }


def train(
    tables: Tables,
    *,
    as_of: pd.Timestamp,
    seed: int = 0,
    hashes: Mapping[str, str] | None = None,
    progress: Progress = lambda _: None,
) -> Training:
    """Learn from all outcomes known by the end of the day `as_of`, and say how well past calls were ranked.

    With fewer than 30 of them, or where all are the same, the model is the criteria index. `hashes` are
    recorded as they are; `progress` is told each step before it begins. DataError where no application had
    been handed in by then.
    """
    as_of = as_of.normalize()
    known = known_by(tables, as_of=as_of)
    _require_applications(known, as_of)
    closed = int((known.calls["closes_on"] <= as_of).sum())
    measuring = _numbered(progress, "Measuring the applications of", closed)
    outcomes = outcomes_of(known, as_of=as_of)
    cases = gather(known, as_of=as_of, progress=measuring, outcomes=outcomes.frame)
    past = past_applications(known, cases, outcomes.frame)
    learn = cases.known(as_of)
    judged = evaluate(cases, seed=seed, progress=lambda call: progress(f"Testing on {call}"))
    enough = enough_to_learn(learn.y)
    progress(f"Learning from {len(learn)} outcomes" if enough else "Making the criteria index")
    model: Any = fit_growth(learn, seed=seed) if enough else fit_index(cases)
    suspects = audit(tables, cases, seed=seed)
    said = (*notices(past, judged, as_of), *outcomes.doubts, *(one.sentence for one in suspects))
    intervals = learn_intervals(learn, model) if enough else None
    return Training(model, cases, past, judged, as_of, seed, dict(hashes or {}), said, suspects, intervals)


def _numbered(progress: Progress, doing: str, total: int) -> Progress:
    """What tells a step with its number, such as "Measuring the applications of 2019 (6 of 12)"."""
    numbers = count(1)
    return lambda call: progress(f"{doing} {call} ({next(numbers)} of {total})")


def past_applications(known: Tables, cases: Cases, outcomes: pd.DataFrame) -> pd.DataFrame:
    """The applications of `cases` and what became of them, as `Training.past` describes."""
    facts = known.applications.set_index("application_id")[["name", "call_id", "decision"]]
    rows = facts.reindex(cases.X.index).assign(closes_on=cases.closes_on)
    rows = rows[["name", "call_id", "closes_on", "decision"]]
    rows = rows.join(outcomes[list(COLUMNS)])
    return rows.join(_named_groups(known, rows.index)).rename_axis("application_id")


def _named_groups(known: Tables, applications: pd.Index) -> pd.DataFrame:
    """Region, sector and size of each application; a region by its name, where it has one."""
    told = groups(known, applications)
    names = known.regions.set_index("region_id")["name"]
    return told.assign(region=told["region"].map(names).astype("str").fillna(told["region"]))


def _require_applications(known: Tables, as_of: pd.Timestamp) -> None:
    closed = known.calls.loc[known.calls["closes_on"] <= as_of, "call_id"]
    if not known.applications["call_id"].isin(closed).any():
        raise DataError(
            f"No application had been handed in by {as_of.date()}: there is nothing to learn from. Give a "
            "later day (--as-of), or add past calls and their applications to the folder."
        )
