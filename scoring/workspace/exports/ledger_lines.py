"""The ledger as JSON lines: whole and with its hashes for those who see all of it, else without them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict

from scoring.workspace.access import Sight
from scoring.workspace.exports.tables import whole
from scoring.workspace.models import LedgerEntry

FORMAT = "klynge ledger 1"
HASHED = ("number", "before", "sha256")


def ledger_lines(seen: Sight) -> Iterator[str]:
    """A line that says what it is, then one an entry."""
    rows = seen.ledger().select_related("chain").order_by("number")
    yield from lines(seen.call.call_id, rows, is_whole=whole(seen))


def lines(name: str, rows: Iterable[LedgerEntry], *, is_whole: bool) -> Iterator[str]:
    """The same for any chain."""
    yield _line({"format": FORMAT, "chain": name, "whole": is_whole})
    for row in rows:
        told = asdict(row.entry)
        yield _line(told if is_whole else {key: value for key, value in told.items() if key not in HASHED})


def _line(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False) + "\n"
