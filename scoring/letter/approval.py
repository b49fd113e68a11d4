"""Who let a letter go, when and why: a log in the folder of letters that is only ever added to."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from features.problems import DataError
from models.linked_log import append_line, broken_links, whole_lines
from models.lock import held

LOG = "approvals.jsonl"
LOCK = "approvals.lock"
WAIT = 30.0
"""Seconds to wait for another approval, which takes a moment."""


@dataclass(frozen=True)
class Approval:
    """`by` let the letter about `application_id` go on `day` (ISO), for `reason`.

    files: the SHA-256 of each approved file, by its name. draft_sha256: of the drafts that were read, by
    name. after_sha256: of the line before in the log.
    """

    application_id: str
    by: str
    day: str
    reason: str
    files: dict[str, str]
    draft_sha256: dict[str, str]
    after_sha256: str = ""


def approvals(folder: Path) -> tuple[Approval, ...]:
    """All approvals, oldest first; DataError where a line is damaged or unlinked."""
    path = folder / LOG
    told = tuple(_parsed(path, number, line) for number, line in enumerate(whole_lines(path), start=1))
    if broken := broken_links(path, [one.after_sha256 for one in told]):
        raise DataError(
            f"{path}: line {', '.join(map(str, broken))} does not follow from the line before. One of the "
            "two was changed or taken out after it was written: compare with a backup."
        )
    return told


def append_approval(folder: Path, approval: Approval) -> None:
    """Add one line, flushed to disk before this returns."""
    append_line(folder / LOG, asdict(approval))


@contextmanager
def approval_lock(folder: Path) -> Iterator[None]:
    """Hold the log against other approvals; DataError where another does not end."""
    busy = f"Another approval is writing to {folder} ({{}}). Nothing was changed. Run the command again."
    with held(folder / LOCK, wait=WAIT, otherwise=busy):
        yield


def _parsed(path: Path, number: int, line: bytes) -> Approval:
    try:
        return Approval(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise DataError(
            f"{path}, line {number} is damaged: expected one approval as JSON. Take it from a backup, or "
            "write to another folder (--out)."
        ) from error
