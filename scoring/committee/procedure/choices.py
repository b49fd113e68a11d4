"""Pending decisions: what the committee means to do and what that would commit."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from math import fsum

from scoring.committee.procedure.actor import Actor
from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.conflicts import Recusals, guard
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.committee.procedure.refused import Refused, Sentence, sentence, worded

Check = Callable[[frozenset[str]], Iterable[str]]
"""A rule of policy: given the funded applications, what speaks against them, in sentences."""
FINAL = sentence("The decisions of this call are taken. They stand until a chair takes the call back.")


class Outcome(StrEnum):
    """What becomes of an application."""

    FUND = "fund"
    RESERVE = "reserve"
    DECLINE = "decline"


@dataclass(frozen=True)
class Choice:
    """What a chair means to do with an application; code and text where that is a departure."""

    application_id: str
    outcome: Outcome
    by: str
    reason_code: ReasonCode | None = None
    text: str = ""


@dataclass(frozen=True)
class Terms:
    """What a call has to give, and to whom.

    requested: every application of the call and the sum it asks for, None where unknown. budget, seats:
    None where there is no limit. recommended: application -> "in", "discuss" or "out".
    """

    requested: Mapping[str, float | None]
    budget: float | None = None
    seats: int | None = None
    recommended: Mapping[str, str] | None = None
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True)
class Simulation:
    """What the pending choices would commit; `left` may be below 0 and is None without a limit.

    `beyond`: why they cannot be taken. `against_policy`: what the checks say.
    """

    funded: tuple[str, ...]
    money: float
    money_left: float | None
    seats_left: int | None
    undecided: tuple[str, ...]
    beyond: tuple[Sentence, ...]
    against_policy: tuple[str, ...]


def propose(
    choices: Collection[Choice],
    application_id: str,
    outcome: Outcome,
    *,
    actor: Actor,
    recusals: Recusals,
    reason_code: ReasonCode | None = None,
    text: str = "",
    taken: bool = False,
) -> tuple[Choice, ...]:
    """The pending choices with this one in place of an earlier one, sorted.

    A chair's, without a conflict; refused where the decisions are `taken`.
    """
    guard(recusals, actor.by, application_id)
    actor.require(Act.PROPOSE)
    if taken:
        raise Refused(FINAL)
    new = Choice(application_id, outcome, actor.by, reason_code, text.strip())
    kept = {one.application_id: one for one in choices} | {application_id: new}
    return tuple(kept[name] for name in sorted(kept))


def simulate(choices: Iterable[Choice], terms: Terms) -> Simulation:
    """What these choices would commit of money and seats, and what stands against them."""
    outcome = {one.application_id: one.outcome for one in choices}
    funded = tuple(sorted(name for name, told in outcome.items() if told == Outcome.FUND))
    money = round(fsum(terms.requested.get(name) or 0.0 for name in funded), 2)
    left = None if terms.budget is None else round(terms.budget - money, 2)
    seats = None if terms.seats is None else terms.seats - len(funded)
    return Simulation(
        funded,
        money,
        left,
        seats,
        undecided=tuple(sorted(set(terms.requested) - set(outcome))),
        beyond=(*_beyond(left, seats), *_unpriced(funded, terms), *_strangers(outcome, terms)),
        against_policy=tuple(told for check in terms.checks for told in check(frozenset(funded))),
    )


def _beyond(left: float | None, seats: int | None) -> Iterator[Sentence]:
    if left is not None and left < 0:
        yield sentence("{money:,.2f} more than the budget is committed.", money=-left)
    if seats is not None and seats < 0:
        yield sentence("{n} more than there are seats for are to be funded.", n=-seats)


def _unpriced(funded: Iterable[str], terms: Terms) -> Iterator[Sentence]:
    for name in funded:
        if terms.budget is not None and terms.requested.get(name, 0.0) is None:
            pattern = worded("{application_id} names no sum, so nobody knows whether the budget holds.")
            yield sentence(pattern, application_id=name)


def _strangers(outcome: Iterable[str], terms: Terms) -> Iterator[Sentence]:
    for name in sorted(set(outcome) - set(terms.requested)):
        yield sentence("There is no application {application_id} in this call.", application_id=name)
