"""What an assignment is asked for, and why it cannot be."""

from __future__ import annotations

import pytest

from scoring.committee.procedure.readers import Asked, Bid, Reader, asked_for, refuse_short
from scoring.committee.procedure.refused import Refused

BIDS = [Bid("A-2"), Bid("A-1")]
READERS = [Reader("cy", at_most=1), Reader("bo", at_most=0), Reader("ana")]


def test_names_are_put_in_order_and_what_is_shut_is_left_out() -> None:
    asked = asked_for(BIDS, READERS, frozenset({("ana", "A-1")}), each=1, barred=[("A-2", "cy")])
    assert asked == Asked(
        bids=(Bid("A-1"), Bid("A-2")),
        readers=(Reader("ana"), Reader("bo", at_most=0), Reader("cy", at_most=1)),
        open=(("A-1", "bo"), ("A-1", "cy"), ("A-2", "ana"), ("A-2", "bo")),
        fixed=frozenset(),
        demand=(1, 1),
        room=(1, 0, 1),
    )


def test_what_an_officer_wants_counts_more_than_how_much_somebody_wished_to_read() -> None:
    fixed = [("A-1", "bo"), ("A-1", "cy"), ("A-2", "cy")]
    asked = asked_for(BIDS, READERS, frozenset(), each=1, fixed=fixed)
    assert (asked.demand, asked.room) == ((2, 1), (2, 1, 2))


def test_all_that_cannot_be_is_told_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        asked_for(
            BIDS,
            READERS[:2],
            frozenset({("cy", "A-1")}),
            each=2,
            fixed=[("A-1", "cy"), ("A-2", "bo"), ("A-3", "bo")],
            barred=[("A-2", "bo")],
        )
    way_out = "Name more people, allow pairs that were barred, or ask for fewer readers each."
    assert refusal.value.problems == (
        "cy has a conflict of interest with A-1 and cannot read it.",
        "bo and A-2 are both wanted and barred by hand. Take one of them back.",
        "bo and A-3 are wanted by hand, but one of them is not in this call.",
        f"A-1: 1 can read it and 2 are needed. {way_out}",
        f"A-2: 1 can read it and 2 are needed. {way_out}",
    )


def test_who_found_too_few_is_named_with_the_way_out() -> None:
    asked = asked_for(BIDS, READERS, frozenset(), each=2)
    with pytest.raises(Refused) as refusal:
        refuse_short(asked, [("A-1", 1)])
    assert str(refusal.value) == (
        "A-1 found too few readers: 1 more are needed. Readers want 3 in all, 4 are to be read. "
        "Let somebody read more, name more people, or ask for fewer readers each."
    )
    refuse_short(asked, [])
