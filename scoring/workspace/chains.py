"""Every ledger of the workspace as it stands in the database, for whoever verifies them."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.committee.procedure.ledger_file import LedgerFile
from scoring.workspace.models import Chain


def chains() -> Iterator[LedgerFile]:
    """One a call, and that of accounts; a chain whose end is not its last entry has lost some."""
    for chain in Chain.objects.order_by("name"):
        rows = chain.entries.select_related("chain").order_by("number")
        entries = tuple(row.entry for row in rows)
        last = entries[-1].sha256 if entries else ""
        lost = () if last == chain.sha256 else ("Its last entry is not the one that the chain ends with.",)
        yield LedgerFile(chain.name, True, entries, lost)
