"""Saving, locking and revising: who may, when, and that the first value is never lost."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from features.dimensions import DIMENSIONS
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.marks import Mark, Review, complete
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import ConflictOfInterest, Refused
from scoring.committee.procedure.reviewing import lock, revise, save, unlocked
from scoring.committee.procedure.roles import Role
from tests.scoring.committee.procedure.acting import NOON, acting
from tests.scoring.committee.procedure.test_marks import MARKS, WHOLE

RATING = acting("ana", Role.MEMBER, phase=Phase.RATING)
REVEAL = acting("ana", Role.MEMBER, phase=Phase.REVEAL, seen=True)
NOBODY: frozenset[tuple[str, str]] = frozenset()
EMPTY = Review("A-7", "ana")
LOCKED = Review("A-7", "ana", WHOLE, NOON)


def test_saving_keeps_what_was_saved_and_may_be_incomplete() -> None:
    half = save(EMPTY, [Mark("capital", 2)], actor=RATING, recusals=NOBODY)
    more = save(half, [Mark("capabilities", 5, "known abroad")], actor=RATING, recusals=NOBODY)
    assert more == replace(EMPTY, blind=(Mark("capabilities", 5, "known abroad"), Mark("capital", 2)))
    assert save(more, [Mark("capital")], actor=RATING, recusals=NOBODY).blind[1] == Mark("capital")


def test_what_cannot_be_kept_is_refused_all_at_once() -> None:
    with pytest.raises(Refused) as refusal:
        save(EMPTY, [Mark("capital", 9), Mark("luck", 1)], actor=RATING, recusals=NOBODY)
    assert len(refusal.value.problems) == 2


def test_locking_makes_marks_final_and_tells_them() -> None:
    marks = (*WHOLE[:4], Mark("capital", None, "I know no investors", abstained=True))
    locked, entry = lock(replace(EMPTY, blind=marks), actor=RATING, recusals=NOBODY)
    assert locked == Review("A-7", "ana", marks, NOON)
    told = {one: {"score": 3, "reason": "as said in the plan"} for one in DIMENSIONS[:4]}
    detail = {"marks": told | {"capital": {"score": None, "reason": "I know no investors"}}, "sighted": False}
    assert entry == Draft("2026", NOON, "ana", Role.MEMBER, "locked a review", "A-7", detail)
    for act in (
        lambda: save(locked, WHOLE, actor=RATING, recusals=NOBODY),
        lambda: lock(locked, actor=RATING, recusals=NOBODY),
    ):
        with pytest.raises(Refused, match="The review of A-7 is locked; after the reveal it can be revised"):
            act()


def test_an_incomplete_review_is_not_locked_and_every_lack_is_named() -> None:
    with pytest.raises(Refused) as refusal:
        lock(replace(EMPTY, blind=WHOLE[:2]), actor=RATING, recusals=NOBODY)
    assert len(refusal.value.problems) == 3


def test_what_is_locked_after_a_reveal_is_not_called_blind() -> None:
    again = acting("ana", Role.MEMBER, phase=Phase.RATING, seen=True)
    assert lock(replace(EMPTY, blind=WHOLE), actor=again, recusals=NOBODY)[0].sighted


def test_a_revision_stands_beside_the_first_value() -> None:
    second = Mark("capital", 4, "the investor has signed")
    revised, entry = revise(LOCKED, [second], actor=REVEAL, recusals=NOBODY)
    assert revised == replace(LOCKED, after=(second,), revised_at=NOON)
    assert (revised.blind, revised.marks) == (WHOLE, (*WHOLE[:4], second))
    detail = {
        "before": {"capital": {"score": 3, "reason": "as said in the plan"}},
        "after": {"capital": {"score": 4, "reason": "the investor has signed"}},
    }
    assert entry == Draft("2026", NOON, "ana", Role.MEMBER, "revised a review", "A-7", detail)


def test_one_may_think_better_of_a_revision() -> None:
    once, _ = revise(LOCKED, [Mark("capital", 4, "a")], actor=REVEAL, recusals=NOBODY)
    twice, entry = revise(once, [Mark("capital", 3, "b")], actor=REVEAL, recusals=NOBODY)
    assert (twice.blind, twice.after) == (WHOLE, (Mark("capital", 3, "b"),))
    assert entry.detail["before"] == {"capital": {"score": 4, "reason": "a"}}


@pytest.mark.parametrize(
    ("marks", "says"),
    [
        ([], "Nothing was changed."),
        ([Mark("capital", 3, "another reason")], "capital: nothing was changed."),
        ([Mark("capital", 4)], "capital: give a reason for the 4."),
        ([Mark("capital")], "capital: give a mark from 1 to 5, or abstain with a reason."),
        ([Mark("capital", 4, "a"), Mark("luck", 4, "a")], "luck is no criterion"),
    ],
)
def test_a_revision_that_says_nothing_is_refused(marks: list[Mark], says: str) -> None:
    with pytest.raises(Refused, match=says):
        revise(LOCKED, marks, actor=REVEAL, recusals=NOBODY)


def test_what_was_not_locked_before_the_reveal_is_not_revised() -> None:
    with pytest.raises(Refused, match="was not locked before the reveal"):
        revise(replace(EMPTY, blind=WHOLE), [Mark("capital", 4, "a")], actor=REVEAL, recusals=NOBODY)


@pytest.mark.parametrize("phase", Phase)
def test_rating_is_for_the_rating_phase_and_revising_for_after_it(phase: Phase) -> None:
    actor = acting("ana", Role.MEMBER, phase=phase)
    if phase != Phase.RATING:
        with pytest.raises(Refused, match="To rate is for"):
            save(EMPTY, WHOLE, actor=actor, recusals=NOBODY)
    if phase not in (Phase.REVEAL, Phase.DISCUSSION):
        with pytest.raises(Refused, match="To revise a rating is for"):
            revise(LOCKED, [Mark("capital", 4, "a")], actor=actor, recusals=NOBODY)


def test_nobody_writes_in_anothers_review() -> None:
    with pytest.raises(Refused, match="The review of A-7 is ana's"):
        save(EMPTY, WHOLE, actor=replace(RATING, by="bo"), recusals=NOBODY)


def test_a_conflict_ends_a_review_wherever_it_stands() -> None:
    recusals = frozenset({("ana", "A-7")})
    for act in (
        lambda: save(EMPTY, WHOLE, actor=RATING, recusals=recusals),
        lambda: lock(replace(EMPTY, blind=WHOLE), actor=RATING, recusals=recusals),
        lambda: revise(LOCKED, [Mark("capital", 4, "a")], actor=REVEAL, recusals=recusals),
    ):
        with pytest.raises(ConflictOfInterest, match="ana has a conflict of interest with A-7"):
            act()


def test_a_conflict_is_all_that_somebody_elses_page_tells() -> None:
    with pytest.raises(ConflictOfInterest):
        save(EMPTY, WHOLE, actor=replace(RATING, by="bo"), recusals=frozenset({("bo", "A-7")}))


def test_the_reveal_waits_for_every_assigned_review() -> None:
    reviews = [LOCKED, Review("A-7", "bo", WHOLE), Review("A-9", "cy", WHOLE, NOON)]
    assigned = [("A-8", "ana"), ("A-7", "bo"), ("A-7", "ana")]
    assert unlocked(reviews, assigned) == ("bo has not locked A-7.", "ana has not locked A-8.")


class OneReview(RuleBasedStateMachine):
    """Anybody saves, locks and revises in any phase, with any marks."""

    def __init__(self) -> None:
        super().__init__()
        self.review, self.first = EMPTY, None
        self.first: tuple[Mark, ...] | None

    @rule(marks=st.lists(MARKS, max_size=5), phase=st.sampled_from(Phase), verb=st.sampled_from("slr"))
    def act(self, marks: list[Mark], phase: Phase, verb: str) -> None:
        actor = acting("ana", Role.MEMBER, phase=phase)
        before = self.review
        try:
            if verb == "s":
                self.review = save(before, marks, actor=actor, recusals=NOBODY)
            elif verb == "l":
                self.review, _ = lock(before, actor=actor, recusals=NOBODY)
                self.first = self.review.blind
            else:
                self.review, _ = revise(before, marks, actor=actor, recusals=NOBODY)
        except Refused:
            assert self.review == before

    @rule()
    def fill_in(self) -> None:
        if self.first is None:
            self.review = save(self.review, WHOLE, actor=RATING, recusals=NOBODY)

    @invariant()
    def what_was_locked_stays_as_it_was(self) -> None:
        assert (self.review.locked_at is not None) == (self.first is not None)
        if self.first is not None:
            assert self.review.blind == self.first
            assert complete(self.review)

    @invariant()
    def nothing_is_revised_that_was_not_locked(self) -> None:
        assert not self.review.after or self.first is not None


TestOneReview = OneReview.TestCase


@given(st.lists(MARKS, unique_by=lambda one: one.criterion, min_size=1))
def test_a_revision_leaves_what_it_does_not_name(marks: list[Mark]) -> None:
    try:
        revised, _ = revise(LOCKED, marks, actor=REVEAL, recusals=NOBODY)
    except Refused:
        return
    named = {one.criterion for one in marks}
    assert [one for one in revised.marks if one.criterion not in named] == [
        one for one in WHOLE if one.criterion not in named
    ]
