"""Moving a call from phase to phase."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, transaction

from scoring.committee.procedure.ledger import faults
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import LedgerEntry
from scoring.workspace.verbs.phases import go
from tests.workspace_calls import a_call, a_part

pytestmark = pytest.mark.django_db


def test_a_move_is_in_the_ledger_and_the_chain_holds() -> None:
    call = a_call()
    olga = a_part(call, "olga", Role.OFFICER)
    go(olga, call.pk, Phase.INTAKE, version=1)
    call.refresh_from_db()
    assert (call.phase, call.version) == ("intake", 2)
    entries = [one.entry for one in LedgerEntry.objects.all()]
    assert [(one.number, one.act, one.by) for one in entries] == [(1, "went on", "olga@example.org")]
    assert faults(entries) == ()


def test_of_two_who_move_from_the_same_page_one_wins_and_the_other_is_told() -> None:
    call = a_call()
    olga = a_part(call, "olga", Role.OFFICER)
    go(olga, call.pk, Phase.INTAKE, version=1)
    with pytest.raises(Refused, match="has changed since you opened the page"):
        go(olga, call.pk, Phase.ELIGIBILITY, version=1)
    assert LedgerEntry.objects.count() == 1


def test_the_database_itself_refuses_to_change_or_delete_an_entry() -> None:
    call = a_call()
    go(a_part(call, "olga", Role.OFFICER), call.pk, Phase.INTAKE, version=1)
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        LedgerEntry.objects.update(by="somebody else")
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic():
        LedgerEntry.objects.all().delete()
