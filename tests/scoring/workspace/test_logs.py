from __future__ import annotations

import logging

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from scoring.workspace.logs import Redaction, without_secrets
from scoring.workspace.settings import SECRET_KEY
from tests.workspace_calls import PASSWORD
from tests.workspace_server import Servers
from tests.workspace_visitor import Visitor

VALUE = st.text("abcdefghijklmnopqrstuvwxyzABCDEFGHIJ0123456789_-", min_size=24, max_size=60)
CARRIERS = (
    "POST /x password={} y",
    "{{'password': '{}'}}",
    '{{"csrfmiddlewaretoken": "{}"}}',
    "sessionid={}; path=/",
    "GET /cb?code={}&a=b",
    "state={}",
    "client_secret={}",
    "Authorization: Bearer {}",
    "klynge_{}",
    "/accounts/password/reset/key/{}/",
    "postgresql://klynge:{}@db/klynge",
    "X-CSRFToken={}",
    "access_token={}",
)


@pytest.mark.parametrize("carrier", CARRIERS)
@given(value=VALUE)
def test_no_value_of_a_secret_is_left(carrier: str, value: str) -> None:
    assert value not in without_secrets(carrier.format(value))


def test_the_workspaces_own_key_is_struck_out_wherever_it_stands() -> None:
    assert SECRET_KEY not in without_secrets(f"it was ({SECRET_KEY})")


def test_a_traceback_keeps_its_lines_and_loses_its_secrets() -> None:
    try:
        raise ValueError("password=hunter2hunter2")
    except ValueError as error:
        told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "", 1, "failed for %s", ("token=abcdef123456",), told)
    assert Redaction().filter(record)
    text = logging.Formatter().format(record)
    assert ("hunter2" in text, "abcdef" in text, "ValueError" in text) == (False, False, True)


def test_ordinary_words_stay() -> None:
    said = "GET /calls/3/exports/marks.csv 200, the key question of state aid"
    assert without_secrets(said) == said


def test_a_servers_log_has_no_password_no_token_no_session_and_no_link(servers: Servers) -> None:
    with servers.serving(workers=1) as served:
        link = served.run(
            "from scoring.workspace.verbs import accounts as a, tokens as t\n"
            f"p = a.make(None, 'ana@example.org', name='Ana', password='{PASSWORD}')\n"
            "print(a.setting_link(None, p.pk), t.make(p, 'x', days=1))"
        )
        path, token = link.split()
        ana = Visitor(served.url)
        ana.sign_in("ana@example.org", "a wrong password")
        ana.get(path)
        ana.sign_in("ana@example.org")
        ana.get("/api/v1/calls", headers={"Authorization": f"Bearer {token}"})
        ana.get(f"/nowhere?token={token}&password={PASSWORD}")
        cookies = [
            value for name, value in ana.cookies.get_dict().items() if name != settings.LANGUAGE_COOKIE_NAME
        ]
        secrets = [path.split("/")[-2], token, PASSWORD, "a wrong password", *cookies]
        assert len(secrets) >= 6
        assert [one for one in secrets if one in served.log] == []
        assert (served.folder / "secret").read_text() not in served.log
