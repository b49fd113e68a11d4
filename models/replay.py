"""Champion and challenger on past calls, each made again from what was known then.

For a call that closed on a day, the challenger learns from what was known on that day, and the champion from
what was known as much earlier as it is older than the challenger. So the replay answers whether retraining
helps without letting either see what came later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.catalogue import catalogue_hash
from models.baselines import fit_growth, fit_index
from models.cohorts import Cases, Progress
from models.intervals.coverage import ENDS, columns
from models.intervals.intervals import Intervals, learn_intervals
from models.notices import enough_to_learn
from models.recipe import Recipe

LEAST_JUDGED = 3
"""Outcomes in a call from which an order can be judged at all."""


@dataclass(frozen=True, eq=False)
class Replay:
    """What both said of every application of the calls that could be replayed.

    predictions: index application_id, sorted by call and id; call_id, closes_on, growth and se (missing where
    the outcome was not known), champion and challenger (pp a year, or points of an index), and the ends of
    their 80 % intervals, champion_low, champion_high and so on, missing where there are none. calls: index
    call_id, oldest first; closes_on, seats (a tenth where the call states none), champion_kind,
    challenger_kind, champion_learnt, challenger_learnt (outcomes).
    """

    predictions: pd.DataFrame
    calls: pd.DataFrame

    @property
    def judged(self) -> pd.DataFrame:
        """The predictions whose outcome is known, in calls with three or more of them that differ."""
        known = self.predictions[self.predictions["growth"].notna()]
        growth = known.groupby("call_id")["growth"]
        return known[(growth.transform("size") >= LEAST_JUDGED) & (growth.transform("nunique") > 1)]


def replay(
    cases: Cases,
    *,
    champion: Recipe,
    challenger: Recipe,
    threads: int = 2,
    progress: Progress = lambda _: None,
) -> Replay:
    """Every call for which the challenger could learn a growth model, and the champion knew of any bid.

    `progress` is told each call before its turn, such as "2019 (3 of 9)".
    """
    made: dict[Any, Any] = {}
    sides = {
        name: Side(recipe.cases(cases), recipe, threads, made)
        for name, recipe in (("champion", champion), ("challenger", challenger))
    }
    calls = [one for one in _by_age(cases) if _replayable(sides, one[1])]
    told, facts = [], []
    for count, (call, day) in enumerate(calls, start=1):
        progress(f"{call} ({count} of {len(calls)})")
        mine = (cases.call == call).to_numpy()
        told.append(pd.concat([side.predicted(mine, day, name) for name, side in sides.items()], axis=1))
        facts.append(_facts(cases, sides, call, day))
    return Replay(_joined(cases, told), _calls(facts))


@dataclass(frozen=True, eq=False)
class Side:
    """One of the two, made again for each call; `made` keeps models for all that find the same known."""

    cases: Cases
    recipe: Recipe
    threads: int
    made: dict[Any, Any] = field(default_factory=dict)

    def learnt(self, day: pd.Timestamp) -> Cases:
        """The cases with outcomes that it could have learnt from."""
        return self.cases.known(day - self.recipe.behind)

    def past(self, day: pd.Timestamp) -> Cases:
        """The cases that it could have known of, with outcomes or without."""
        return self.cases.where(self.cases.closes_on <= day - self.recipe.behind)

    def learns(self, day: pd.Timestamp) -> bool:
        """Whether the recipe gave a growth model then; else it gave an index."""
        return self.recipe.learns and enough_to_learn(self.learnt(day).y)

    def predicted(self, wanted: npt.NDArray[np.bool_], day: pd.Timestamp, name: str) -> pd.DataFrame:
        """What the model of that day said of the wanted cases, and the ends of its 80 % interval."""
        X = self.cases.X[wanted]
        model, intervals = self._model(day)
        reach = None if intervals is None else intervals.predictive(model, X)
        low, high = (columns(reach, X.index)[end] for end in ENDS[0.8])
        return pd.DataFrame({name: model.predict(X), f"{name}_low": low, f"{name}_high": high}, X.index)

    def _model(self, day: pd.Timestamp) -> tuple[Any, Intervals | None]:
        learns = self.learns(day)
        of = self.learnt(day) if learns else self.past(day)
        settings = tuple(sorted(self.recipe.settings.items())) if learns else ()
        key = (learns, catalogue_hash(of.specification), settings, tuple(of.X.index))
        if key not in self.made:
            self.made[key] = self._made(of) if learns else (fit_index(of), None)
        told: tuple[Any, Intervals | None] = self.made[key]
        return told

    def _made(self, of: Cases) -> tuple[Any, Intervals | None]:
        model = fit_growth(of, threads=self.threads, **self.recipe.settings)
        return model, learn_intervals(of, model)


def _by_age(cases: Cases) -> list[tuple[str, pd.Timestamp]]:
    days = cases.closes_on.groupby(cases.call).first()
    return sorted(((str(call), day) for call, day in days.items()), key=lambda one: (one[1], one[0]))


def _replayable(sides: Mapping[str, Side], day: pd.Timestamp) -> bool:
    return sides["challenger"].learns(day) and len(sides["champion"].past(day)) > 0


def _facts(cases: Cases, sides: Mapping[str, Side], call: str, day: pd.Timestamp) -> dict[str, Any]:
    handed_in = int((cases.call == call).sum())
    facts: dict[str, Any] = {"call_id": call, "closes_on": day}
    facts["seats"] = min(cases.seats.get(call) or max(1, round(handed_in / 10)), handed_in)
    for name, side in sides.items():
        facts[f"{name}_kind"] = "growth" if side.learns(day) else "criteria index"
        facts[f"{name}_learnt"] = len(side.learnt(day)) if side.learns(day) else 0
    return facts


def _joined(cases: Cases, told: list[pd.DataFrame]) -> pd.DataFrame:
    names = [f"{side}{end}" for side in ("champion", "challenger") for end in ("", "_low", "_high")]
    nothing = pd.DataFrame(columns=names, index=cases.X.index[:0], dtype="float64")
    said = pd.concat(told) if told else nothing
    facts = pd.DataFrame(
        {"call_id": cases.call, "closes_on": cases.closes_on, "growth": cases.y, "se": cases.se}
    )
    joined = facts.join(said, how="inner").rename_axis("application_id").reset_index()
    return joined.sort_values(["closes_on", "call_id", "application_id"]).set_index("application_id")


def _calls(facts: list[dict[str, Any]]) -> pd.DataFrame:
    columns = ["call_id", "closes_on", "seats"]
    columns += [f"{name}_{what}" for name in ("champion", "challenger") for what in ("kind", "learnt")]
    return pd.DataFrame(facts, columns=columns).set_index("call_id")
