"""Pending choices: whose they are, what they may not say, and what happens when two choose at once."""

from __future__ import annotations

import pytest

from scoring.committee.procedure.choices import Outcome
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import ConflictOfInterest, Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Choice, Conflict
from scoring.workspace.pending import mark_of
from scoring.workspace.verbs.decisions import Wish, propose, undo
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import a_choice

pytestmark = pytest.mark.django_db
FUND = Wish(Outcome.FUND)


def test_a_chair_chooses_and_chooses_again() -> None:
    call = a_call(Phase.DISCUSSION)
    one, cho = an_application(call), a_part(call, "cho", Role.CHAIR)
    propose(cho, call.pk, one.pk, FUND, before="")
    before = mark_of(Choice.objects.get())
    propose(cho, call.pk, one.pk, Wish(Outcome.RESERVE, grounds="Very good."), before=before)
    choice = Choice.objects.get()
    assert (choice.outcome, choice.by, choice.grounds) == ("reserve", "cho@example.org", "Very good.")


def test_of_two_chairs_who_choose_at_once_the_second_is_told() -> None:
    call = a_call(Phase.DISCUSSION)
    one, cho, chi = an_application(call), a_part(call, "cho", Role.CHAIR), a_part(call, "chi", Role.CHAIR)
    propose(cho, call.pk, one.pk, FUND, before="")
    with pytest.raises(Refused, match="changed the choice on A-1 meanwhile"):
        propose(chi, call.pk, one.pk, Wish(Outcome.DECLINE), before="")
    with pytest.raises(Refused, match="changed the choice on A-1 meanwhile"):
        undo(chi, call.pk, one.pk, before="")
    assert Choice.objects.get().outcome == "fund"


def test_a_member_cannot_choose_and_neither_can_a_chair_with_a_conflict() -> None:
    call = a_call(Phase.DISCUSSION)
    one, cho = an_application(call), a_part(call, "cho", Role.CHAIR)
    with pytest.raises(Refused, match="cannot propose decisions"):
        propose(a_part(call, "ana", Role.MEMBER), call.pk, one.pk, FUND, before="")
    Conflict.objects.create(person=cho, application=one, source="found")
    with pytest.raises(ConflictOfInterest):
        propose(cho, call.pk, one.pk, FUND, before="")
    assert not Choice.objects.exists()


def test_what_an_applicant_may_read_names_no_other_application() -> None:
    call = a_call(Phase.DISCUSSION)
    one, cho = an_application(call), a_part(call, "cho", Role.CHAIR)
    an_application(call, "A-2", name="Ocean West")
    with pytest.raises(Refused, match="names another application"):
        propose(cho, call.pk, one.pk, Wish(Outcome.DECLINE, grounds="Ocean west is better."), before="")


def test_once_decisions_are_taken_nobody_chooses() -> None:
    call = a_call(Phase.DECISION)
    one, cho = an_application(call), a_part(call, "cho", Role.CHAIR)
    choice = a_choice(one, "fund", cho)
    call.rounds.create(taken_by=cho, taken_at=choice.at)
    with pytest.raises(Refused, match="are taken"):
        undo(cho, call.pk, one.pk, before=mark_of(choice))
