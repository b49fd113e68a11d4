"""A departure is what was not recommended, and owes a reason."""

from __future__ import annotations

import pytest

from scoring.committee.procedure.choices import Choice, Outcome
from scoring.committee.procedure.departure_reasons import ReasonCode
from scoring.committee.procedure.departures import Departure, departures, unexplained
from tests.scoring.committee.procedure.test_choices import DECLINE, FUND, RESERVE, chosen


@pytest.mark.parametrize(
    ("group", "departs"),
    [("in", [RESERVE, DECLINE]), ("discuss", []), ("out", [FUND, RESERVE])],
)
def test_a_departure_is_what_was_not_recommended(group: str, departs: list[Outcome]) -> None:
    told = [one for one in Outcome if departures(chosen(A1=one), {"A-1": group})]
    assert told == departs


def test_without_a_recommendation_there_is_nothing_to_depart_from() -> None:
    assert departures(chosen(A1=FUND), None) == departures(chosen(A1=FUND), {"A-2": "out"}) == ()


def test_departures_without_code_and_text_are_told_at_once() -> None:
    choices = (
        Choice("A-1", DECLINE, "bo"),
        Choice("A-2", FUND, "bo", ReasonCode.OTHER, " "),
        Choice("A-3", RESERVE, "bo", None, "because"),
        Choice("A-4", FUND, "bo", ReasonCode.RATINGS, "all five read it alike"),
    )
    departed = departures(choices, {"A-1": "in", "A-2": "out", "A-3": "out", "A-4": "out"})
    assert departed[3] == Departure(choices[3], "out")
    assert unexplained(departed) == (
        "A-1 was recommended in and is to be declined: choose a reason and say it.",
        "A-2 was recommended out and is to be funded: choose a reason and say it.",
        "A-3 was recommended out and is to be on the reserve list: choose a reason and say it.",
    )
