from __future__ import annotations

import re

import pytest
from django.test import Client

from scoring.workspace.models import LedgerEntry, Person
from scoring.workspace.verbs import accounts
from tests.workspace_calls import PASSWORD, a_person

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person, BACKEND)
    return client


@pytest.fixture
def chief() -> Client:
    return signed_in(a_person("chief", administers=True))


def acts() -> list[tuple[str, str, str]]:
    return list(LedgerEntry.objects.filter(chain__name="").values_list("by", "act", "subject"))


def test_an_administrator_makes_an_account_and_passes_its_link_on(chief: Client) -> None:
    page = chief.post("/people/new/", {"email": "Eva@Example.org", "name": "Eva", "opens_calls": "on"})
    link = re.findall(r"http://testserver(/accounts/password/reset/key/[^<]+)", page.content.decode())[0]
    eva = Person.objects.get(email="eva@example.org")
    assert (eva.name, eva.opens_calls, eva.administers, eva.has_usable_password()) == (
        "Eva",
        True,
        False,
        False,
    )
    assert "Set your password" in Client().get(link, follow=True).content.decode()
    assert acts() == [
        ("chief@example.org", "made an account", "eva@example.org"),
        ("chief@example.org", "made a link to set a password", "eva@example.org"),
    ]
    assert link.split("/")[-2] not in "".join(LedgerEntry.objects.values_list("detail", flat=True))


@pytest.mark.parametrize(
    ("email", "name", "said"),
    [
        ("chief@example.org", "X", "already"),
        ("eva", "X", "no e-mail"),
        ("eva@example.org", " ", "needs a name"),
    ],
)
def test_what_is_wrong_with_a_new_account_is_told_beside_what_was_typed(
    chief: Client, email: str, name: str, said: str
) -> None:
    page = chief.post("/people/new/", {"email": email, "name": name})
    assert (page.status_code, said in page.content.decode(), f'value="{email}"' in page.content.decode()) == (
        400,
        True,
        True,
    )


def test_closing_an_account_ends_its_sessions(chief: Client) -> None:
    eva = a_person("eva")
    browser = Client()
    browser.post("/accounts/login/", {"login": eva.email, "password": PASSWORD})
    assert browser.get("/").status_code == 200
    chief.post(f"/people/{eva.pk}/close/")
    assert browser.get("/")["Location"].startswith("/accounts/login/")
    answer = Client().post("/accounts/login/", {"login": eva.email, "password": PASSWORD}, follow=True)
    assert "Your calls" not in answer.content.decode()
    chief.post(f"/people/{eva.pk}/open/")
    assert Client().post("/accounts/login/", {"login": eva.email, "password": PASSWORD})["Location"] == "/"


def test_nobody_takes_away_their_own_administration_or_closes_their_own_account(chief: Client) -> None:
    own = Person.objects.get(email="chief@example.org")
    for path in ("rights", "close"):
        answer = chief.post(f"/people/{own.pk}/{path}/")
        assert (answer.status_code, "another administrator can" in answer.content.decode()) == (403, True)
    own.refresh_from_db()
    assert (own.administers, own.is_active) == (True, True)


def test_rights_are_given_and_taken_and_told_in_the_ledger(chief: Client) -> None:
    eva = a_person("eva")
    chief.post(f"/people/{eva.pk}/rights/", {"administers": "on"})
    eva.refresh_from_db()
    assert (eva.administers, eva.opens_calls) == (True, False)
    chief.post(f"/people/{eva.pk}/rights/", {})
    assert [act for _, act, _ in acts()] == ["changed rights", "changed rights"]


@pytest.mark.parametrize("path", ["", "new/", "{key}/", "ledger/", "ledger.jsonl"])
def test_accounts_are_for_administrators(path: str) -> None:
    ana = a_person("ana")
    assert signed_in(ana).get(f"/people/{path.format(key=ana.pk)}").status_code == 403
    for act in (accounts.close, accounts.open_again, accounts.setting_link):
        with pytest.raises(Exception, match="for administrators"):
            act(ana, ana.pk)


def test_the_ledger_of_accounts_reads_as_sentences(chief: Client) -> None:
    chief.post("/people/new/", {"email": "eva@example.org", "name": "Eva"})
    page = chief.get("/people/ledger/").content.decode()
    assert "made an account: eva@example.org" in page
    assert LedgerEntry.objects.order_by("-number")[0].sha256 in page
