from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.roles import Role
from scoring.workspace.access import sight
from scoring.workspace.ledger import write
from scoring.workspace.models import Chain
from scoring.workspace.pages.ledger import Asked, ledger_page
from tests.workspace_calls import a_person
from tests.workspace_shown import SECRET, a_full_call

pytestmark = pytest.mark.django_db


def page(name: str, path: str) -> str:
    client = Client()
    client.force_login(a_person(name), "allauth.account.auth_backends.AuthenticationBackend")
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def test_entries_are_sentences_with_who_what_and_why() -> None:
    call = a_full_call()
    detail = {"from": "rating", "to": "reveal", "reason": "All have rated."}
    write([Draft("2026", timezone.now(), "kari@example.org", Role.CHAIR, "went on", "call", detail)])
    shown = page("ruth", f"/calls/{call.pk}/ledger/")
    assert "<strong>kari@example.org</strong>" in shown
    assert "took the call on: the call <q>All have rated.</q>" in shown
    assert "from rating · to reveal" in shown


def test_the_hash_to_write_down_is_shown_to_whoever_sees_every_entry() -> None:
    call = a_full_call()
    head = Chain.objects.get(name="2026").sha256
    assert {
        name: head in page(name, f"/calls/{call.pk}/ledger/") for name in ("olav", "ruth", "kari", "ana")
    } == {
        "olav": True,
        "ruth": True,
        "kari": False,
        "ana": False,
    }


def test_a_conflict_hides_entries_and_how_many_there_are() -> None:
    call = a_full_call()
    shown = page("kari", f"/calls/{call.pk}/ledger/")
    assert (SECRET in shown, "entry 1" in shown, "2 entries" in shown) == (False, False, True)


def test_entries_are_filtered_and_come_200_to_a_page(django_assert_max_num_queries: Any) -> None:
    call = a_full_call()
    at = timezone.now()
    write(Draft("2026", at, "bo@example.org", Role.MEMBER, "saved", "A-1") for _ in range(450))
    shown = page("ruth", f"/calls/{call.pk}/ledger/?act=saved&page=2")
    assert ("450 entries" in shown, shown.count("<li><p>")) == (True, 200)
    assert "?act=saved&amp;page=3" in shown
    seen, asked = sight(a_person("ruth"), call.pk), Asked("", "", "A-3", 1)
    with django_assert_max_num_queries(8):
        assert len(ledger_page(seen, asked).lines) == 1
