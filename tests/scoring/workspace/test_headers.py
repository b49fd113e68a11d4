from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import get_resolver

from scoring.workspace.pages.errors import SAID
from tests.workspace_calls import a_person

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
INLINE = re.compile(r"\sstyle=|<style|<script(?! src)|\son\w+=|javascript:|hx-on")


@pytest.fixture
def ana() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(a_person("ana", administers=True), BACKEND)
    return client


def check(answer: Any) -> None:
    for name, value in EXPECTED.items():
        assert answer[name].startswith(value), (name, answer[name])
    policy = dict(part.strip().split(" ", 1) for part in answer["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'self'"
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert (policy["form-action"], policy["frame-ancestors"], policy["object-src"]) == (
        "'self'",
        "'none'",
        "'none'",
    )
    assert "camera=()" in answer["Permissions-Policy"]
    assert INLINE.findall(answer.content.decode()) == []


@pytest.mark.parametrize(
    "path", ["/", "/accounts/login/", "/you/", "/people/", "/people/new/", "/nowhere", "/calls/99/"]
)
def test_every_answer_has_its_headers_and_nothing_inline(ana: Client, path: str) -> None:
    check(ana.get(path, follow=True))


def test_each_error_says_what_to_do(ana: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    answers = {
        "400": Client().get("/", headers={"host": "evil.example"}),
        "404": ana.get("/nowhere"),
        "413": Client().post("/accounts/login/", CONTENT_LENGTH="999999999999"),
        "forged": strict.post("/accounts/login/", {"login": "x"}),
    }
    monkeypatch.setattr("scoring.workspace.views.accounts.accounts_page", lambda _: 1 / 0)
    answers["500"] = ana.get("/people/")
    for name, answer in answers.items():
        status, heading, *words = SAID[name]
        page = answer.content.decode()
        assert (answer.status_code, heading in page) == (status, True), name
        assert all(one in page for one in words)
        assert "Traceback" not in page
        check(answer)


def test_an_error_of_the_interface_is_json(ana: Client) -> None:
    assert "There is nothing here" in ana.get("/api/v1/nowhere").json()["error"]


def test_the_admin_is_not_there(ana: Client) -> None:
    assert ana.get("/admin/").status_code == 404
    assert "admin" not in str([one.pattern for one in get_resolver().url_patterns])
