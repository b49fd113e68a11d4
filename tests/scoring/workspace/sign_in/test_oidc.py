from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import pytest
import requests

from tests.oidc_provider import CLIENT, CLIENT_SECRET, provider
from tests.workspace_server import Served, Servers
from tests.workspace_visitor import Visitor

MAKE = """
from scoring.workspace.verbs.accounts import make
make(None, "ana@example.org", name="Ana")
"""
EVA = """
from scoring.workspace.models import Person
print(Person.objects.filter(email="eva@example.org").count())
"""
CLOSED = """
from scoring.workspace.verbs.accounts import close, make
close(None, make(None, "kim@example.org", name="Kim").pk)
"""


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with provider(tmp_path_factory.mktemp("provider")) as address:
        yield address


@pytest.fixture(scope="module")
def served(servers: Servers, elsewhere: str) -> Iterator[Served]:
    told = {
        "KLYNGE_OIDC_NAME": "the Ministry",
        "KLYNGE_OIDC_URL": f"{elsewhere}/o",
        "KLYNGE_OIDC_CLIENT_ID": CLIENT,
        "KLYNGE_OIDC_SECRET": CLIENT_SECRET,
    }
    with servers.serving(workers=1, **told) as found:
        found.run(MAKE)
        back = f"{found.url}/accounts/oidc/oidc/login/callback/"
        assert requests.get(f"{elsewhere}/register/", params={"uri": back}, timeout=30).text == "registered"
        yield found


def round_trip(served: Served, elsewhere: str, email: str, *, verified: bool) -> requests.Response:
    """Sign in at the provider, then from the workspace's page through the provider and back."""
    visitor = Visitor(served.url)
    visitor.get(f"{elsewhere}/as/{email}/", params={"verified": str(int(verified))})
    page = visitor.get("/accounts/login/")
    assert "Sign in with the Ministry" in page.text
    token = re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', page.text)[0]
    address = unescape(re.findall(r'action="([^"]*/oidc/[^"]+)"', page.text)[0])
    leaving = visitor.post(address, data={"csrfmiddlewaretoken": token}, headers={"Referer": page.url})
    return visitor.get(unescape(re.findall(r'href="(http[^"]+/authorize/[^"]+)"', leaving.text)[0]))


def test_a_verified_address_opens_the_account_that_an_administrator_made(
    served: Served, elsewhere: str
) -> None:
    assert "Your calls" in round_trip(served, elsewhere, "ana@example.org", verified=True).text


def test_an_address_that_is_not_verified_opens_nothing(served: Served, elsewhere: str) -> None:
    served.run("from scoring.workspace.verbs.accounts import make; make(None, 'bo@example.org', name='Bo')")
    answer = round_trip(served, elsewhere, "bo@example.org", verified=False)
    assert "There is no account for you here yet" in answer.text


def test_nobody_comes_in_for_whom_no_account_was_made(served: Served, elsewhere: str) -> None:
    answer = round_trip(served, elsewhere, "eva@example.org", verified=True)
    assert "There is no account for you here yet" in answer.text
    assert served.run(EVA) == "0\n"


def test_a_closed_account_stays_closed(served: Served, elsewhere: str) -> None:
    served.run(CLOSED)
    assert "Your calls" not in round_trip(served, elsewhere, "kim@example.org", verified=True).text


def test_neither_codes_nor_secrets_are_in_the_log(served: Served, elsewhere: str) -> None:
    assert "/login/callback/" in served.log
    assert [word for word in (CLIENT_SECRET, "code=", "state=", "id_token") if word in served.log] == []
