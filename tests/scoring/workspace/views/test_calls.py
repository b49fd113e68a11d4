"""My calls and the overview."""

from __future__ import annotations

import pytest
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from tests.workspace_calls import a_call, a_part, a_person

pytestmark = pytest.mark.django_db


def test_whoever_is_not_signed_in_is_asked_to(client: Client) -> None:
    answer = client.get("/")
    assert (answer.status_code, answer["Location"]) == (302, "/accounts/login/?next=/")
    assert client.get("/accounts/login/").status_code == 200


def test_a_call_is_shown_to_those_with_a_part_in_it_only(client: Client) -> None:
    call = a_call()
    client.force_login(a_part(call, "olga", Role.OFFICER))
    assert "Call 2026" in client.get("/").content.decode()
    assert "Call 2026" in client.get(f"/calls/{call.pk}/").content.decode()
    client.force_login(a_person("eve"))
    assert "Call 2026" not in client.get("/").content.decode()
    assert client.get(f"/calls/{call.pk}/").status_code == 404


def test_an_officer_takes_the_call_on_and_a_member_cannot(client: Client) -> None:
    call = a_call()
    olga, ana = a_part(call, "olga", Role.OFFICER), a_part(call, "ana", Role.MEMBER)
    client.force_login(ana)
    refused = client.post(f"/calls/{call.pk}/move/", {"to": "intake", "version": 1})
    assert (refused.status_code, "for the officer" in refused.content.decode()) == (403, True)
    client.force_login(olga)
    assert client.post(f"/calls/{call.pk}/move/", {"to": "intake", "version": 1}).status_code == 302
    call.refresh_from_db()
    assert call.phase == Phase.INTAKE
