from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
import requests
from django.core.cache import cache
from django.test import Client

from scoring.workspace.addressing import client
from scoring.workspace.limits import A_MINUTE
from tests.workspace_server import Database, Servers

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgresql"])


@pytest.mark.django_db
def test_asking_for_links_too_often_is_told_with_when_to_ask_again() -> None:
    cache.clear()
    visitor = Client(REMOTE_ADDR="10.1.1.1")
    answers = [visitor.post("/accounts/password/reset/", {"email": "a@example.org"}) for _ in range(12)]
    last = answers[-1]
    assert (last.status_code, int(last["Retry-After"])) == (429, 60)
    assert "Wait a minute" in last.content.decode()


@pytest.mark.django_db
def test_what_is_kept_is_forgotten_in_time_and_only_numbers_count() -> None:
    cache.set("x", [1.5, "a"], 60)
    assert (cache.get("x"), cache.add("x", 1), cache.touch("x", 60)) == ([1.5, "a"], False, True)
    cache.set("x", 1, 0)
    assert (cache.get("x"), cache.touch("x")) == (None, False)
    with pytest.raises(ValueError, match="nothing is kept"):
        cache.incr("x")
    cache.set("y", 1)
    assert (cache.delete("y"), cache.delete("y")) == (True, False)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "counted"),
    [
        (0, "1.1.1.1", "9.9.9.9"),
        (1, "1.1.1.1, 2.2.2.2", "2.2.2.2"),
        (2, "1.1.1.1, 2.2.2.2, 3.3.3.3", "2.2.2.2"),
        (1, "", "9.9.9.9"),
        (2, "1.1.1.1", "9.9.9.9"),
    ],
)
def test_limits_count_by_what_our_own_proxies_wrote(
    settings: object, rf: object, proxies: int, forwarded: str, counted: str
) -> None:
    settings.PROXIES = proxies  # type: ignore[attr-defined]  # pytest-django's
    request = rf.get("/", REMOTE_ADDR="9.9.9.9", HTTP_X_FORWARDED_FOR=forwarded)  # type: ignore[attr-defined]  # its
    assert client(request) == counted


@BOTH
def test_all_processes_of_a_server_count_together(servers: Servers, database: Database) -> None:
    with servers.serving(database, workers=2) as served:
        most = A_MINUTE["refused_token"]

        def ask(_: int) -> int:
            return requests.get(f"{served.url}/api/v1/calls", timeout=60).status_code

        with ThreadPoolExecutor(8) as many:
            codes = list(many.map(ask, range(2 * most + 20)))
        assert set(codes) == {401, 429}
        assert codes.count(401) <= 2 * most
        assert "Traceback" not in served.log
