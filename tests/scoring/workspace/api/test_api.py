from __future__ import annotations

from datetime import timedelta
from typing import Any

import jsonschema
import pytest
from django.test import Client
from django.utils import timezone
from openapi_spec_validator import validate

from scoring.committee.procedure.phases import Phase
from scoring.workspace.api.description import description
from scoring.workspace.exports.tables import TABLES
from scoring.workspace.limits import A_MINUTE
from scoring.workspace.models import Call, Token
from scoring.workspace.verbs import accounts
from scoring.workspace.verbs.tokens import make, take_back
from tests.workspace_calls import a_person, an_application
from tests.workspace_shown import SECRET, a_full_call

pytestmark = pytest.mark.django_db
NAMES = ("olav", "ana", "bo", "kari", "nils", "ruth")


def ask(name: str, path: str) -> Any:
    token = make(a_person(name), "test", days=1)
    return Client(headers={"authorization": f"Bearer {token}"}).get(f"/api/v1{path}")


def paths(call: Call) -> list[tuple[str, str]]:
    """Every path of the description, and as it is asked."""
    return [
        (path, path.replace("{key}", str(call.pk)).replace("{application_id}", "A-1"))
        for path in description()["paths"]
    ]


def test_the_description_is_openapi() -> None:
    validate(description())
    assert Client().get("/api/v1/openapi.json").json() == description()


@pytest.mark.parametrize("phase", [Phase.DRAFT, Phase.RATING, Phase.DECISION, Phase.CLOSED])
def test_every_answer_is_what_the_description_says(phase: Phase) -> None:
    call, document = a_full_call(phase), description()
    for name in NAMES:
        token = make(a_person(name), "test", days=1)
        program = Client(headers={"authorization": f"Bearer {token}"})
        for path, asked in paths(call):
            answer = program.get(f"/api/v1{asked}")
            told = document["paths"][path]["get"]["responses"][str(answer.status_code)]
            schema = told["content"]["application/json"]["schema"] | {"components": document["components"]}
            jsonschema.validate(answer.json(), schema, format_checker=jsonschema.FormatChecker())


def test_a_conflict_hides_the_application_from_every_answer() -> None:
    call = a_full_call()
    for _, asked in paths(call):
        assert SECRET not in ask("ana", asked).content.decode()
    assert [row["rank"] for row in ask("ana", f"/calls/{call.pk}/sheets").json()["rows"]] == [1, 2]
    assert [row["rank"] for row in ask("bo", f"/calls/{call.pk}/sheets").json()["rows"]] == [1, 2, 3]
    refused = ask("ana", f"/calls/{call.pk}/applications/A-2")
    assert (refused.status_code, SECRET in refused.content.decode()) == (403, False)
    assert SECRET in ask("bo", f"/calls/{call.pk}/applications/A-2").content.decode()


def test_before_the_reveal_a_member_reads_no_score_and_no_mark_of_others() -> None:
    call = a_full_call(Phase.RATING)
    for table in ("sheets", "marks", "decisions"):
        assert ask("ana", f"/calls/{call.pk}/{table}").json()["rows"] == []
    assert len(ask("bo", f"/calls/{call.pk}/marks").json()["rows"]) == 3


def test_somebody_elses_call_is_not_there() -> None:
    call = a_full_call()
    a_person("eva")
    assert {ask("eva", asked).status_code for path, asked in paths(call) if "{key}" in path} == {404}
    assert ask("eva", "/calls").json()["rows"] == []


def test_a_token_that_was_taken_back_or_is_over_or_whose_account_is_closed_opens_nothing() -> None:
    call = a_full_call()
    ana = a_person("ana")
    secret = make(ana, "one", days=1)
    program = Client(headers={"authorization": f"Bearer {secret}"})
    assert program.get("/api/v1/calls").status_code == 200
    Token.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert program.get("/api/v1/calls").status_code == 401
    Token.objects.update(expires_at=timezone.now() + timedelta(days=1))
    accounts.close(None, ana.pk)
    answer = program.get(f"/api/v1/calls/{call.pk}")
    assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")


def test_only_its_owner_takes_a_token_back() -> None:
    ana, bo = a_person("ana"), a_person("bo")
    make(ana, "one", days=1)
    kept = Token.objects.get()
    take_back(bo, kept.pk)
    assert Token.objects.count() == 1
    take_back(ana, kept.pk)
    assert Token.objects.count() == 0


def test_only_the_hash_of_a_token_is_kept() -> None:
    secret = make(a_person("ana"), "one", days=1)
    assert [value for value in Token.objects.values().get().values() if secret in str(value)] == []


def test_the_interface_reads_only_and_no_session_opens_it() -> None:
    a_full_call()
    token = make(a_person("ana"), "one", days=1)
    program = Client(headers={"authorization": f"Bearer {token}"})
    assert program.post("/api/v1/calls").status_code == 405
    browser = Client()
    browser.force_login(a_person("ana"), "allauth.account.auth_backends.AuthenticationBackend")
    assert browser.get("/api/v1/calls").status_code == 401


def test_more_rows_than_fit_into_an_answer_come_on_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoring.workspace.api.views.MOST", 2)
    call = a_full_call()
    first, second = (ask("bo", f"/calls/{call.pk}/applications?page={page}").json() for page in (1, 2))
    assert (first["total"], first["pages"], len(first["rows"]), len(second["rows"])) == (3, 2, 2, 1)
    assert {
        ask("bo", f"/calls/{call.pk}/applications?page={page}").status_code for page in ("0", "3", "x")
    } == {404}


def test_asking_too_often_is_told_with_when_to_ask_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(A_MINUTE, "api", 3)
    token = make(a_person("ana"), "one", days=1)
    program = Client(headers={"authorization": f"Bearer {token}"})
    answers = [program.get("/api/v1/calls") for _ in range(8)]
    last = answers[-1]
    assert (last.status_code, int(last["Retry-After"]) > 0, "error" in last.json()) == (429, True, True)


def test_an_answer_costs_the_same_for_one_application_and_for_a_hundred(
    django_assert_max_num_queries: Any,
) -> None:
    call = a_full_call()
    for number in range(100):
        an_application(call, f"B-{number}")
    token = make(a_person("bo"), "one", days=1)
    program = Client(headers={"authorization": f"Bearer {token}"})
    for table in TABLES:
        with django_assert_max_num_queries(20):
            assert program.get(f"/api/v1/calls/{call.pk}/{table.name}").status_code == 200


def test_an_unknown_table_is_not_there() -> None:
    call = a_full_call()
    assert ask("bo", f"/calls/{call.pk}/people").status_code == 404
