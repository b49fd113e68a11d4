"""Who may do and see what, and when."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.acts import ALWAYS, MAY, Act, may
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import COMMITTEE, Role
from tests.scoring.committee.procedure.acting import acting

BLIND = [phase for phase in Phase if phase.place <= Phase.RATING.place]


def test_every_act_is_in_the_table() -> None:
    assert set(MAY) == set(Act)


@pytest.mark.parametrize("phase", BLIND)
@pytest.mark.parametrize("act", [Act.SEE_SCORES, Act.SEE_MARKS, Act.SEE_DECISIONS, Act.SEE_LEDGER])
def test_the_committee_rates_blind(act: Act, phase: Phase) -> None:
    assert not may(act, COMMITTEE, phase)


def test_an_officer_sees_no_marks_while_rating_goes_on() -> None:
    assert [phase for phase in Phase if may(Act.SEE_MARKS, {Role.OFFICER}, phase)] == [
        *(Phase.REVEAL, Phase.DISCUSSION, Phase.DECISION, Phase.LETTERS, Phase.CLOSED)
    ]


def test_an_auditor_sees_everything_always_and_does_nothing() -> None:
    told = {act: MAY[act].get(Role.AUDITOR, frozenset()) for act in Act}
    assert told == {act: ALWAYS if act.name.startswith("SEE_") else frozenset() for act in Act}


@given(st.sampled_from(Act), st.sets(st.sampled_from(Role)), st.sampled_from(Phase))
def test_several_roles_may_what_one_of_them_may(act: Act, roles: set[Role], phase: Phase) -> None:
    assert may(act, roles, phase) == any(may(act, {role}, phase) for role in roles)


@given(st.sampled_from(Act), st.sampled_from(Role), st.sampled_from(Phase))
def test_who_may_is_written_in_the_ledger_and_who_may_not_is_told_whose_it_is(
    act: Act, role: Role, phase: Phase
) -> None:
    actor = acting("ana", role, phase=phase)
    if may(act, {role}, phase):
        actor.require(act)
        entry = actor.entry(act, "A-7", note="n")
        assert (entry.by, entry.role, entry.act, entry.subject) == ("ana", role, act, "A-7")
        assert (entry.call_id, entry.at, entry.detail) == ("2026", actor.at, {"note": "n"})
    else:
        with pytest.raises(Refused, match=f"Call 2026 is in {phase}. To {act} is for: "):
            actor.require(act)


def test_a_refusal_names_role_and_phases() -> None:
    with pytest.raises(Refused) as refusal:
        acting("ana", Role.MEMBER, phase=Phase.REVEAL).require(Act.RATE)
    assert str(refusal.value) == (
        "Call 2026 is in reveal. To rate is for: member, in rating; chair, in rating."
    )
