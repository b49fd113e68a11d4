"""Changing who reads what by hand, within conflicts and the number of readers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.assigned import Assignment, Pair, by_hand
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from tests.scoring.committee.procedure.acting import NOON, acting

OFFICER = acting("of", Role.OFFICER, phase=Phase.RATING)
NAMES, PEOPLE = ("A-1", "A-2"), ("ana", "bo", "cy")
BEFORE = Assignment(NAMES, PEOPLE, 1, (("A-1", "ana"), ("A-1", "bo"), ("A-2", "cy")))
NOBODY: frozenset[tuple[str, str]] = frozenset()
PAIRS = st.frozensets(st.tuples(st.sampled_from(NAMES), st.sampled_from(PEOPLE)), max_size=3)


def test_readers_and_loads_are_read_off_the_pairs() -> None:
    assert BEFORE.readers("A-1") == ("ana", "bo")
    assert Assignment(NAMES, PEOPLE, 1, BEFORE.pairs[:2]).loads() == {"ana": 1, "bo": 1, "cy": 0}


def test_a_change_is_made_and_told_by_application() -> None:
    after, entries = by_hand(
        BEFORE, add=[("A-2", "ana")], remove=[("A-2", "cy"), ("A-1", "ana")], recusals=NOBODY, actor=OFFICER
    )
    assert after.pairs == (("A-1", "bo"), ("A-2", "ana"))
    assert entries == (
        Draft("2026", NOON, "of", Role.OFFICER, "assign reviewers", "A-1", {"added": [], "removed": ["ana"]}),
        Draft(
            "2026", NOON, "of", Role.OFFICER, "assign reviewers", "A-2", {"added": ["ana"], "removed": ["cy"]}
        ),
    )


def test_everything_that_cannot_be_is_told_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        by_hand(
            BEFORE,
            add=[("A-1", "bo"), ("A-9", "dag"), ("A-2", "ana")],
            remove=[("A-2", "cy"), ("A-2", "bo")],
            recusals=frozenset({("ana", "A-2")}),
            actor=OFFICER,
        )
    assert refusal.value.problems == (
        "There is no application A-9 in this call.",
        "dag is not on the committee of this call.",
        "ana has a conflict of interest with A-2 and cannot read it.",
        "bo reads A-1 already.",
        "bo does not read A-2; there is nothing to take away.",
    )


def test_an_application_keeps_its_readers() -> None:
    with pytest.raises(Refused, match="A-2 would have 0 of 1 readers"):
        by_hand(BEFORE, remove=[("A-2", "cy")], recusals=NOBODY, actor=OFFICER)


def test_adding_and_taking_away_at_once_is_no_wish() -> None:
    with pytest.raises(Refused, match="ana and A-1 are both to be added and to be taken away"):
        by_hand(BEFORE, add=[("A-1", "ana")], remove=[("A-1", "ana")], recusals=NOBODY, actor=OFFICER)


def test_a_pair_that_a_conflict_has_ended_goes_with_the_next_change() -> None:
    recusals = frozenset({("ana", "A-1")})
    after, entries = by_hand(BEFORE, add=[("A-2", "ana")], recusals=recusals, actor=OFFICER)
    assert after.pairs == (("A-1", "bo"), ("A-2", "ana"), ("A-2", "cy"))
    assert [(one.subject, one.detail["removed"]) for one in entries] == [("A-1", ["ana"]), ("A-2", [])]


def test_only_an_officer_assigns() -> None:
    with pytest.raises(Refused, match="To assign reviewers is for: officer, from conflicts to rating"):
        by_hand(BEFORE, recusals=NOBODY, actor=acting("bo", Role.CHAIR, phase=Phase.RATING))


@given(PAIRS, PAIRS, PAIRS)
def test_no_change_makes_a_conflicted_pair_or_leaves_too_few(
    add: frozenset[Pair], remove: frozenset[Pair], conflicts: frozenset[Pair]
) -> None:
    recusals = frozenset((person, name) for name, person in conflicts)
    try:
        after, _ = by_hand(BEFORE, add=add, remove=remove, recusals=recusals, actor=OFFICER)
    except Refused:
        return
    assert not conflicts & set(after.pairs)
    assert all(after.readers(name) for name, _ in add | remove)
    assert after.pairs == tuple(sorted((set(BEFORE.pairs) - conflicts - remove) | add))
