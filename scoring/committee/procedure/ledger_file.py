"""A ledger as JSON lines: what it is in the first, then one an entry; and whether it still holds."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass, fields

from scoring.committee.procedure.ledger import Entry, faults

FORMAT = "klynge ledger 1"
HASHED = ("number", "before", "sha256")
"""What would tell of entries that are left out, and is left out with them."""


@dataclass(frozen=True)
class LedgerFile:
    """A ledger that was read: whose it is, whether it is whole, what is wrong with its lines."""

    chain: str
    whole: bool
    entries: tuple[Entry, ...]
    problems: tuple[str, ...]

    @property
    def head(self) -> str:
        """The hash of the last entry."""
        return self.entries[-1].sha256 if self.entries else ""

    def faults(self, *, kept: Collection[str] = ()) -> tuple[str, ...]:
        """Everything that does not hold, in sentences."""
        if not self.whole:
            return ("Entries are left out of it, and hashes with them: ask somebody without a conflict.",)
        strays = [one.number for one in self.entries if one.call_id != self.chain]
        told = (f"Entry {strays[0]} is of another chain.",) if strays else ()
        return (*self.problems, *told, *faults(self.entries, kept=kept))


def written(chain: str, entries: Iterable[Entry], *, whole: bool) -> Iterator[str]:
    """The lines, each with its end."""
    yield _line({"format": FORMAT, "chain": chain, "whole": whole})
    for entry in entries:
        told = asdict(entry)
        yield _line(told if whole else {key: value for key, value in told.items() if key not in HASHED})


def is_ledger(text: str) -> bool:
    """Whether the first line says that it is one."""
    return FORMAT in text.split("\n", 1)[0]


def read(text: str) -> LedgerFile:
    """The ledger in these lines; a line that cannot be read is a problem, not an error."""
    first, *rest = [line for line in text.splitlines() if line.strip()]
    entries, problems = [], []
    try:
        told = json.loads(first)
        chain, whole = str(told["chain"]), told["whole"] is True
    except (ValueError, LookupError, TypeError):
        chain, whole = "", True
        problems.append("Its first line cannot be read.")
    for number, line in enumerate(rest if whole else (), 2):
        try:
            entries.append(_entry(json.loads(line)))
        except (ValueError, LookupError, TypeError):
            problems.append(f"Line {number} cannot be read.")
    return LedgerFile(chain, whole, tuple(entries), tuple(problems))


def _entry(told: dict[str, object]) -> Entry:
    if set(told) != {field.name for field in fields(Entry)} or not isinstance(told["number"], int):
        raise ValueError("not the fields of an entry")
    if not all(isinstance(value, str) for name, value in told.items() if name != "number"):
        raise TypeError("not text")
    return Entry(**told)  # type: ignore[arg-type]  # checked above


def _line(told: dict[str, object]) -> str:
    return json.dumps(told, ensure_ascii=False) + "\n"
