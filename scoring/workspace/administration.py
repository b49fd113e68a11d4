"""What an administrator sees: accounts, and the ledger in which every act on them stands."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from scoring.committee.procedure.refused import Refused, sentence
from scoring.workspace.ledger import ACCOUNTS
from scoring.workspace.models import Chain, LedgerEntry, Person


@dataclass(frozen=True)
class Administration:
    """The view of somebody who makes and closes accounts."""

    person: Person

    def accounts(self) -> QuerySet[Person]:
        """Every account, open ones first."""
        return Person.objects.order_by("-is_active", "name", "email")

    def ledger(self) -> QuerySet[LedgerEntry]:
        """The chain of accounts."""
        return LedgerEntry.objects.filter(chain__name=ACCOUNTS).select_related("chain")


def administration(person: Person) -> Administration:
    """Refused for everybody else."""
    if not person.administers:
        raise Refused(sentence("Accounts are for administrators."))
    return Administration(person)


def head_of(name: str) -> tuple[int, str]:
    """Number and hash of a chain's last entry; 0 and "" where it has none."""
    found = Chain.objects.filter(name=name).first()
    return (found.number, found.sha256) if found else (0, "")
