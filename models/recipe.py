"""What is compared when models are compared: recipes, never a fitted model on calls that it has seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from features.feature import Feature
from models.champion import Champion
from models.cohorts import Cases
from models.criteria import KIND as INDEX
from models.growth import GrowthModel

SETTINGS = ("leaves", "seeds", "seed")
NOTHING = pd.DateOffset(days=0)


@dataclass(frozen=True)
class Recipe:
    """How a model is made, so that it can be made again from less.

    specification: its features. settings: `leaves`, `seeds` and `seed` of the growth model. behind: how much
    older than a call what it has learnt from is. learns: False for a criteria index, which stays one.
    """

    specification: tuple[Feature, ...]
    settings: Mapping[str, int]
    behind: pd.DateOffset = NOTHING
    learns: bool = True

    def cases(self, every: Cases) -> Cases:
        """The cases with this recipe's features only; one that the folder no longer gives is missing."""
        X = every.X.reindex(columns=[feature.name for feature in self.specification])
        return replace(every, X=X, specification=self.specification)


def recipe_of_champion(champion: Champion, *, as_of: pd.Timestamp) -> Recipe:
    """The champion's catalogue and settings, as far behind the times as it is on the day `as_of`."""
    settings: dict[str, Any] = champion.model.get_params()
    chosen = {name: int(settings[name]) for name in SETTINGS if name in settings}
    return Recipe(
        specification=champion.specification,
        settings={"seed": int(champion.card["seed"])} | chosen,
        behind=behind(champion.as_of, as_of),
        learns=champion.kind != INDEX,
    )


def recipe_of_challenger(specification: tuple[Feature, ...], *, seed: int) -> Recipe:
    """Today's catalogue and settings, up to date on the day that a call closes."""
    settings: dict[str, Any] = GrowthModel(seed=seed).get_params()
    return Recipe(specification, {name: settings[name] for name in SETTINGS})


def behind(earlier: pd.Timestamp, later: pd.Timestamp) -> pd.DateOffset:
    """The time between two days in years and days: a year back from a closing date is its anniversary.

    >>> pd.Timestamp("2021-11-15") - behind(pd.Timestamp("2019-11-15"), pd.Timestamp("2020-11-15"))
    Timestamp('2020-11-15 00:00:00')
    """
    years = later.year - earlier.year
    years -= earlier + pd.DateOffset(years=years) > later
    return pd.DateOffset(years=years, days=(later - (earlier + pd.DateOffset(years=years))).days)
