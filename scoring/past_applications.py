"""Past applications as a champion remembers them: what may be compared with a call, and what is typical."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from features.tables import Tables
from models.champion import Champion


@dataclass(frozen=True)
class Past:
    """Applications of earlier calls, by application_id.

    `features` are theirs as of their own calls' closing dates; `told` what people read of them: call_id,
    name, sector, region_id, decision, growth and se (missing where not known).
    """

    features: pd.DataFrame
    told: pd.DataFrame

    def seen(self, column: str) -> frozenset[str]:
        """The values of a column of `told`: the sectors, or the regions, that past applications came from."""
        return frozenset(self.told[column].dropna())

    def typical(self) -> pd.Series:
        """The median of every feature; missing where none is known."""
        return self.features.median()


def past_of(champion: Champion, tables: Tables, call: pd.Series) -> Past:
    """What the champion learnt from, of calls that closed before this one.

    A growth model is compared with applications whose outcome was known to it; a criteria index, which learns
    from no outcome, with all. Sector and region are those of `tables`, missing where it lacks the
    application.
    """
    rows = champion.past
    rows = rows[(rows["closes_on"] < call["closes_on"]) & (rows["call_id"] != call["call_id"])]
    if champion.kind == "growth":
        rows = rows[rows["growth"].notna()]
    rows = rows.sort_index()
    places = tables.applications.set_index("application_id")[["sector", "region_id"]].reindex(rows.index)
    names = [feature.name for feature in champion.specification]
    told = rows[["call_id", "name", "decision", "growth", "se"]].join(places)
    return Past(champion.past_features.loc[rows.index, names], told)


def unseen(value: object, seen: Collection[str]) -> str:
    """The value, where something was seen before and not this; else nothing.

    >>> unseen("03", {"62", "03"}), unseen("10", {"62"}), unseen("10", set())
    ('', '10', '')
    """
    return value if isinstance(value, str) and seen and value not in seen else ""
