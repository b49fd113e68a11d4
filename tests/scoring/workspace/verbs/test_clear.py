"""Choosing at once what the line leaves no doubt about."""

from __future__ import annotations

import pytest

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Choice, Conflict
from scoring.workspace.verbs.clear import decline_clear
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import a_choice, a_line

pytestmark = pytest.mark.django_db


def test_only_the_clearly_out_and_undecided_are_declined_and_conflicts_are_left_to_another_chair() -> None:
    call = a_call(Phase.DISCUSSION)
    cho, chi = a_part(call, "cho", Role.CHAIR), a_part(call, "chi", Role.CHAIR)
    rows = {name: an_application(call, name) for name in ("A-1", "A-2", "A-3", "A-4", "A-5")}
    a_line(call, {"A-1": "in", "A-2": "discuss", "A-3": "out", "A-4": "out", "A-5": "out"})
    Conflict.objects.create(person=cho, application=rows["A-4"], source="found")
    a_choice(rows["A-5"], "reserve", cho)
    assert decline_clear(cho, call.pk) == 1
    assert decline_clear(chi, call.pk) == 1
    told = Choice.objects.order_by("application__application_id")
    assert list(told.values_list("application__application_id", "outcome", "by")) == [
        ("A-3", "decline", "cho@example.org"),
        ("A-4", "decline", "chi@example.org"),
        ("A-5", "reserve", "cho@example.org"),
    ]


def test_a_member_cannot_and_without_a_line_nobody_is_clear() -> None:
    call = a_call(Phase.DISCUSSION)
    an_application(call)
    with pytest.raises(Refused, match="cannot propose decisions"):
        decline_clear(a_part(call, "ana", Role.MEMBER), call.pk)
    assert decline_clear(a_part(call, "cho", Role.CHAIR), call.pk) == 0
