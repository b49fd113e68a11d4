from __future__ import annotations

import re

import pytest
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Conflict, Firm, Interest, Token
from tests.workspace_calls import a_call, a_part, a_person, an_application

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def ana() -> Client:
    client = Client()
    client.force_login(a_person("ana"), BACKEND)
    return client


def test_people_say_who_they_are_and_in_which_language(ana: Client) -> None:
    ana.post("/you/", {"name": "Ana B", "language": "nb", "organisation": "910", "expertise": "03.2"})
    person = a_person("ana")
    assert (person.name, person.language, person.organisation, person.expertise) == (
        "Ana B",
        "nb",
        "910",
        "03.2",
    )
    assert 'lang="nb"' in ana.get("/you/").content.decode()


def test_an_empty_name_is_refused(ana: Client) -> None:
    assert ana.post("/you/", {"name": " ", "language": "en"}).status_code == 403


def test_a_new_interest_is_searched_for_in_the_calls_at_once_and_goes_with_it(ana: Client) -> None:
    call = a_call(Phase.CONFLICTS)
    a_part(call, "ana", Role.MEMBER)
    application = an_application(call)
    Firm.objects.create(application=application, org_id="910")
    ana.post("/you/interests/", {"org_id": "910", "kind": "board"})
    assert list(Conflict.objects.values_list("person__name", "gone")) == [("Ana", False)]
    ana.post(f"/you/interests/{Interest.objects.get().pk}/remove/")
    assert list(Conflict.objects.values_list("person__name", "gone")) == [("Ana", True)]


def test_nobody_removes_somebody_elses_interest(ana: Client) -> None:
    kept = Interest.objects.create(person=a_person("bo"), org_id="910", kind="board")
    ana.post(f"/you/interests/{kept.pk}/remove/")
    assert Interest.objects.count() == 1


def test_a_token_is_shown_once(ana: Client) -> None:
    shown = ana.post("/you/tokens/", {"name": "reports", "days": "30"}).content.decode()
    token = re.findall(r"klynge_[\w-]{43}", shown)[0]
    assert token not in ana.get("/you/").content.decode()
    assert Client(headers={"authorization": f"Bearer {token}"}).get("/api/v1/calls").status_code == 200
    ana.post(f"/you/tokens/{Token.objects.get().pk}/remove/")
    assert Client(headers={"authorization": f"Bearer {token}"}).get("/api/v1/calls").status_code == 401


@pytest.mark.parametrize("days", ["0", "367", "-1", "x", ""])
def test_a_token_has_an_end(ana: Client, days: str) -> None:
    assert ana.post("/you/tokens/", {"name": "reports", "days": days}).status_code == 403
