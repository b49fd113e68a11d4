"""The ledger as JSON lines: whole and with its hashes for those who see all of it, else without them."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.committee.procedure.ledger_file import written
from scoring.workspace.access import Sight
from scoring.workspace.administration import Administration
from scoring.workspace.exports.tables import whole
from scoring.workspace.ledger import ACCOUNTS


def ledger_lines(seen: Sight) -> Iterator[str]:
    """The ledger of a call, as far as the person sees it."""
    rows = seen.ledger().select_related("chain").order_by("number")
    return written(seen.call.call_id, (row.entry for row in rows), whole=whole(seen))


def accounts_lines(office: Administration) -> Iterator[str]:
    """The ledger of accounts."""
    rows = office.ledger().order_by("number")
    return written(ACCOUNTS, (row.entry for row in rows), whole=True)
