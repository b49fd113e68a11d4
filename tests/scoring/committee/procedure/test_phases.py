"""The phases of a call: forward one by one, back only by the chair and with a reason, every move told."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from scoring.committee.procedure.acts import Act, may
from scoring.committee.procedure.ledger import FIRST, Draft, Entry, faults, seal
from scoring.committee.procedure.phases import MOVES, Phase, Standing, move, next_moves
from scoring.committee.procedure.refused import Refused, sentence
from scoring.committee.procedure.roles import COMMITTEE, Role, clashes
from tests.scoring.committee.procedure.acting import NOON

ROLES = st.frozensets(st.sampled_from(Role)).filter(lambda roles: not clashes(roles))
PEOPLE = [frozenset({Role.MEMBER}), frozenset({Role.CHAIR}), COMMITTEE]


def test_a_call_goes_through_its_phases_in_their_order() -> None:
    order = list(Phase)
    assert {one: list(onward) for one, onward in MOVES.items()} == {
        one: order[place + 1 : place + 2] for place, one in enumerate(order)
    }


def test_going_on_is_told_whole() -> None:
    after, entry = move(
        Standing("2026", Phase.RATING), Phase.REVEAL, by="bo", roles={Role.CHAIR}, reason=" all in ", at=NOON
    )
    assert after == Standing("2026", Phase.REVEAL, seen=True)
    detail = {"from": "rating", "to": "reveal", "reason": "all in"}
    assert entry == Draft("2026", NOON, "bo", Role.CHAIR, "went on", "call", detail)


def test_going_back_is_told_whole_and_what_was_seen_stays_seen() -> None:
    before = Standing("2026", Phase.DECISION, seen=True, waiting=("The protocol is not approved.",))
    after, entry = move(before, Phase.RATING, by="bo", roles={Role.CHAIR}, reason="a late reviewer", at=NOON)
    assert after == Standing("2026", Phase.RATING, seen=True)
    assert (entry.act, entry.detail["reason"]) == ("went back", "a late reviewer")


@pytest.mark.parametrize(
    ("phase", "to", "roles", "waiting", "says"),
    [
        (Phase.RATING, Phase.DECISION, {Role.CHAIR}, (), "cannot go from rating to decision; .* reveal"),
        (Phase.RATING, Phase.RATING, {Role.CHAIR}, (), "cannot go from rating to rating"),
        (Phase.CLOSED, Phase.CLOSED, {Role.CHAIR}, (), "it is closed, and the chair can only go back"),
        (Phase.RATING, Phase.REVEAL, {Role.OFFICER}, (), "is for the chair of call 2026"),
        (Phase.REVEAL, Phase.RATING, {Role.OFFICER}, (), "is for the chair of call 2026"),
        (Phase.REVEAL, Phase.RATING, {Role.CHAIR}, (), "needs a reason, which everybody will see"),
        (Phase.RATING, Phase.REVEAL, {Role.CHAIR}, ("A.", "B."), "Before reveal:\nA.\nB."),
    ],
)
def test_a_refused_move_says_why(
    phase: Phase, to: Phase, roles: set[Role], waiting: tuple[str, ...], says: str
) -> None:
    standing = Standing("2026", phase, waiting=waiting)
    with pytest.raises(Refused, match=says):
        move(standing, to, by="bo", roles=roles, reason="  ", at=NOON)


def test_what_is_waiting_can_be_translated() -> None:
    told = sentence("{person} has not locked.", person="ana")
    standing = Standing("2026", Phase.RATING, waiting=(told,))
    with pytest.raises(Refused) as refusal:
        move(standing, Phase.REVEAL, by="bo", roles={Role.CHAIR}, at=NOON)
    assert [one.pattern for one in refusal.value.problems] == ["Before {to}:", "{person} has not locked."]


@given(st.sampled_from(Phase), st.sampled_from(Phase), ROLES)
def test_the_moves_that_are_offered_are_those_that_are_taken(
    phase: Phase, to: Phase, roles: frozenset[Role]
) -> None:
    standing = Standing("2026", phase)
    offered = next_moves(standing, roles)
    try:
        _, entry = move(standing, to, by="bo", roles=roles, reason="because", at=NOON)
        assert offered[to] == (entry.act == "went on")
    except Refused:
        assert to not in offered


class Calls(RuleBasedStateMachine):
    """A call that anybody tries to take anywhere, with things waiting and reasons missing."""

    def __init__(self) -> None:
        super().__init__()
        self.standing, self.entries, self.moves = Standing("2026", Phase.DRAFT), [], 0
        self.revealed = False
        self.entries: list[Entry]

    @rule(to=st.sampled_from(Phase), roles=ROLES, reason=st.sampled_from(["", " ", "a reason"]))
    def try_to_move(self, to: Phase, roles: frozenset[Role], reason: str) -> None:
        before = self.standing
        try:
            after, draft = move(before, to, by="bo", roles=roles, reason=reason, at=NOON)
        except Refused:
            return
        last = self.entries[-1].sha256 if self.entries else FIRST
        self.entries.append(seal(draft, number=len(self.entries) + 1, before=last))
        self.standing, self.moves = after, self.moves + 1
        self.revealed |= after.phase == Phase.REVEAL
        assert after.phase == to != before.phase
        assert draft.detail == {"from": before.phase, "to": to, "reason": reason.strip()}
        assert draft.role in roles
        assert draft.act == ("went on" if to.place == before.phase.place + 1 else "went back")
        assert after.seen >= before.seen

    @rule(steps=st.integers(1, 9))
    def go_on(self, steps: int) -> None:
        for _ in range(steps):
            for to in MOVES[self.standing.phase]:
                self.standing = replace(self.standing, waiting=())
                self.try_to_move(to, frozenset({MOVES[self.standing.phase][to]}), "")

    @rule(waiting=st.sampled_from([(), ("Somebody has not locked.",)]))
    def wait(self, waiting: tuple[str, ...]) -> None:
        self.standing = replace(self.standing, waiting=waiting)

    @invariant()
    def nobody_on_the_committee_sees_a_score_or_a_mark_before_the_reveal(self) -> None:
        for roles in PEOPLE:
            for act in (Act.SEE_SCORES, Act.SEE_MARKS, Act.REVISE):
                if may(act, roles, self.standing.phase):
                    assert self.revealed
                    assert not may(Act.RATE, roles, self.standing.phase)

    @invariant()
    def seen_tells_whether_there_was_a_reveal(self) -> None:
        assert self.standing.seen == self.revealed

    @invariant()
    def every_move_left_an_entry_and_the_entries_tell_the_phase(self) -> None:
        assert len(self.entries) == self.moves
        assert faults(self.entries) == ()
        told = [one.detail.partition('"to":"')[2].rstrip('"}') for one in self.entries]
        assert self.standing.phase == (told[-1] if told else Phase.DRAFT)


TestCalls = Calls.TestCase
