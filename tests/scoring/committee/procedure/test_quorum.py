"""Enough people without a conflict on every application, or rating does not open."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.conflicts import Conflict, Source, recused
from scoring.committee.procedure.quorum import Quorum, quorums, short_of_quorum

COMMITTEE = ["cy", "ana", "bo"]
PEOPLE, NAMES = st.sampled_from(["ana", "bo", "cy", "dag"]), st.sampled_from(["A-1", "A-2"])


def test_who_is_left_is_told_by_application() -> None:
    recusals = frozenset({("ana", "A-2"), ("bo", "A-2"), ("nobody", "A-1")})
    assert quorums(["A-2", "A-1"], COMMITTEE, recusals, 2) == (
        Quorum("A-1", ("ana", "bo", "cy"), 3, 2),
        Quorum("A-2", ("cy",), 3, 2),
    )


def test_a_found_conflict_on_which_nobody_has_ruled_counts() -> None:
    recusals = recused([Conflict("ana", "A-1", Source.FOUND), Conflict("bo", "A-1", Source.FOUND)])
    assert short_of_quorum(quorums(["A-1", "A-2"], COMMITTEE, recusals, 2)) == (
        "A-1: 1 of 3 on the committee have no conflict, 2 are needed. "
        "Name 1 more, or have a chair rule on the conflicts that are open.",
    )


def test_with_enough_people_nothing_is_waiting() -> None:
    assert short_of_quorum(quorums(["A-1"], COMMITTEE, frozenset(), 3)) == ()


@given(st.frozensets(st.tuples(PEOPLE, NAMES)), st.tuples(PEOPLE, NAMES), st.integers(0, 4))
def test_one_more_recusal_never_makes_a_quorum(
    recusals: frozenset[tuple[str, str]], more: tuple[str, str], needed: int
) -> None:
    before, after = (
        [one.short for one in quorums(["A-1", "A-2"], COMMITTEE, each, needed)]
        for each in (recusals, recusals | {more})
    )
    assert all(one <= other for one, other in zip(before, after, strict=True))
