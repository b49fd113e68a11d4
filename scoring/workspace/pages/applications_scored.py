"""What a list knows of scored applications: places in the ranking, as far as the person may see them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import accumulate

from django.db.models.fields.json import KT

from scoring.sheet import CallScore, DimensionScore
from scoring.sheet_json import call_of
from scoring.workspace.access import Sight

IN, DISCUSS, OUT = "in", "discuss", "out"
OF_BODY = ("base", "rank_low", "rank_high", "dimensions")


@dataclass(frozen=True, slots=True)
class Place:
    """An application's place among those that the person sees.

    `rank_low` to `group` are None and "" where they are not known, and for somebody who is kept away from an
    application of the call: together they would tell about it.
    """

    rank: int
    label: str
    score: float
    low: float | None
    high: float | None
    rank_low: int | None
    rank_high: int | None
    chance: float | None
    group: str
    dimensions: tuple[DimensionScore, ...]


NOTHING = (None, "null")
"""What PostgreSQL and SQLite answer for null inside JSON."""


@dataclass(frozen=True)
class Scored:
    """The call's scores without sheets, the score that speaks neither for nor against, and every place.

    `among` says how many places are counted where that is fewer than were scored; 0 where it is all. `untold`
    are columns of which nothing is known or told.
    """

    call: CallScore
    neutral: float
    places: Mapping[int, Place]
    among: int
    untold: frozenset[str]


def scored_of(seen: Sight) -> Scored | None:
    """The published scores; None where there are none that the person may see."""
    published = seen.publication()
    if published is None:
        return None
    call = call_of(published.body, ())
    sheets = seen.sheets().annotate(**{name: KT(f"body__{name}") for name in OF_BODY})
    rows = list(
        sheets.order_by("rank", "application__application_id").values_list(
            *("application_id", "application__application_id", "rank", "score", "low", "high", "top_chance"),
            *OF_BODY,
        )
    )
    labels = counted({row[0]: row[2] for row in rows})
    apart = bool(seen.recused)
    places = {row[0]: _place(row, labels[row[0]], call, apart) for row in rows}
    neutral = float(rows[0][7]) if call.is_index and rows else 0.0
    moved = apart or any(labels[row[0]][0] != row[2] for row in rows)
    return Scored(call, neutral, places, len(rows) if moved else 0, _untold(places.values()))


def counted(ranks: Mapping[int, int]) -> dict[int, tuple[int, str]]:
    """Rank and label of each among these alone, "=" where it is shared.

    >>> counted({7: 1, 8: 3, 9: 3, 4: 9})
    {7: (1, '1'), 8: (2, '2='), 9: (2, '2='), 4: (4, '4')}
    """
    sizes = Counter(ranks.values())
    order = sorted(sizes)
    before = dict(zip(order, accumulate((sizes[one] for one in order), initial=1), strict=False))
    return {
        key: (before[rank], f"{before[rank]}=" if sizes[rank] > 1 else f"{before[rank]}")
        for key, rank in ranks.items()
    }


def group_of(call: CallScore, application_id: str) -> str:
    """Surely among the first seats, surely not, or to be discussed; "" where ranks or seats are not known."""
    if call.ranks is None or not call.seats:
        return ""
    if application_id in call.ranks.surely_top:
        return IN
    return DISCUSS if application_id in call.ranks.may_be_top else OUT


def _untold(places: Collection[Place]) -> frozenset[str]:
    known = {name for one in places for name in ("chance", "group") if getattr(one, name)}
    return frozenset({"chance", "group"} - known)


def _place(row: tuple, counted_as: tuple[int, str], call: CallScore, apart: bool) -> Place:  # type: ignore[type-arg]  # a row of the database
    _, name, _, score, low, high, chance, _, rank_low, rank_high, dimensions = row
    parts = tuple(DimensionScore(**one) for one in json.loads(dimensions))
    if apart:
        return Place(*counted_as, score, low, high, None, None, None, "", parts)
    first, last = (None if one in NOTHING else int(one) for one in (rank_low, rank_high))
    return Place(*counted_as, score, low, high, first, last, chance, group_of(call, name), parts)
