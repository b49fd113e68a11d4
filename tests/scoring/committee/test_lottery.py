"""A lottery that anybody can draw again: from the seed alone, in any order, within seats and money."""

from __future__ import annotations

import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.problems import DataError
from scoring.committee.line import funding_line
from scoring.committee.lottery import draw_lots, lots_on, ticket
from tests.scoring.committee.test_line import CLEAR, NAMES

SEED, SOURCE = "2026-03-16: 4 11 17 20 28 31 34", "the state lottery of 16 March 2026"


def test_a_ticket_is_the_digest_of_seed_line_feed_and_identifier() -> None:
    assert ticket(SEED, "A-17") == hashlib.sha256(f"{SEED}\nA-17".encode()).hexdigest()


def test_the_lowest_tickets_are_drawn_and_everything_is_recorded() -> None:
    lottery = draw_lots(dict.fromkeys("ABCDE", 1.0), seed=SEED, source=SOURCE, seats=2, money=None)
    told = sorted("ABCDE", key=lambda one: ticket(SEED, one))
    assert [one.application_id for one in lottery.tickets] == told
    assert lottery.drawn == tuple(told[:2])
    assert (lottery.seed, lottery.source, lottery.seats) == (SEED, SOURCE, 2)


def test_who_no_longer_fits_is_passed_over() -> None:
    order = sorted("ABC", key=lambda one: ticket(SEED, one))
    asked = dict(zip(order, (6.0, 5.0, 4.0), strict=True))
    lottery = draw_lots(asked, seed=SEED, source=SOURCE, seats=None, money=10.0)
    assert lottery.drawn == (order[0], order[2])


@given(
    names=st.lists(st.text(max_size=6), min_size=1, max_size=8, unique=True), seed=st.text("ab1", min_size=1)
)
@settings(max_examples=12, deadline=None)
def test_the_order_of_the_file_changes_nothing(names: list[str], seed: str) -> None:
    one, other = (
        draw_lots(dict.fromkeys(each, 1.0), seed=seed, source=SOURCE, seats=2, money=3.0)
        for each in (names, names[::-1])
    )
    assert one == other


def test_only_those_to_be_discussed_take_part_for_what_the_others_leave() -> None:
    asked = dict.fromkeys(NAMES, 10.0)
    line = funding_line("2026", asked, seats=3, budget=35.0, committee=CLEAR, model=None, model_counts=False)
    lottery = lots_on(line, seed=SEED, source=SOURCE)
    assert {one.application_id for one in lottery.tickets} == {"A-02", "A-03", "A-04"}
    assert (lottery.seats, lottery.money, len(lottery.drawn)) == (1, 15.0, 1)


@pytest.mark.parametrize(("seed", "source"), [("", SOURCE), ("  ", SOURCE), (SEED, "")])
def test_a_lottery_without_a_public_seed_is_refused(seed: str, source: str) -> None:
    with pytest.raises(DataError, match="needs a public seed and where it is published"):
        draw_lots({"A": 1.0}, seed=seed, source=source, seats=1, money=None)


def test_a_sum_that_is_not_known_stops_the_lottery() -> None:
    asked = dict.fromkeys(NAMES, 10.0) | {"A-03": None}
    line = funding_line("2026", asked, seats=3, budget=50.0, committee=CLEAR, model=None, model_counts=False)
    with pytest.raises(DataError, match="A-03 states no requested sum"):
        lots_on(line, seed=SEED, source=SOURCE)
