"""A lottery among applications that cannot be told apart: anybody can draw it again from its public seed.

Every application has a ticket: the SHA-256 digest of the seed, a line feed and its identifier, in UTF-8. The
lowest ticket goes first. Nobody who knows the seed only when it is published, and nobody who knows only the
applications before it, can choose who that is; the order of files cannot either. To check one ticket:

    printf '%s\\n%s' SEED APPLICATION | sha256sum
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from features.problems import DataError
from scoring.committee.line import FundingLine


@dataclass(frozen=True)
class Ticket:
    """One application's ticket, its place in the draw, and whether it is drawn within seats and money."""

    application_id: str
    digest: str
    place: int
    drawn: bool


@dataclass(frozen=True)
class Lottery:
    """A lottery that was asked for, with everything needed to draw it again."""

    seed: str
    source: str
    seats: int | None
    money: float | None
    tickets: tuple[Ticket, ...]

    @property
    def drawn(self) -> tuple[str, ...]:
        """The applications that were drawn, in order."""
        return tuple(one.application_id for one in self.tickets if one.drawn)


def draw_lots(
    requested: Mapping[str, float], *, seed: str, source: str, seats: int | None, money: float | None
) -> Lottery:
    """Draw among these applications, which ask for these sums, what seats and money are left for.

    In the order of their tickets each is drawn if a seat and its sum are still there, else passed over.
    `source` says where the seed is published. Raises DataError where seed or source is empty.
    """
    if not seed.strip() or not source.strip():
        raise DataError(
            "A lottery needs a public seed and where it is published: a number that nobody could know when "
            "the applications were in, such as the result of a state lottery of a day named beforehand."
        )
    order = sorted(requested, key=lambda one: (ticket(seed, one), one))
    tickets, left, places = [], money, seats
    for place, name in enumerate(order, 1):
        drawn = (places is None or places > 0) and (left is None or requested[name] <= left)
        if drawn:
            places = None if places is None else places - 1
            left = None if left is None else left - requested[name]
        tickets.append(Ticket(name, ticket(seed, name), place, drawn))
    return Lottery(seed, source, seats, money, tuple(tickets))


def lots_on(line: FundingLine, *, seed: str, source: str) -> Lottery:
    """Draw among those to be discussed, for what seats and money those clearly in leave.

    Raises DataError where seed or source is empty, and where an application states no sum but there is a
    budget: what it would take is not known.
    """
    unknown = [one.application_id for one in line.group("discuss") if one.requested is None]
    if unknown and line.budget is not None:
        raise DataError(
            f"applications: {', '.join(unknown)} states no requested sum, so nobody can say whether the "
            f"money lasts. Fill in requested, or leave the lottery."
        )
    kept = line.group("in")
    return draw_lots(
        {one.application_id: one.requested or 0.0 for one in line.group("discuss")},
        seed=seed,
        source=source,
        seats=None if line.seats is None else max(line.seats - len(kept), 0),
        money=None if line.budget is None else line.budget - sum(one.requested or 0.0 for one in kept),
    )


def ticket(seed: str, application_id: str) -> str:
    """The digest that decides, in hexadecimal.

    >>> ticket("2026-03-16: 4 11 17 20 28 31 34", "A-17")[:12]
    '008238cb2c00'
    """
    return hashlib.sha256(f"{seed}\n{application_id}".encode()).hexdigest()
