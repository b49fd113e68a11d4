"""Who made which version the champion, when and why: a log that is only ever added to.

The last entry decides which version scores. MLflow's alias @champion is a copy of it for people who look
there: it has neither time nor author. A line that was cut off by a kill does not count, and is cleared away
before the next is written. Every line names the hash of the line before, so that a line that was changed or
taken out later shows (`broken_links`).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from features.problems import DataError
from models import linked_log
from models.linked_log import append_line, link_of, whole_lines
from models.lock import held

LOG = "promotions.jsonl"
LOCK = "promotions.lock"
WAIT = 30.0
"""Seconds to wait for another promotion, which takes a moment."""


@dataclass(frozen=True)
class Promotion:
    """`version` became the champion at `at` (ISO time); `by` names a person or command, `reason` says why.

    previous: the champion before. kind: `first`, `promotion` or `rollback`. gate: its answer (yes, no,
    undecided; empty where there was none), gate_sha256 of its file, despite_gate where it did not say yes or
    undecided. export_sha256: of the export's manifest. after_sha256: of the line before. Lines of earlier
    versions of klynge lack all but the first four.
    """

    version: int
    at: str
    by: str
    reason: str
    previous: int | None = None
    kind: str = "promotion"
    gate: str = ""
    gate_sha256: str = ""
    despite_gate: bool = False
    export_sha256: str = ""
    after_sha256: str = ""

    @property
    def told(self) -> str:
        """Who, when and why, in a sentence's words."""
        return f"by {self.by} on {self.at[:10]} at {self.at[11:16]}: {self.reason}"


def promotions(root: Path) -> tuple[Promotion, ...]:
    """All promotions in `root` (mlruns/), oldest first; a damaged line is a DataError that names it."""
    return tuple(
        _parsed(root / LOG, number, line) for number, line in enumerate(whole_lines(root / LOG), start=1)
    )


def champion_version(root: Path) -> int | None:
    """The version promoted last; None where there is none yet."""
    logged = promotions(root)
    return logged[-1].version if logged else None


def append_promotion(root: Path, promotion: Promotion) -> Promotion:
    """Add one line, flushed to disk before this returns; the entry as it was written, with its link."""
    linked = replace(promotion, after_sha256=link_of(root / LOG))
    append_line(root / LOG, asdict(linked))
    return linked


@contextmanager
def promotion_lock(root: Path) -> Iterator[None]:
    """Hold the log against other promotions; DataError where another does not end."""
    busy = f"Another promotion is writing to {root} ({{}}). Nothing was changed. Run the command again."
    with held(root / LOCK, wait=WAIT, otherwise=busy):
        yield


def broken_links(root: Path) -> tuple[int, ...]:
    """Numbers of the lines that do not follow from the line before: one of the two was changed later."""
    return linked_log.broken_links(root / LOG, [entry.after_sha256 for entry in promotions(root)])


def links_notice(root: Path) -> str:
    """What to say where the log was changed after it was written; empty where it was not."""
    lines = ", ".join(map(str, broken_links(root)))
    return lines and (
        f"{root / LOG}: line {lines} does not follow from the line before. One of the two was changed or "
        "taken out after it was written: compare with a backup."
    )


def _parsed(path: Path, number: int, line: bytes) -> Promotion:
    try:
        return Promotion(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise DataError(
            f"{path}, line {number} is damaged: expected one promotion as JSON. Take it from a backup, or "
            "train into another folder."
        ) from error
