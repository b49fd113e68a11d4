"""One application as what-if sees it: its features, and what the actionable ones are computed from."""

from __future__ import annotations

import inspect
import math
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from features.catalogue import FEATURES
from features.feature import Feature
from features.ingredients import Ingredients, ingredients
from features.tables import Tables
from scoring.what_if.levers import LEVERS


@dataclass(frozen=True, eq=False)
class Subject:
    """An application as it stands, or as it would.

    `row` has every feature (missing: nan); `found` the ingredients, one row each; `asked` the features
    that have been acted upon. Features without a lever keep their value whatever is done.
    """

    specification: tuple[Feature, ...]
    row: dict[str, float]
    found: Ingredients
    asked: frozenset[str] = frozenset()

    def acted(self, feature: str, target: float) -> Subject | None:
        """The application once the feature reaches `target` by the smallest whole change; None if it cannot.

        A number that the agency gives itself, which nothing is computed from, becomes `target` exactly.
        """
        computed = self._computed(feature, self.found)
        if math.isnan(computed):
            direct = {**self.row, feature: target}
            known = not math.isnan(self.row[feature])
            return Subject(self.specification, direct, self.found, self.asked | {feature}) if known else None
        found = LEVERS[feature](self.found, target)
        if found is None:
            return None
        values = {**self.row, **self._moved(found)}
        return Subject(self.specification, values, found, self.asked | {feature})

    def _moved(self, found: Ingredients) -> dict[str, float]:
        """Actionable features that are not what they were, computed from other ingredients."""
        moved = {}
        for one in self.specification:
            if one.actionable and one.compute is not None:
                before, after = self._computed(one.name, self.found), self._computed(one.name, found)
                if not (math.isnan(before) or math.isnan(after) or before == after):
                    moved[one.name] = after
        return moved

    def _computed(self, feature: str, found: Ingredients) -> float:
        compute = next(one.compute for one in self.specification if one.name == feature)
        if compute is None:
            return math.nan
        needs = inspect.signature(compute).parameters
        with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
            value = float(np.ravel(compute(**{name: found[name] for name in needs}))[0])
        return value if math.isfinite(value) else math.nan


def subject_of(
    known: Tables, row: Mapping[str, float], specification: tuple[Feature, ...], application_id: str
) -> Subject:
    """The application from tables cut to what was known when its call closed; `row` is its feature row."""
    rows = known.applications.set_index("application_id", drop=False).loc[[application_id]]
    closes = known.calls.set_index("call_id")["closes_on"][rows["call_id"].iloc[0]]
    found = ingredients(known, rows, as_of=pd.Timestamp(closes))
    computed = {one.name: one for one in _catalogue(specification)}
    return Subject(
        tuple(computed.get(one.name, one) for one in specification),
        {one.name: float(row[one.name]) for one in specification},
        found,
    )


def _catalogue(specification: tuple[Feature, ...]) -> tuple[Feature, ...]:
    """Features as the catalogue has them: those of a stored model do not carry their functions."""
    names = {one.name for one in specification}
    return tuple(one for one in FEATURES if one.name in names)
