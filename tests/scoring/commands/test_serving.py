from __future__ import annotations

import re

import pytest
import requests

from tests.workspace_server import Servers

PARTS = """
from scoring.workspace.models import Part
print(*Part.objects.values_list("person__email", "role", "call__call_id"))
"""
CALL = """
from datetime import date
from scoring.workspace.models import Call
Call.objects.create(call_id="2026", title="Call 2026", closes_on=date(2026, 3, 16))
"""


def test_an_account_is_made_with_a_link_that_works_and_a_role_where_one_is_given(servers: Servers) -> None:
    with servers.serving(workers=1) as served:
        served.run(CALL)
        words = ("olav@example.org", "--name", "Olav", "--opens-calls", "--role", "officer", "--call", "2026")
        said = served.klynge("account", *words)
        assert "olav@example.org is officer of call 2026" in said
        path = re.findall(r"http://localhost:8000(/\S+)", said)[0]
        assert "Set your password" in requests.get(served.url + path, timeout=30).text
        assert served.run(PARTS) == "('olav@example.org', 'officer', '2026')\n"
        told = served.klynge("verify", "--workspace", str(served.folder))
        assert "the ledger of 2026: 1 entries" in told
        assert "the ledger of accounts: 2 entries" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("olav@example.org",), "needs a name"),
        (("olav", "--name", "Olav"), "no e-mail address"),
        (("olav@example.org", "--name", "Olav", "--role", "chair"), "belong together"),
    ],
)
def test_what_cannot_be_made_is_told_in_a_sentence(
    servers: Servers, words: tuple[str, ...], said: str
) -> None:
    with servers.workspace() as served, pytest.raises(AssertionError, match=said):
        served.klynge("account", *words)


def test_a_password_is_asked_for_and_is_no_argument(servers: Servers) -> None:
    with servers.workspace() as served, pytest.raises(AssertionError, match="No such option"):
        served.klynge("account", "olav@example.org", "--name", "Olav", "--password", "x")
