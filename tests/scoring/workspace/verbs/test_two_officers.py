"""Two officers on the same page: one wins, the other is told, and nothing is lost."""

from __future__ import annotations

import pytest

from scoring.committee.procedure.ledger import faults
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Application, Call, LedgerEntry, Load
from scoring.workspace.verbs.calls import edit_call
from scoring.workspace.verbs.load import load
from scoring.workspace.verbs.phases import go
from tests.workspace_calls import a_part, a_person
from tests.workspace_intakes import an_intake, applied

pytestmark = pytest.mark.django_db


def test_of_two_officers_one_moves_the_call_and_the_other_is_told() -> None:
    olga = a_person("olga", opens_calls=True)
    load(olga, an_intake(applied("A-1")))
    otto = a_part(Call.objects.get(), "otto", Role.OFFICER)
    for who in (olga, otto):
        load(who, an_intake(applied("A-1"), applied("A-2")))
    call = Call.objects.get()
    go(olga, call.pk, Phase.INTAKE, version=call.version)
    with pytest.raises(Refused, match="has changed since you opened the page"):
        go(otto, call.pk, Phase.INTAKE, version=call.version)
    with pytest.raises(Refused, match="has changed since you opened the page"):
        edit_call(otto, call.pk, {"title": "Other", "closes_on": call.closes_on}, version=call.version)
    assert (Load.objects.count(), Application.objects.count()) == (2, 2)
    assert faults([one.entry for one in LedgerEntry.objects.all()]) == ()
