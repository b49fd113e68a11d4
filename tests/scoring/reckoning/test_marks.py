"""Marks as they go into a reckoning."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from scoring.reckoning.marks import RatedMark, blind, changed, digests, standing, whole

MARKS = st.lists(
    st.builds(
        RatedMark,
        st.sampled_from(["A-1", "A-2"]),
        st.sampled_from(["ana", "bo"]),
        st.sampled_from(["capital", "proximity"]),
        st.booleans(),
        st.none() | st.integers(1, 5),
    ),
    unique_by=lambda one: (one.application_id, one.reviewer, one.criterion, one.revised),
)


def test_the_second_value_stands_and_the_first_is_kept() -> None:
    first = RatedMark("A-1", "ana", "capital", False, 2)
    second = RatedMark("A-1", "ana", "capital", True, 4)
    assert standing([second, first]) == (second,)
    assert blind([second, first]) == (first,)


@given(MARKS)
def test_the_order_of_marks_changes_no_hash(marks: list[RatedMark]) -> None:
    names = ["A-1", "A-2", "A-3"]
    assert digests(marks, names) == digests(reversed(marks), reversed(names))
    assert whole(digests(marks, names)) == whole(digests(reversed(marks), names))


@given(MARKS, st.integers(1, 5))
def test_one_other_mark_is_one_changed_application(marks: list[RatedMark], score: int) -> None:
    names = {"A-1", "A-2", "A-3"}
    more = [*marks, RatedMark("A-3", "ana", "capital", False, score)]
    assert changed(digests(marks, names), digests(more, names), names) == 1
    assert changed(digests(marks, names), digests(more, names), names - {"A-3"}) == 0
