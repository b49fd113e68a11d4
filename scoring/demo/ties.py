"""Ties between organisations: those inside a consortium, to its research members, and to everybody else.

The share of members who are tied shows a bid's cohesion, ties to research and education show its linkage, and
projects done twice by the same two show its engagement a little. All other ties are chance, half of them
between neighbours.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from features.tables import TIES
from scoring.demo.firms import Firms
from scoring.demo.history import History
from scoring.demo.institutions import SCHOLARS
from scoring.demo.places import Integers
from scoring.demo.plan import CLOSES, Plan
from scoring.demo.rosters import Bid

SHARES = (0.60, 0.08, 0.27, 0.05)
DENSITY, DENSITY_SPREAD = 0.035, 0.55
AGAIN, AGAIN_SPREAD = 0.20, 0.3
RESEARCH_TIES, RESEARCH_SPREAD = 0.25, 0.7
TIES_OUTSIDE, TIES_OF_OTHERS = 0.8, 0.35  # a firm, in five years and ever
LOCAL = 0.5
YEARS_BACK = 5
_SIDES: tuple[Literal["left"], Literal["right"]] = ("left", "right")
PROJECT = TIES.index("project")


@dataclass(frozen=True)
class Drawn:
    """Ties by position: firms first, institutions after them; `start` and `end` are days."""

    a: Integers
    b: Integers
    kind: Integers
    start: np.ndarray
    end: np.ndarray


def ties_table(history: History, org_id: np.ndarray, founded_on: np.ndarray) -> pd.DataFrame:
    """The `ties` table; nobody is tied before being founded, no end lies after the folder's day."""
    plan, firms = history.plan, history.country.firms
    parts = [_of_others(plan.random(20), plan, firms)]
    for call in history.calls:
        rng = plan.random(21, call.year)
        parts += [_of_bid(rng, history, bid) for bid in call.bids]
    a, b, kind, start, end = (
        np.concatenate([getattr(part, name) for part in parts]) for name in ("a", "b", "kind", "start", "end")
    )
    start = np.maximum(start, np.maximum(founded_on[a], founded_on[b]) + np.timedelta64(1, "D"))
    kept = (a != b) & (start <= plan.delivered) & (end > start)
    table: pd.DataFrame = pd.DataFrame(
        {
            "org_a": org_id[np.minimum(a, b)],
            "org_b": org_id[np.maximum(a, b)],
            "kind": np.array(TIES)[kind],
            "started_on": start,
            "ended_on": np.where(end <= plan.delivered, end, np.datetime64("NaT")),
        }
    )[kept]
    key = ["org_a", "org_b", "kind", "started_on"]
    return table.drop_duplicates(key).sort_values(key, ignore_index=True)


def _of_bid(rng: np.random.Generator, history: History, bid: Bid) -> Drawn:
    """Ties that members had when the call closed: among themselves, to research members, to the world."""
    firms = history.country.firms
    a, b, kind = _among(rng, bid, np.concatenate([bid.founding_firms, len(firms.sector) + bid.institutions]))
    taught, teachers = _to_research(rng, history, bid)
    outward = np.repeat(bid.founding_firms, rng.poisson(TIES_OUTSIDE, len(bid.founding_firms)))
    alive = np.flatnonzero(firms.employees[:, bid.year - 1])
    kinds = [kind, np.full(len(taught), PROJECT), rng.choice(len(TIES), len(outward), p=SHARES)]
    return _dated(
        rng,
        np.concatenate([a, taught, outward]),
        np.concatenate([b, teachers, _partners(rng, firms, outward, alive)]),
        np.concatenate(kinds),
        history.plan.day(bid.year, CLOSES),
        YEARS_BACK,
    )


def _among(rng: np.random.Generator, bid: Bid, members: Integers) -> tuple[Integers, Integers, Integers]:
    """Ties among members, more in a cohesive bid; some are projects that the same two did again."""
    pairs = len(members) * (len(members) - 1) / 2
    a, b = rng.choice(members, (2, rng.poisson(DENSITY * np.exp(DENSITY_SPREAD * bid.cohesion) * pairs)))
    again = rng.random(len(a)) < AGAIN * np.exp(AGAIN_SPREAD * bid.engagement)
    kind = np.where(again, PROJECT, rng.choice(len(TIES), len(a), p=SHARES))
    return np.append(a, a[again]), np.append(b, b[again]), np.append(kind, kind[again])


def _to_research(rng: np.random.Generator, history: History, bid: Bid) -> tuple[Integers, Integers]:
    """Projects of firms with research and education members, more in a bid of much linkage."""
    kinds, offset = history.country.institutions.kind, len(history.country.firms.sector)
    scholars = offset + bid.institutions[np.isin(kinds[bid.institutions], SCHOLARS)]
    chance = 1 / (1 + np.exp(-np.log(RESEARCH_TIES) - RESEARCH_SPREAD * bid.linkage))
    taught = bid.founding_firms[rng.random(len(bid.founding_firms)) < chance]
    return taught, rng.choice(scholars, len(taught))


def _of_others(rng: np.random.Generator, plan: Plan, firms: Firms) -> Drawn:
    """Ties all over the country and the years, so that members are not the only ones that have any."""
    count = int(TIES_OF_OTHERS * len(firms.sector))
    a = rng.integers(0, len(firms.sector), count)
    b = _partners(rng, firms, a, np.arange(len(firms.sector)))
    kind = rng.choice(len(TIES), count, p=SHARES)
    return _dated(rng, a, b, kind, plan.day(plan.years, CLOSES), plan.years)


def _partners(rng: np.random.Generator, firms: Firms, of: Integers, among: Integers) -> Integers:
    """A firm for each of `of`: half of them in the same town, half anywhere."""
    near = among[np.argsort(firms.region[among], kind="stable")]
    first, last = (np.searchsorted(firms.region[near], firms.region[of], side) for side in _SIDES)
    neighbour = near[np.minimum(first + (rng.random(len(of)) * (last - first)).astype(int), len(near) - 1)]
    partners: Integers = np.where(rng.random(len(of)) < LOCAL, neighbour, rng.choice(among, len(of)))
    return partners


def _dated(
    rng: np.random.Generator, a: Integers, b: Integers, kind: Integers, last: np.datetime64, years: int
) -> Drawn:
    """Started in the `years` before `last`; most last one to five years, ownership ten more."""
    start = last - rng.integers(1, 365 * years, len(a))
    lasts = rng.integers(365, 5 * 365, len(a)) + np.where(kind == TIES.index("ownership"), 3650, 0)
    return Drawn(a, b, kind, start, start + lasts)
