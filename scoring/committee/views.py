"""What one voice, the committee's or the model's, says of every application: chance and ranks, with money."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.committee.above import Above, Floats, above_the_line
from scoring.committee.rule import Group, Rule, verdicts
from scoring.ranks import likely_ranks, rank_counts

COVERAGE = 0.8
"""Of the interval of ranks."""


@dataclass(frozen=True, eq=False)
class Side:
    """One voice: draws × `applications` (high is good), and how many independent draws they are worth.

    `unread` are applications of which it knows nothing but that they are in the call.
    """

    applications: tuple[str, ...]
    draws: npt.NDArray[np.float32]
    effective: float
    unread: tuple[str, ...] = ()


@dataclass(frozen=True)
class View:
    """What one voice says of one application.

    `own`: the group by this voice alone. `chance`: above the line; `top`: P(top k), k the most that can stand
    above it, which is the same where money does not end the line earlier; `error`: standard error of `chance`
    from the finite number of draws. `rank` is expected, `low` and `high` hold it in 80 % of draws.
    """

    own: Group
    chance: float
    top: float
    error: float
    rank: float
    low: int
    high: int


@dataclass(frozen=True, eq=False)
class Views:
    """One view an application, by name, and `short`, the share of draws in which money ends first."""

    views: tuple[View, ...]
    short: float


@dataclass(frozen=True, eq=False)
class Asked:
    """What is asked for, and what there is.

    sums: (applications,), in the order of `names`, the median of the known ones for those in `unpriced`.
    `seats`: how many can stand above the line by seats alone, all where none are stated.
    `wanted`: how many can stand above the line at most, by seats and by money if the cheapest came first;
    None where neither draws a line.
    """

    names: tuple[str, ...]
    sums: Floats
    seats: int
    wanted: int | None
    budget: float | None
    unpriced: tuple[str, ...]

    def pays(self, places: Sequence[int]) -> bool:
        """Whether these fit together within seats and budget."""
        cost = float(self.sums[list(places)].sum())
        return len(places) <= (self.wanted or 0) and (self.budget is None or cost <= self.budget)


def asked_for(requested: Mapping[str, float | None], *, seats: int | None, budget: float | None) -> Asked:
    """The sums of a call; where no application names one, the budget cannot draw a line and is left out."""
    names = tuple(sorted(requested))
    sums = np.array([np.nan if requested[one] is None else requested[one] for one in names], dtype=np.float64)
    known = ~np.isnan(sums)
    filled = np.where(known, sums, np.median(sums[known]) if known.any() else 0.0)
    money = budget if known.any() else None
    most = len(names) if seats is None else min(seats, len(names))
    paid = len(names) if money is None else int((np.cumsum(np.sort(filled)) <= money).sum())
    wanted = None if seats is None and money is None else min(most, paid)
    unpriced = tuple(name for name, one in zip(names, known, strict=True) if not one)
    return Asked(names, filled, most, wanted, money, unpriced)


def views_of(side: Side, asked: Asked, rule: Rule) -> Views:
    """The views of one side; ValueError where it lacks an application."""
    if lacking := set(asked.names) - set(side.applications):
        raise ValueError(f"there are no draws for {', '.join(sorted(lacking))}")
    columns = [side.applications.index(name) for name in asked.names]
    draws = np.ascontiguousarray(side.draws[:, columns])
    wanted = len(asked.names) if asked.wanted is None else asked.wanted
    above = above_the_line(draws, asked.sums, seats=asked.seats, budget=asked.budget)
    counts = rank_counts(draws)
    top = np.cumsum(counts, axis=1, dtype=np.float64) / len(draws)
    low, high = likely_ranks(counts, COVERAGE)
    own = verdicts(rule, above.chance, top, wanted)
    told = zip(
        above.chance.tolist(),
        (top[:, wanted - 1] if wanted else np.zeros(len(columns))).tolist(),
        _errors(above, side).tolist(),
        (counts @ np.arange(1, len(columns) + 1) / len(draws)).tolist(),
        low.tolist(),
        high.tolist(),
        strict=True,
    )
    return Views(tuple(View(group, *known) for group, known in zip(own, told, strict=True)), above.short)


def _errors(above: Above, side: Side) -> Floats:
    """Standard errors from the finite number of draws, of which there is never less than one."""
    spread = np.sqrt(above.chance * (1 - above.chance) / side.effective)
    errors: Floats = np.maximum(spread, 1 / side.effective)
    return errors
