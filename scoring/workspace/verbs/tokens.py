"""Tokens: made by their owner and shown once, found again by their hash, taken back at any time."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction

from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.refused import Refused, sentence
from scoring.workspace.ledger import ACCOUNTS, write
from scoring.workspace.models import Person, Token
from scoring.workspace.verbs.acting import now

MARK = "klynge_"
"""How every token begins, so that it is known for what it is wherever it was left lying."""
LONGEST = 366
MOST = 20
SELDOM = timedelta(minutes=1)


def make(person: Person, name: str, *, days: int) -> str:
    """A new token, which nobody can read again: only its hash is kept."""
    if not name.strip() or not 1 <= days <= LONGEST:
        raise Refused(sentence("A token needs a name, and between 1 and {most} days.", most=LONGEST))
    secret = MARK + secrets.token_urlsafe(32)
    with transaction.atomic():
        owner = Person.objects.select_for_update().get(pk=person.pk)
        if owner.tokens.count() >= MOST:
            raise Refused(sentence("You have {most} tokens. Take one back first.", most=MOST))
        told = {"name": name.strip()[:100], "expires_at": now() + timedelta(days=days)}
        Token.objects.create(person=owner, sha256=hashed(secret), **told)
        _tell(owner, "made a token", name=told["name"], days=days)
    return secret


def take_back(person: Person, key: int) -> None:
    """The person's own token opens nothing any more."""
    with transaction.atomic():
        found = Token.objects.filter(pk=key, person=person).first()
        if found is not None:
            found.delete()
            _tell(person, "took back a token", name=found.name)


def owner_of(secret: str) -> Person | None:
    """Whose token it is; None where it is none, was taken back or is over, or the account is closed."""
    found = Token.objects.select_related("person").filter(sha256=hashed(secret)).first()
    at = now()
    if found is None or found.expires_at <= at or not found.person.is_active:
        return None
    if found.used_at is None or at - found.used_at > SELDOM:
        Token.objects.filter(pk=found.pk).update(used_at=at)
    return found.person


def hashed(secret: str) -> str:
    """What is kept of a token."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _tell(person: Person, act: str, **detail: object) -> None:
    write([Draft(ACCOUNTS, now(), person.email, None, act, person.email, detail)])
