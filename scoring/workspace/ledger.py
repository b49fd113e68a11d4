"""Writing the ledger: an entry is part of the transaction of the act that it tells of."""

from __future__ import annotations

from collections.abc import Iterable

from scoring.committee.procedure.ledger import Draft, seal
from scoring.workspace.models import Chain, LedgerEntry

ACCOUNTS = ""
"""The chain of what concerns no call: accounts, tokens, sign-in settings."""


def write(drafts: Iterable[Draft]) -> tuple[LedgerEntry, ...]:
    """Add the entries at the end of their chains, in a transaction: chains are locked until it ends."""
    return tuple(_add(draft) for draft in drafts)


def _add(draft: Draft) -> LedgerEntry:
    Chain.objects.get_or_create(name=draft.call_id)
    chain = Chain.objects.select_for_update().get(name=draft.call_id)
    sealed = seal(draft, number=chain.number + 1, before=chain.sha256)
    entry = LedgerEntry.objects.create(
        chain=chain,
        number=sealed.number,
        at=sealed.at,
        by=sealed.by,
        role=sealed.role,
        act=sealed.act,
        subject=sealed.subject,
        detail=sealed.detail,
        before=sealed.before,
        sha256=sealed.sha256,
    )
    chain.number, chain.sha256 = sealed.number, sealed.sha256
    chain.save(update_fields=["number", "sha256"])
    return entry
