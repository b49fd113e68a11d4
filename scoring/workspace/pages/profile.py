"""One's own account: what it says, interests, safety, tokens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from allauth.mfa.utils import is_mfa_enabled
from django.utils.translation import gettext, gettext_noop

from scoring.workspace.models import Person
from scoring.workspace.models.people import KINDS

SAID = {
    "employer": gettext_noop("I work there"),
    "board": gettext_noop("I sit on its board"),
    "ownership": gettext_noop("I own a part of it"),
    "project": gettext_noop("I have a project with it"),
}


@dataclass(frozen=True)
class InterestRow:
    """An interest in an organisation."""

    key: int
    org_id: str
    kind: str


@dataclass(frozen=True)
class TokenRow:
    """A token; the token itself nobody can read."""

    key: int
    name: str
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True)
class ProfilePage:
    """The account of whoever looks at it; `secret` is a token that was made this moment, else ""."""

    email: str
    name: str
    language: str
    organisation: str
    expertise: str
    interests: tuple[InterestRow, ...]
    kinds: tuple[tuple[str, str], ...]
    has_password: bool
    second_step: bool
    tokens: tuple[TokenRow, ...]
    secret: str


def profile_page(person: Person, *, secret: str = "") -> ProfilePage:
    """The page."""
    interests = tuple(
        InterestRow(one.pk, one.org_id, gettext(SAID[one.kind]))
        for one in person.interests.order_by("org_id")
    )
    tokens = tuple(
        TokenRow(one.pk, one.name, one.expires_at, one.used_at) for one in person.tokens.order_by("-pk")
    )
    return ProfilePage(
        *(person.email, person.name, person.language, person.organisation, person.expertise),
        interests,
        tuple((kind, gettext(SAID[kind])) for kind in KINDS),
        person.has_usable_password(),
        is_mfa_enabled(person),
        tokens,
        secret,
    )
