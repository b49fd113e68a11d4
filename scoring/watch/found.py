"""Tables and a champion -> what the watch finds about a call."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.catalogue import specification
from features.known import known_by
from features.reading import Reading
from features.tables import Tables
from models.champion import Champion
from models.cohorts import at_closing
from models.confidence import confidence
from models.groups import groups
from models.leakage import Suspect, changed_since
from models.outcomes import learn_from
from models.watch.calibration import Told
from models.watch.drift import Sides
from models.watch.watch import Watch, watch
from scoring.calls import applications_of, the_call
from scoring.confidence_words import in_words
from scoring.low_confidence import LowConfidence
from scoring.novelty import judge
from scoring.past_applications import Past, past_of

EVERYTHING = pd.Timestamp("2200-12-31")
"""A day by which all that a folder holds is known."""
RECORD = ("call_id", "closes_on", "predicted", "growth")


@dataclass(frozen=True, eq=False)
class CallWatch:
    """The watch of one call, and what is needed to read and to replay it.

    low_confidence: why scores of this champion carry that mark; None where they do not. labels: the features'
    own names by column; regions: names of regions by id, where they are known. training_calls: call_ids that
    the champion learnt from.
    as_of: the day by which outcomes were known; empty for all that the folder holds. revised: features that
    are no longer what the champion learnt from, for the applications of `revised_call`.
    """

    call_id: str
    closes_on: str
    applications: int
    kind: str
    model_version: str
    model_as_of: str
    code_version: str
    table_hashes: dict[str, str]
    training_calls: tuple[str, ...]
    training_cases: int
    as_of: str
    low_confidence: LowConfidence | None
    labels: dict[str, str]
    regions: dict[str, str]
    found: Watch
    revised: tuple[Suspect, ...]
    revised_call: str


def watch_call(
    reading: Reading,
    champion: Champion,
    call_id: str,
    *,
    as_of: pd.Timestamp | None = None,
    seed: int = 0,
    progress: Callable[[str], None] = lambda _: None,
) -> CallWatch:
    """Watch a call by what was known when it closed, and outcomes by the day `as_of` (None: all there are).

    DataError where there is no such call, where it has no applications, or where the champion was trained on
    later knowledge or on another catalogue.
    """
    tables = reading.tables
    row = the_call(tables, call_id)
    champion.check_time(call_id, row["closes_on"])
    known = known_by(tables, as_of=row["closes_on"])
    champion.check_catalogue(specification(known))
    applications_of(known, row)
    progress(f"Measuring the applications of {call_id}")
    X, past = at_closing(known, call_id, champion.specification), past_of(champion, known, row)
    progress("Comparing the call with those that the model learnt from")
    before, now = sides(champion, past, X, call_id)
    told = _told(tables, champion, row, as_of or EVERYTHING, progress)
    outcomes = pd.concat([told.record, told.matured]) if len(told.matured) else told.record
    revised_call, revised = _revised(known, champion, past)
    return CallWatch(
        call_id=call_id,
        closes_on=row["closes_on"].date().isoformat(),
        applications=len(X),
        kind=champion.kind,
        model_version=str(champion.version),
        model_as_of=champion.as_of.date().isoformat(),
        code_version=str(champion.card["code_version"]),
        table_hashes=dict(sorted(reading.hashes.items())),
        training_calls=_in_order(champion, past),
        training_cases=len(past.told),
        as_of="" if as_of is None else as_of.date().isoformat(),
        low_confidence=in_words(confidence(champion.evaluation)),
        labels={one.name: one.label for one in champion.specification},
        regions=_names(known),
        found=watch(before, now, told, groups(known, outcomes.index), seed=seed),
        revised=revised,
        revised_call=revised_call,
    )


def _names(known: Tables) -> dict[str, str]:
    named = known.regions.dropna(subset="name")
    return dict(zip(named["region_id"].astype(str), named["name"].astype(str), strict=True))


def sides(champion: Champion, past: Past, X: pd.DataFrame, call_id: str) -> tuple[Sides, Sides]:
    """The training calls and the new one, each with features, scores and who is novel.

    Past calls are judged as novel or not by the other past calls.
    """
    call = past.told["call_id"]
    flags = pd.Series(np.nan, past.features.index)
    for one in call.unique():
        own = call == one
        flags[own] = _novel(past.features[own], past.features[~own], call[~own])
    novel = _novel(X, past.features, call)
    before = Sides(past.features, _scores(champion, past.features), flags, call)
    return before, Sides(X, _scores(champion, X), novel, pd.Series(call_id, X.index))


def _scores(champion: Champion, X: pd.DataFrame) -> pd.Series:
    told = champion.model.predict(X) if len(X) else np.empty(0)
    return pd.Series(np.asarray(told, dtype="float64"), X.index)


def _novel(X: pd.DataFrame, past: pd.DataFrame, calls: pd.Series) -> pd.Series:
    """1 where unlike the past, 0 where not; missing for whom nobody could tell."""
    if past.empty:
        return pd.Series(np.nan, X.index)
    judged = judge(X, past, calls)
    told = np.where(np.isnan(judged.further_than), np.nan, judged.novel.astype("float64"))
    return pd.Series(told, X.index)


def _told(
    tables: Tables,
    champion: Champion,
    row: pd.Series,
    as_of: pd.Timestamp,
    progress: Callable[[str], None],
) -> Told:
    """The champion's own record, and predictions for calls that matured since; none of an index."""
    record = champion.predictions.set_index("application_id")
    record = record[record["growth"].notna()]
    if champion.kind != "growth" or record.empty:
        nothing = pd.DataFrame(columns=list(RECORD)).astype({"predicted": "float64", "growth": "float64"})
        return Told(nothing, nothing)
    record = record.rename(columns={"model": "predicted"})[list(RECORD)]
    progress("Looking up what became of earlier calls")
    growth = learn_from(tables, as_of=as_of)["growth"].dropna()
    learnt = champion.past.loc[champion.past["growth"].notna(), "call_id"].unique()
    applications = tables.applications.set_index("application_id")
    closes = tables.calls.set_index("call_id")["closes_on"]
    facts = applications.loc[applications.index.isin(growth.index), ["call_id"]]
    facts = facts.assign(closes_on=facts["call_id"].map(closes))
    new = facts[~facts["call_id"].isin(learnt) & (facts["closes_on"] <= row["closes_on"])]
    return Told(record, _predicted(tables, champion, new).assign(growth=growth.reindex(new.index)))


