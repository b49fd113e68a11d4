"""Decisions are taken together, within money and seats, with reasons, and once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.choices import Choice, Outcome, Terms
from scoring.committee.procedure.decisions import Round, set_aside, take
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.committee.procedure.departures import Departure
from scoring.committee.procedure.ledger import Draft, seal
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from tests.scoring.committee.procedure.acting import NOON, acting
from tests.scoring.committee.procedure.test_choices import BO, DECLINE, FUND, NAMES, NOBODY, chosen

TERMS = Terms({"A-1": 6.0, "A-2": 5.0}, budget=10.0, seats=1, recommended={"A-1": "in", "A-2": "out"})
SWAPPED = (
    Choice("A-1", DECLINE, "bo", ReasonCode.CAPACITY, "nobody to lead it"),
    Choice("A-2", FUND, "cy", ReasonCode.RATINGS, "all five read it alike"),
)


def test_a_round_keeps_what_was_decided_and_where_it_departs() -> None:
    taken, _ = take(SWAPPED[::-1], TERMS, actor=BO, recusals=NOBODY, note=" agreed ")
    departed = (Departure(SWAPPED[1], "out"), Departure(SWAPPED[0], "in"))
    assert taken == Round(1, SWAPPED, departed, 5.0, "bo", NOON, "agreed")


def test_the_ledger_tells_the_round_every_decision_and_every_departure() -> None:
    _, entries = take(SWAPPED, TERMS, actor=BO, recusals=NOBODY)
    told = [(one.act, one.subject, dict(one.detail)) for one in entries]
    assert told == [
        (
            *("took the decisions", "call"),
            {"round": 1, "decided": 2, "funded": 1, "note": "", "money": "5.00", "against_policy": 0},
        ),
        ("decided", "A-1", {"round": 1, "outcome": "decline", "chosen_by": "bo"}),
        ("decided", "A-2", {"round": 1, "outcome": "fund", "chosen_by": "cy"}),
        (
            *("departed from the recommendation", "A-1"),
            {"round": 1, "recommended": "in", "outcome": "decline", "reason": "capacity"}
            | {"text": "nobody to lead it", "chosen_by": "bo"},
        ),
        (
            *("departed from the recommendation", "A-2"),
            {"round": 1, "recommended": "out", "outcome": "fund", "reason": "ratings"}
            | {"text": "all five read it alike", "chosen_by": "cy"},
        ),
    ]
    assert {(one.by, one.role, one.at) for one in entries} == {("bo", Role.CHAIR, NOON)}


def test_the_entry_of_the_round_names_no_application() -> None:
    checked = replace(TERMS, checks=(lambda funded: [f"{name} is far away." for name in sorted(funded)],))
    taken, entries = take(SWAPPED, checked, actor=BO, recusals=NOBODY, note="as agreed")
    assert taken.against_policy == ("A-2 is far away.",)
    assert "A-" not in seal(entries[0], number=1, before="").detail


def test_everything_that_stands_against_it_is_told_at_once() -> None:
    terms = Terms(
        {"A-1": 6.0, "A-2": 5.0, "A-3": 1.0},
        budget=10.0,
        seats=1,
        recommended={"A-2": "out"},
        checks=(lambda funded: ["Two in one region."],),
    )
    choices = (*chosen(A1=FUND, A2=FUND), Choice("A-1", DECLINE, "bo"), Choice("A-1", FUND, "cy"))
    with pytest.raises(Refused) as refusal:
        take(choices, terms, actor=BO, recusals=frozenset({("cy", "A-1")}))
    assert refusal.value.problems == (
        "A-1 is decided twice. Choose one.",
        "A-3 is undecided.",
        "1.00 more than the budget is committed.",
        "1 more than there are seats for are to be funded.",
        "The policy is departed from; a note has to say why. Two in one region.",
        "cy has a conflict of interest with A-1; another chair has to choose.",
        "A-2 was recommended out and is to be funded: choose a reason and say it.",
    )


def test_a_chair_with_a_conflict_takes_a_round_in_which_another_chose() -> None:
    recusals = frozenset({("bo", "A-2")})
    assert take(SWAPPED, TERMS, actor=BO, recusals=recusals)[0].choices == SWAPPED
    own = (SWAPPED[0], replace(SWAPPED[1], by="bo"))
    with pytest.raises(Refused, match="bo has a conflict of interest with A-2; another chair has to choose"):
        take(own, TERMS, actor=BO, recusals=recusals)


@pytest.mark.parametrize("phase", [one for one in Phase if one != Phase.DECISION])
def test_decisions_are_taken_in_the_decision_phase(phase: Phase) -> None:
    with pytest.raises(Refused, match="To take decisions is for: chair, in decision"):
        take(SWAPPED, TERMS, actor=acting("bo", Role.CHAIR, phase=phase), recusals=NOBODY)


def test_only_a_chair_takes_decisions() -> None:
    with pytest.raises(Refused, match="To take decisions is for: chair"):
        take(SWAPPED, TERMS, actor=acting("ana", Role.MEMBER, phase=Phase.DECISION), recusals=NOBODY)


def test_decisions_are_final_until_the_call_goes_back_and_then_kept() -> None:
    first, _ = take(SWAPPED, TERMS, actor=BO, recusals=NOBODY)
    with pytest.raises(Refused, match="The decisions of this call are taken"):
        take(SWAPPED, TERMS, rounds=[first], actor=BO, recusals=NOBODY)
    assert set_aside([first], Phase.LETTERS) == (first,)
    gone = set_aside([first], Phase.DECISION)
    assert gone == (replace(first, set_aside=True),)
    second, entries = take(chosen(A1=FUND, A2=DECLINE), TERMS, rounds=gone, actor=BO, recusals=NOBODY)
    assert (second.number, second.departed, second.set_aside) == (2, (), False)
    assert [one.detail["round"] for one in entries] == [2, 2, 2]
    assert set_aside([*gone, second], Phase.CLOSED) == (*gone, second)


@given(
    st.dictionaries(st.sampled_from(NAMES), st.sampled_from(Outcome)), st.integers(0, 9), st.integers(0, 4)
)
def test_nothing_is_taken_beyond_money_and_seats_or_half_decided(
    told: dict[str, Outcome], budget: int, seats: int
) -> None:
    terms = Terms(dict.fromkeys(NAMES, 2.0), budget=budget, seats=seats)
    choices = [Choice(name, outcome, "bo") for name, outcome in told.items()]
    try:
        taken, entries = take(choices, terms, actor=BO, recusals=NOBODY)
    except Refused:
        funded = list(told.values()).count(FUND)
        assert len(told) < 4 or 2 * funded > budget or funded > seats
        return
    assert taken.money <= budget
    assert [one.application_id for one in taken.choices] == list(NAMES)
    assert [one.subject for one in entries] == ["call", *NAMES]
    assert all(isinstance(one, Draft) for one in entries)
