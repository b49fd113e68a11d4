from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core import mail
from django.core.cache import cache
from django.test import Client

from scoring.workspace.verbs import accounts
from tests.workspace_calls import PASSWORD, a_person

pytestmark = pytest.mark.django_db
LOGIN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _forget() -> None:
    cache.clear()


def sign_in(email: str, password: str = PASSWORD, *, at: str = "10.0.0.1", **told: Any) -> Any:
    client = told.get("client") or Client(REMOTE_ADDR=at)
    return client.post(LOGIN, {"login": email, "password": password})


def test_the_right_password_opens_and_the_session_gets_another_key() -> None:
    a_person("ana")
    client = Client()
    client.get(LOGIN)
    client.session.save()
    client.cookies["klynge"] = before = "a" * 32
    answer = sign_in("ANA@example.org", client=client)
    cookie = client.cookies["klynge"]
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert cookie.value not in ("", before)
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_after_five_wrong_passwords_the_right_one_no_longer_opens_from_there() -> None:
    a_person("ana")
    for _ in range(5):
        last = sign_in("ana@example.org", "wrong")
    assert (last.status_code, int(last["Retry-After"])) == (429, 900)
    assert "Wait 15 minutes" in last.content.decode()
    assert sign_in("ana@example.org").status_code == 429
    assert sign_in("ana@example.org", at="10.0.0.2").status_code == 302


def test_what_is_told_is_the_same_whether_or_not_there_is_an_account() -> None:
    a_person("ana")
    told = {}
    for name in ("ana", "eva"):
        answers = [sign_in(f"{name}@example.org", "wrong", at="10.0.0.3") for _ in range(6)]
        told[name] = [(one.status_code, _without_token(one.content.decode(), name)) for one in answers]
    assert told["ana"] == told["eva"]


def _without_token(page: str, name: str) -> str:
    return re.sub(r'value="[A-Za-z0-9]{64}"|X-CSRFToken": "[^"]+', "", page).replace(name, "")


def test_a_reset_is_told_the_same_for_everybody_and_sent_to_accounts_only() -> None:
    a_person("ana")
    pages = [Client().post("/accounts/password/reset/", {"email": f"{name}@example.org"}, follow=True)
             for name in ("ana", "eva")]  # fmt: skip
    assert len({_without_token(one.content.decode(), "") for one in pages}) == 1
    assert [one.to for one in mail.outbox] == [["ana@example.org"]]


def test_a_link_sets_a_password_once() -> None:
    ana = accounts.make(None, "ana@example.org", name="Ana")
    link = accounts.setting_link(None, ana.pk)
    visitor = Client()
    shown = visitor.get(link, follow=True)
    assert "Set your password" in shown.content.decode()
    address = shown.redirect_chain[-1][0]
    chosen = "seven quiet harbours"
    visitor.post(address, {"password1": chosen, "password2": chosen})
    assert sign_in("ana@example.org", chosen).status_code == 302
    again = Client().get(link, follow=True).content.decode()
    assert "This link has been used" in again


def test_a_weak_password_is_refused_with_the_reason() -> None:
    ana = accounts.make(None, "ana@example.org", name="Ana")
    visitor = Client()
    address = visitor.get(accounts.setting_link(None, ana.pk), follow=True).redirect_chain[-1][0]
    page = visitor.post(address, {"password1": "password1", "password2": "password1"}).content.decode()
    assert "at least 12 characters" in page
    assert "too common" in page


def test_with_the_second_step_on_a_password_alone_opens_nothing_and_a_recovery_code_opens_once() -> None:
    a_person("ana")
    client = Client()
    sign_in("ana@example.org", client=client)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    page = client.get("/accounts/2fa/totp/activate/")
    secret = page.context["form"].secret
    done = client.post("/accounts/2fa/totp/activate/", {"code": _code(secret)}, follow=True)
    codes = re.findall(r"<li><code>(\d+)</code></li>", done.content.decode())
    assert len(codes) == 10
    for expected in (302, 200):
        other = Client()
        assert sign_in("ana@example.org", client=other)["Location"] == "/accounts/2fa/authenticate/"
        assert other.get("/").status_code == 302
        assert other.post("/accounts/2fa/authenticate/", {"code": codes[0]}).status_code == expected


def _code(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def test_whoever_changes_the_second_step_is_asked_for_the_password_once_more() -> None:
    a_person("ana")
    client = Client()
    sign_in("ana@example.org", client=client)
    answer = client.get("/accounts/2fa/totp/activate/")
    assert "/accounts/reauthenticate/" in answer["Location"]
    assert "Is it you?" in client.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "signup/",
        "email/",
        "confirm-email/",
        "login/code/",
        "3rdparty/signup/",
        "2fa/webauthn/",
        "password/reset/key/",
    ],
)
def test_what_is_not_wanted_of_allauth_is_not_there(path: str) -> None:
    client = Client()
    client.force_login(a_person("ana"), "allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/accounts/{path}").status_code == 404


OWN = (
    "login/", "inactive/", "password/reset/", "password/reset/done/", "password/reset/key/done/",
    "password/reset/key/1-x/", "elsewhere/cancelled/", "elsewhere/error/",
)  # fmt: skip
SIGNED_IN = ("logout/", "password/change/", "2fa/", "2fa/totp/activate/", "elsewhere/", "reauthenticate/")


@pytest.mark.parametrize("path", OWN + SIGNED_IN)
def test_every_page_of_the_entrance_is_in_the_workspaces_look(path: str) -> None:
    client = Client()
    if path in SIGNED_IN:
        a_person("ana")
        sign_in("ana@example.org", client=client)
    answer = client.get(f"/accounts/{path}", follow=True)
    page = answer.content.decode()
    assert (answer.status_code, "workspace.css" in page, page.count("<h1>")) == (200, True, 1)
    assert re.findall(r"\sstyle=|<style|<script(?! src)|\son\w+=|javascript:", page) == []


def test_whoever_signs_in_is_answered_in_the_language_of_the_account_until_they_switch() -> None:
    a_person("ana", language="nb")
    client = Client(headers={"Accept-Language": "en"})
    assert '<html lang="en">' in client.get(LOGIN).content.decode()
    sign_in("ana@example.org", client=client)
    assert '<html lang="nb">' in client.get("/").content.decode()
    client.post("/language/", {"language": "en", "next": "/"})
    assert '<html lang="en">' in client.get("/").content.decode()