def _predicted(tables: Tables, champion: Champion, rows: pd.DataFrame) -> pd.DataFrame:
    """The champion's predictions for applications, each by what was known when its own call closed."""
    names = [one.name for one in champion.specification]
    features = [champion.past_features.reindex(columns=names)]
    for call in rows["call_id"].unique():
        if not rows.index[rows["call_id"] == call].isin(champion.past_features.index).all():
            features.append(at_closing(tables, call, champion.specification))
    X = pd.concat(features)
    X = X[~X.index.duplicated()].reindex(rows.index)
    return rows.assign(predicted=_scores(champion, X))


def _revised(known: Tables, champion: Champion, past: Past) -> tuple[str, tuple[Suspect, ...]]:
    """The latest training call that the folder still has, and its features that came out otherwise now."""
    there = [one for one in _in_order(champion, past) if one in set(known.calls["call_id"])]
    if not there:
        return "", ()
    now = at_closing(known, there[-1], champion.specification)
    return there[-1], changed_since(past.features, now)


def _in_order(champion: Champion, past: Past) -> tuple[str, ...]:
    closes = champion.past.loc[past.told.index].groupby("call_id")["closes_on"].first()
    ordered = sorted(closes.items(), key=lambda one: (one[1], one[0]))
    return tuple(str(call) for call, _ in ordered)
