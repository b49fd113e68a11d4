"""A workspace as a command opens it, and the account in whose name it acts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404

from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.workspace.home import home
from scoring.workspace.migrating import up_to_date
from scoring.workspace.models import Person
from scoring.workspace.verbs.acting import now


@contextmanager
def tables() -> Iterator[None]:
    """The workspace's tables, up to date; whoever has no part in a call is told so."""
    up_to_date(home(), now())
    try:
        yield
    except Http404:
        pattern = worded("This account has no part in the call. Its officer names who takes part.")
        raise Refused(sentence(pattern)) from None


def account(email: str) -> Person:
    """The account with this e-mail; Refused where there is none, or it may not sign in."""
    found = Person.objects.filter(email=email.strip().casefold(), is_active=True).first()
    if found is None:
        known = ", ".join(Person.objects.filter(is_active=True).values_list("email", flat=True)[:5])
        pattern = worded("There is no account {email} in this workspace. Accounts: {known}.")
        raise Refused(sentence(pattern, email=email, known=known or "none yet; make one first"))
    return found
