"""Ties between organisations: those inside a consortium, to its research members, and to everybody else.

The share of members who are tied shows a bid's cohesion, ties to research and education show its linkage, and
projects done twice by the same two show its engagement a little. All ties outside a consortium are chance.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from scoring.demo.firms import Firms
from scoring.demo.history import History
from scoring.demo.institutions import SCHOLARS
from scoring.demo.places import Integers
from scoring.demo.plan import CLOSES, Plan
from scoring.demo.rosters import Bid

TIES: tuple[str, ...] = ("project", "patent", "supply", "ownership")
SHARES = (0.60, 0.08, 0.27, 0.05)
DENSITY, DENSITY_SPREAD = 0.035, 0.55
RESEARCH_TIES, RESEARCH_SPREAD = 0.25, 0.7
TIES_OUTSIDE, TIES_OF_OTHERS = 0.8, 0.35
YEARS_BACK = 5
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
    plan, institutions = history.plan, history.country.institutions
    count = len(history.country.firms.sector)
    members = np.concatenate([bid.founding_firms, count + bid.institutions])
    pairs = len(members) * (len(members) - 1) / 2
    a, b = rng.choice(members, (2, rng.poisson(DENSITY * np.exp(DENSITY_SPREAD * bid.cohesion) * pairs)))
    again = rng.random(len(a)) < 0.20 * np.exp(0.3 * bid.engagement)
    scholars = count + bid.institutions[np.isin(institutions.kind[bid.institutions], SCHOLARS)]
    tied = rng.random(len(bid.founding_firms)) < 1 / (
        1 + np.exp(-np.log(RESEARCH_TIES) - RESEARCH_SPREAD * bid.linkage)
    )
    taught = bid.founding_firms[tied]
    outward = np.repeat(bid.founding_firms, rng.poisson(TIES_OUTSIDE, len(bid.founding_firms)))
    alive = np.flatnonzero(history.country.firms.employees[:, bid.year - 1])
    firsts = np.concatenate([a, a[again], taught, outward])
    seconds = np.concatenate(
        [b, b[again], rng.choice(scholars, len(taught)), rng.choice(alive, len(outward))]
    )
    kind = rng.choice(len(TIES), len(firsts), p=SHARES)
    kind[: len(a) + again.sum()][np.concatenate([again, again[again]])] = PROJECT
    kind[len(a) + again.sum() : len(firsts) - len(outward)] = PROJECT
    return _dated(rng, firsts, seconds, kind, plan.day(bid.year, CLOSES), YEARS_BACK)


def _of_others(rng: np.random.Generator, plan: Plan, firms: Firms) -> Drawn:
    """Ties all over the country and the years, so that members are not the only ones that have any."""
    count = int(TIES_OF_OTHERS * len(firms.sector))
    a, b = rng.integers(0, len(firms.sector), (2, count))
    kind = rng.choice(len(TIES), count, p=SHARES)
    return _dated(rng, a, b, kind, plan.day(plan.years, CLOSES), plan.years)


def _dated(
    rng: np.random.Generator, a: Integers, b: Integers, kind: Integers, last: np.datetime64, years: int
) -> Drawn:
    """Started in the `years` before `last`; most last one to five years, ownership ten more."""
    start = last - rng.integers(1, 365 * years, len(a))
    lasts = rng.integers(365, 5 * 365, len(a)) + np.where(kind == TIES.index("ownership"), 3650, 0)
    return Drawn(a, b, kind, start, start + lasts)
