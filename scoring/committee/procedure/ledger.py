"""The ledger: entries in the order in which things happened, each sealed with the hash of the one before."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from scoring.committee.procedure.roles import Role

FIRST = ""
"""What stands as the hash before the first entry."""


@dataclass(frozen=True)
class Draft:
    """An entry before it has a place: what was done, by whom, in which role, to what.

    `subject` is "call", an application's identifier or a person's; `detail` is plain JSON: text, whole
    numbers, booleans, lists and dicts, so that every machine writes the same bytes.
    """

    call_id: str
    at: datetime
    by: str
    role: Role | None
    act: str
    subject: str
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Entry:
    """An entry in its place. `number` counts from 1, `before` is the hash of the entry before."""

    number: int
    call_id: str
    at: str
    by: str
    role: str
    act: str
    subject: str
    detail: str
    before: str
    sha256: str


def seal(draft: Draft, *, number: int, before: str) -> Entry:
    """The entry in its place, with its hash. Times are UTC to the microsecond; `at` must have a time zone."""
    if draft.at.tzinfo is None:
        raise ValueError("the time of an entry needs a time zone")
    at = draft.at.astimezone(UTC).isoformat(timespec="microseconds")
    detail = json.dumps(
        draft.detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    told = (draft.call_id, at, draft.by, str(draft.role or ""), draft.act, draft.subject, detail)
    return Entry(number, *told, before, digest(number, *told, before))


def digest(number: int, *told: str) -> str:
    """SHA-256 of an entry's fields, in their order, as JSON."""
    return hashlib.sha256(json.dumps([number, *told], ensure_ascii=False).encode()).hexdigest()


def faults(entries: Iterable[Entry], *, kept: Collection[str] = ()) -> tuple[str, ...]:
    """What does not follow in a chain, in sentences; empty where every entry follows from the one before.

    A chain that was cut at its end, or written anew from some entry on, shows only against a hash that was
    `kept` elsewhere (in a protocol, a letter, an export): each of them must be the hash of an entry.
    """
    found, before, expected, missing = [], FIRST, 1, set(kept)
    for entry in entries:
        own = digest(
            entry.number,
            *(entry.call_id, entry.at, entry.by, entry.role, entry.act, entry.subject, entry.detail),
            entry.before,
        )
        if entry.number != expected:
            found.append(f"Entry {expected} is missing: {entry.number} follows.")
        if entry.before != before:
            found.append(f"Entry {entry.number} does not follow from the one before it.")
        if entry.sha256 != own:
            found.append(f"Entry {entry.number} was changed after it was written.")
        before, expected = entry.sha256, entry.number + 1
        missing.discard(own)
    found += [
        f"No entry has the hash {one} that was kept: entries were cut off or written anew."
        for one in sorted(missing)
    ]
    return tuple(found)
