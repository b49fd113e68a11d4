"""What commands ask about accounts."""

from __future__ import annotations

from scoring.workspace.models import Person

SHOWN = 6


def account_of(email: str) -> Person | None:
    """The account of an e-mail address, open or closed."""
    return Person.objects.filter(email=email.strip().casefold()).first()


def who_signs_in() -> tuple[int, tuple[str, ...]]:
    """How many accounts are open, and the first few of them, as a server says when it starts."""
    found = Person.objects.filter(is_active=True).order_by("pk").values_list("email", flat=True)
    return found.count(), tuple(found[:SHOWN])
