"""Pending choices: who makes them, and what they commit."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.choices import (
    Choice,
    Outcome,
    Simulation,
    Terms,
    propose,
    simulate,
)
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import ConflictOfInterest, Refused
from scoring.committee.procedure.roles import Role
from tests.scoring.committee.procedure.acting import acting

BO = acting("bo", Role.CHAIR, phase=Phase.DECISION)
FUND, RESERVE, DECLINE = Outcome
NOBODY: frozenset[tuple[str, str]] = frozenset()
NAMES = ("A-1", "A-2", "A-3", "A-4")
CHOICES = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Outcome)).map(
    lambda told: tuple(Choice(name, outcome, "bo") for name, outcome in sorted(told.items()))
)


def chosen(**outcomes: Outcome) -> tuple[Choice, ...]:
    """A1=FUND is what chair bo means to do with A-1."""
    return tuple(Choice(f"{name[0]}-{name[1:]}", outcome, "bo") for name, outcome in outcomes.items())


def test_a_choice_stands_in_place_of_an_earlier_one() -> None:
    before = chosen(A1=FUND, A3=DECLINE)
    after = propose(before, "A-2", FUND, actor=BO, recusals=NOBODY)
    assert after == chosen(A1=FUND, A2=FUND, A3=DECLINE)
    code, text = ReasonCode.CAPACITY, " nobody to lead it "
    again = propose(after, "A-2", DECLINE, actor=BO, recusals=NOBODY, reason_code=code, text=text)
    assert again[1] == Choice("A-2", DECLINE, "bo", ReasonCode.CAPACITY, "nobody to lead it")


def test_who_has_a_conflict_proposes_nothing_and_after_the_decision_nobody_does() -> None:
    with pytest.raises(ConflictOfInterest):
        propose((), "A-2", FUND, actor=BO, recusals=frozenset({("bo", "A-2")}))
    with pytest.raises(Refused, match="They stand until a chair takes the call back"):
        propose((), "A-2", FUND, actor=BO, recusals=NOBODY, taken=True)
    with pytest.raises(Refused, match="To propose decisions is for: chair"):
        propose((), "A-2", FUND, actor=acting("ana", Role.MEMBER, phase=Phase.DECISION), recusals=NOBODY)


def _not_both(funded: frozenset[str]) -> Iterable[str]:
    if {"A-1", "A-2"} <= funded:
        yield "A-1 and A-2 share most of their members."


def test_pending_choices_are_counted_against_money_seats_and_policy() -> None:
    terms = Terms(
        {"A-1": 6.0, "A-2": 5.5, "A-3": 1.0, "A-4": None}, budget=10.0, seats=1, checks=(_not_both,)
    )
    assert simulate(chosen(A2=FUND, A1=FUND, A3=RESERVE), terms) == Simulation(
        funded=("A-1", "A-2"),
        money=11.5,
        money_left=-1.5,
        seats_left=-1,
        undecided=("A-4",),
        beyond=(
            "1.50 more than the budget is committed.",
            "1 more than there are seats for are to be funded.",
        ),
        against_policy=("A-1 and A-2 share most of their members.",),
    )


def test_without_limits_nothing_is_beyond_them() -> None:
    told = simulate(chosen(A1=FUND), Terms({"A-1": None}))
    assert told == Simulation(("A-1",), 0.0, None, None, (), (), ())


def test_a_sum_that_nobody_knows_and_an_application_that_is_not_there_are_told() -> None:
    told = simulate(chosen(A1=FUND, A9=DECLINE), Terms({"A-1": None}, budget=5.0))
    assert told.beyond == (
        "A-1 names no sum, so nobody knows whether the budget holds.",
        "There is no application A-9 in this call.",
    )


def test_small_change_adds_up() -> None:
    terms = Terms(dict.fromkeys(NAMES, 0.1) | {"A-4": 0.0}, budget=0.3)
    assert simulate(chosen(A1=FUND, A2=FUND, A3=FUND, A4=FUND), terms).beyond == ()


@given(CHOICES)
def test_every_application_is_decided_or_undecided_and_what_is_not_funded_costs_nothing(
    choices: tuple[Choice, ...],
) -> None:
    terms = Terms(dict.fromkeys(NAMES, 2.0), budget=5.0, seats=3)
    told = simulate(choices, terms)
    assert {one.application_id for one in choices} | set(told.undecided) == set(NAMES)
    assert told.money == 2.0 * len(told.funded)
    assert bool(told.beyond) == (len(told.funded) > 2)
    assert simulate(choices[::-1], terms) == told
