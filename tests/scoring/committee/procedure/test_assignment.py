"""Even loads first, then expertise, never a conflict; held against every assignment there is."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.committee.procedure.assigned import Pair
from scoring.committee.procedure.assignment import assign
from scoring.committee.procedure.readers import Bid, Reader
from scoring.committee.procedure.refused import Refused

NAMES, PEOPLE, SECTORS = ("A-1", "A-2", "A-3"), ("ana", "bo", "cy", "dag"), ("sea", "wind", "food")
NOBODY: frozenset[tuple[str, str]] = frozenset()
WORDS = st.frozensets(st.sampled_from(SECTORS))
BIDS = st.tuples(*(st.builds(Bid, st.just(name), WORDS) for name in NAMES))
READERS = st.tuples(
    *(st.builds(Reader, st.just(one), WORDS, st.none() | st.integers(0, 3)) for one in PEOPLE)
)
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(PEOPLE))
FEW = st.frozensets(PAIRS, max_size=3)


def squares(pairs: tuple[Pair, ...]) -> int:
    return sum(sum(person == one for _, person in pairs) ** 2 for one in PEOPLE)


def fit(pairs: tuple[Pair, ...], bids: tuple[Bid, ...], readers: tuple[Reader, ...]) -> int:
    sectors = {one.application_id: one.sectors for one in bids}
    known = {one.person: one.expertise for one in readers}
    return sum(len(sectors[name] & known[person]) for name, person in pairs)


def every(
    readers: tuple[Reader, ...], shut: frozenset[Pair], fixed: frozenset[Pair], each: int
) -> list[tuple[Pair, ...]]:
    """All assignments that may be, one after another."""
    most = {one.person: 9 if one.at_most is None else one.at_most for one in readers}
    held = {one: sum(person == one for _, person in fixed) for one in PEOPLE}
    sides = []
    for name in NAMES:
        own = {person for bid, person in fixed if bid == name}
        sides.append(
            [
                tuple((name, person) for person in some)
                for some in combinations(PEOPLE, max(each, len(own)))
                if own <= set(some) and not any((name, person) in shut for person in some)
            ]
        )
    told = [sum(sides, ()) for sides in product(*sides)]
    return [
        pairs
        for pairs in told
        if all(sum(p == one for _, p in pairs) <= max(most[one], held[one]) for one in PEOPLE)
    ]


@settings(max_examples=150)
@given(BIDS, READERS, FEW, FEW, FEW, st.integers(1, 2))
def test_no_assignment_is_more_even_and_no_equally_even_one_knows_more(
    bids: tuple[Bid, ...],
    readers: tuple[Reader, ...],
    conflicts: frozenset[Pair],
    barred: frozenset[Pair],
    fixed: frozenset[Pair],
    each: int,
) -> None:
    fixed -= conflicts | barred
    recusals = frozenset((person, name) for name, person in conflicts)
    there_are = every(readers, conflicts | barred, fixed, each)
    try:
        pairs = assign(bids, readers, recusals, each=each, fixed=fixed, barred=barred).pairs
    except Refused:
        assert there_are == []
        return
    assert pairs in there_are
    assert squares(pairs) == min(squares(one) for one in there_are)
    even = [one for one in there_are if squares(one) == squares(pairs)]
    assert fit(pairs, bids, readers) == max(fit(one, bids, readers) for one in even)


@settings(max_examples=100)
@given(READERS, FEW, st.integers(1, 2))
def test_least_squares_make_the_widest_difference_least(
    readers: tuple[Reader, ...], conflicts: frozenset[Pair], each: int
) -> None:
    def width(pairs: tuple[Pair, ...]) -> int:
        loads = [sum(person == one for _, person in pairs) for one in PEOPLE]
        return max(loads) - min(loads)

    there_are = every(readers, conflicts, frozenset(), each)
    if there_are:
        best = min(there_are, key=squares)
        assert width(best) == min(width(one) for one in there_are)


@settings(max_examples=50)
@given(BIDS, READERS, FEW, FEW, st.data())
def test_the_order_of_anything_changes_nothing(
    bids: tuple[Bid, ...],
    readers: tuple[Reader, ...],
    conflicts: frozenset[Pair],
    fixed: frozenset[Pair],
    data: st.DataObject,
) -> None:
    recusals = frozenset((person, name) for name, person in conflicts)

    def told(
        bids: tuple[Bid, ...], readers: tuple[Reader, ...], fixed: list[Pair]
    ) -> tuple[Pair, ...] | tuple[str, ...]:
        try:
            return assign(bids, readers, recusals, each=2, fixed=fixed).pairs
        except Refused as refusal:
            return refusal.problems

    by_hand = sorted(fixed - conflicts)
    shuffled = (data.draw(st.permutations(one)) for one in (bids, readers, by_hand))
    other_bids, other_readers, other_fixed = shuffled
    assert told(bids, readers, by_hand) == told(tuple(other_bids), tuple(other_readers), other_fixed)


def test_who_reads_little_by_wish_does_not_make_the_others_uneven() -> None:
    bids = [Bid(f"A-{n}") for n in range(12)]
    readers = [Reader("ana", at_most=1), Reader("bo"), Reader("cy"), Reader("dag")]
    assert sorted(assign(bids, readers, NOBODY, each=2).loads().values()) == [1, 7, 8, 8]


def test_too_little_room_names_who_is_left_without() -> None:
    readers = [Reader("ana", at_most=1), Reader("bo", at_most=1)]
    with pytest.raises(
        Refused, match=r"found too few readers: 1 more are needed. Readers want 2 in all, 3 are"
    ):
        assign([Bid("A-1"), Bid("A-2"), Bid("A-3")], readers, NOBODY, each=1)


def test_one_reader_may_have_to_read_all() -> None:
    bids = [Bid(f"A-{n:02d}") for n in range(40)]
    readers = [Reader("ana"), *(Reader(f"r{n}", at_most=0) for n in range(9))]
    assert assign(bids, readers, NOBODY, each=1).loads()["ana"] == 40


def test_a_call_without_applications_needs_nobody() -> None:
    assert assign([], [Reader("ana")], NOBODY, each=3).pairs == ()


def test_five_hundred_applications_find_their_readers() -> None:
    bids = [Bid(f"A-{n:03d}", frozenset({SECTORS[n % 3]})) for n in range(500)]
    readers = [Reader(f"r{n:02d}", frozenset({SECTORS[n % 3]})) for n in range(40)]
    recusals = frozenset((f"r{n % 40:02d}", f"A-{n:03d}") for n in range(500))
    told = assign(bids, readers, recusals, each=3)
    assert set(told.loads().values()) == {37, 38}
    assert all(len(told.readers(one.application_id)) == 3 for one in bids)
    assert not {(person, name) for name, person in told.pairs} & recusals
