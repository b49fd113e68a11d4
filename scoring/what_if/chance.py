"""P(top k) of applications as they would be, from the same joint draws as on the score sheets."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from models.champion import Champion
from scoring.call_ranks import growth_draws
from scoring.ranks import chances

Chance = Callable[[pd.DataFrame], Mapping[str, float]]
"""Features of the whole call -> P(top k) by application."""


def chance_of(champion: Champion, seats: int | None) -> Chance | None:
    """P(top `seats`) as a function of the call's features; None without seats or without intervals."""
    if not seats or champion.intervals is None:
        return None

    def chance(X: pd.DataFrame) -> dict[str, float]:
        ordered = X.sort_index()
        draws = growth_draws(champion, ordered)
        if draws is None:
            return {}
        told = chances(draws, seats).top.tolist()
        return dict(zip(map(str, ordered.index), told, strict=True))

    return chance
