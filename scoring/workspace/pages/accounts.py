"""Accounts as an administrator sees them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404

from scoring.workspace.administration import Administration
from scoring.workspace.models import Person


@dataclass(frozen=True)
class AccountRow:
    """One account; `self` is whether it is the administrator's own."""

    key: int
    email: str
    name: str
    open: bool
    administers: bool
    opens_calls: bool
    last_in: datetime | None
    own: bool


@dataclass(frozen=True)
class AccountsPage:
    """All accounts."""

    rows: tuple[AccountRow, ...]


@dataclass(frozen=True)
class AccountPage:
    """One account; `link` is a new link to set a password, shown once."""

    row: AccountRow
    link: str


@dataclass(frozen=True)
class NewAccountPage:
    """The form for a new account, with what was typed and what is wrong with it."""

    email: str
    name: str
    opens_calls: bool
    administers: bool
    problems: tuple[str, ...]


def accounts_page(office: Administration) -> AccountsPage:
    """The list."""
    return AccountsPage(tuple(_row(office, one) for one in office.accounts()))


def account_page(office: Administration, key: int, *, link: str = "") -> AccountPage:
    """One of them; Http404 where there is none."""
    found = office.accounts().filter(pk=key).first()
    if found is None:
        raise Http404
    return AccountPage(_row(office, found), link)


def _row(office: Administration, one: Person) -> AccountRow:
    rights = (one.is_active, one.administers, one.opens_calls)
    return AccountRow(one.pk, one.email, one.name, *rights, one.last_login, one.pk == office.person.pk)
