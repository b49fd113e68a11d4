from __future__ import annotations

import socket

import pytest
import requests

from tests.workspace_server import Database, Servers
from tests.workspace_visitor import Visitor

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgresql"])
ANA = """
from scoring.workspace.models import Person
Person.objects.create_user("ana@example.org", "correct horse battery", name="Ana")
"""


@BOTH
def test_somebody_signs_in_and_a_server_killed_comes_back_with_their_session(
    servers: Servers, database: Database
) -> None:
    with servers.serving(database) as served:
        served.run(ANA)
        ana = Visitor(served.url)
        assert "Your calls" in ana.sign_in("ana@example.org").text
        served.kill()
        served.start()
        assert "Your calls" in ana.get("/").text
        assert served.stop() == 0
        assert "Traceback" not in served.log


def test_a_port_that_is_taken_is_told_in_a_sentence(servers: Servers) -> None:
    with servers.workspace() as served, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        served.port = taken.getsockname()[1]
        with pytest.raises(AssertionError, match=r"(?s)the server ended.*Choose another port"):
            served.start()


def test_a_server_says_where_it_is_and_who_can_sign_in(servers: Servers) -> None:
    with servers.serving() as served:
        assert "Sign in   nobody yet: klynge account" in served.log
        served.stop()
        served.run(ANA)
        served.start()
        assert f"Open      {served.url}/\nSign in   ana@example.org\n" in served.log


def test_a_server_that_listens_answers_for_its_health_without_a_sign_in(servers: Servers) -> None:
    with servers.serving() as served:
        assert requests.get(f"{served.url}/healthy/", timeout=5).text == "well\n"


def test_over_https_cookies_are_sent_over_nothing_else_and_browsers_are_told_to_insist(
    servers: Servers,
) -> None:
    with servers.serving(workers=1, KLYNGE_HTTPS="1") as served:
        plain = requests.get(f"{served.url}/accounts/login/", allow_redirects=False, timeout=30)
        assert (plain.status_code, plain.headers["Location"][:8]) == (301, "https://")
        proxied = requests.get(
            f"{served.url}/accounts/login/", headers={"X-Forwarded-Proto": "https"}, timeout=30
        )
        assert proxied.headers["Strict-Transport-Security"] == "max-age=31536000"
        assert proxied.headers["Set-Cookie"].startswith("csrftoken=")
        assert {"Secure", "HttpOnly", "SameSite=Lax"} <= set(proxied.headers["Set-Cookie"].split("; "))
