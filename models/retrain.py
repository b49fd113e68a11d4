"""A challenger on all matured outcomes, and the gate between it and the champion. It promotes nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.known import known_by
from features.problems import DataError
from features.tables import Tables
from models.champion import Champion
from models.code_version import code_version
from models.cohorts import Progress
from models.gate import Gate, Verdict, should_promote
from models.gate_calibration import calibration_rows, coverage_row
from models.gate_champion import as_it_was_row, confidence_row
from models.gate_changes import catalogue_changes, catalogue_row, leakage_row, same_seats, seats_row
from models.gate_skill import group_row, skill_rows
from models.groups import groups
from models.leakage import changed_since
from models.paired import resampled
from models.recipe import recipe_of_challenger, recipe_of_champion
from models.replay import Replay, replay
from models.training import Training, train


@dataclass(frozen=True, eq=False)
class Retrained:
    """The challenger with its gate; the replay is what the gate was computed from."""

    training: Training
    replay: Replay
    gate: Gate

    @property
    def verdict(self) -> Verdict:
        """Whether it should become the champion."""
        return should_promote(self.gate)


def retrain(
    tables: Tables,
    champion: Champion,
    *,
    as_of: pd.Timestamp,
    hashes: Mapping[str, str] | None = None,
    progress: Progress = lambda _: None,
) -> Retrained | None:
    """The challenger that learns from all outcomes known by `as_of`, by today's catalogue and the same seed.

    None where there is nothing new to learn: it would be the champion again. DataError where the champion
    knows what came after `as_of`.
    """
    as_of = as_of.normalize()
    _require_later(champion, as_of)
    if _asked_before(champion, as_of, hashes or {}):
        return None
    seed = int(champion.card["seed"])
    training = train(tables, as_of=as_of, seed=seed, hashes=hashes, progress=progress)
    if nothing_new(champion, training):
        return None
    return compare(tables, champion, training, progress=progress)


def compare(
    tables: Tables, champion: Champion, training: Training, *, progress: Progress = lambda _: None
) -> Retrained:
    """The gate of a training made from `tables` beside the champion."""
    cases, as_of, seed = training.cases, training.as_of, training.seed
    again = replay(
        cases,
        champion=recipe_of_champion(champion, as_of=as_of),
        challenger=recipe_of_challenger(training.specification, seed=seed),
        progress=lambda call: progress(f"Replaying {call}"),
    )
    progress("Comparing champion and challenger")
    judged, seats = of_its_kind(again, champion.kind), same_seats(again)
    drawn = resampled(judged["call_id"], seed=seed)
    apart = groups(known_by(tables, as_of=as_of), judged.index)
    changed = changed_since(champion.past_features, cases.X)
    gone = catalogue_changes(champion.specification, training.specification)["gone"]
    rows = (
        *skill_rows(judged, drawn),
        *calibration_rows(again, seed=seed),
        coverage_row(again),
        group_row(judged, apart, drawn),
        seats_row(seats),
        as_it_was_row(champion.past["growth"], training.past["growth"], gone),
        confidence_row(
            champion_is_low=bool(champion.card.get("low_confidence")),
            challenger_is_low=bool(training.card["low_confidence"]),
        ),
        catalogue_row(champion.specification, training.specification, changed),
        leakage_row(training.suspects, outcomes=len(training.matured)),
    )
    learnt = set(champion.past.index[champion.past["growth"].notna()])
    gate = Gate(
        champion=champion.version,
        calls=int(judged["call_id"].nunique()),
        applications=len(judged),
        new_outcomes=len(set(training.matured.index) - learnt),
        rows=rows,
        seats=seats,
        notices=tuple(_limits(champion, training, again)),
    )
    return Retrained(training, again, gate)


def of_its_kind(again: Replay, kind: str) -> pd.DataFrame:
    """The judged calls for which the champion would have been of its own kind.

    Beside an index, as it was while little was known, a challenger looks better than it is.
    """
    same = again.calls.index[again.calls["champion_kind"] == kind]
    judged = again.judged
    return judged[judged["call_id"].isin(same)]


def nothing_new(champion: Champion, training: Training) -> bool:
    """Whether the training would make the champion again: the same code, catalogue, features and outcomes."""
    if champion.card["code_version"] != training.card["code_version"]:
        return False
    if champion.card["catalogue_hash"] != training.card["catalogue_hash"]:
        return False
    if champion.kind != training.model.kind:
        return False
    learns = training.model.kind == "growth"
    old, new = (one[one["growth"].notna()] if learns else one for one in (champion.past, training.past))
    X = training.cases.X
    return (
        old.index.sort_values().equals(new.index.sort_values())
        and _equal(old[["growth", "se"]], new.loc[old.index, ["growth", "se"]])
        and _equal(champion.past_features.loc[old.index], X.loc[old.index])
    )


def _equal(old: pd.DataFrame, new: pd.DataFrame) -> bool:
    return bool(np.array_equal(old.to_numpy("float64"), new.to_numpy("float64"), equal_nan=True))


def _asked_before(champion: Champion, as_of: pd.Timestamp, hashes: Mapping[str, str]) -> bool:
    """Whether the champion was made from these very tables, on this day, by this code."""
    card = champion.card
    same = bool(hashes) and card["hashes"] == dict(hashes) and card["code_version"] == code_version()
    return same and champion.as_of == as_of


def _require_later(champion: Champion, as_of: pd.Timestamp) -> None:
    if as_of < champion.as_of:
        raise DataError(
            f"The champion (version {champion.version}) knows what was known on {champion.as_of.date()}; a "
            f"challenger of {as_of.date()} would know less. Give a later day (--as-of), or train a version "
            "of that day with klynge train."
        )


def _limits(champion: Champion, training: Training, again: Replay) -> Iterator[str]:
    """What the comparison cannot say, or says under a condition."""
    days = (training.as_of - champion.as_of).days
    if days:
        yield (
            f"The champion learnt from what was known on {champion.as_of.date()}. On every past call it is "
            f"made again as far behind the challenger as it is now: {days} days."
        )
    indexed = again.calls.index[again.calls["champion_kind"] != "growth"]
    if len(indexed) and champion.kind == "growth":
        yield (
            f"In {', '.join(map(str, indexed))} so little was known that the champion would have been the "
            "criteria index, which it is not: these calls count for the seats alone."
        )
    if champion.card["code_version"] != training.card["code_version"]:
        yield (
            f"The champion was made by code {champion.card['code_version']}, this is "
            f"{training.card['code_version']}. Both are replayed by this code: what the change of code does "
            "to the scores is not measured."
        )
    yield from revised(champion, training)


def revised(champion: Champion, training: Training) -> Iterator[str]:
    """Outcomes that the champion learnt from and that have another value now, or none."""
    old = champion.past["growth"].dropna()
    new = training.past["growth"].reindex(old.index)
    gone, off = int(new.isna().sum()), (new - old).abs()
    other = off[off > 1e-9]
    if len(other):
        yield (
            f"{len(other)} of the {len(old)} outcomes that the champion learnt from have been revised since, "
            f"by up to {other.max():.1f} pp a year. The replay uses the values of today."
        )
    if gone:
        yield f"{gone} outcomes that the champion learnt from are not in this folder any more."
