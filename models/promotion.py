"""Who made which version the champion, when and why: a log that is only ever added to.

The last entry decides which version scores. MLflow's alias @champion is a copy of it for people who look
there: it has neither time nor author. A line that was cut off by a kill does not count, and is cleared away
before the next is written.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from features.problems import DataError

LOG = "promotions.jsonl"


@dataclass(frozen=True)
class Promotion:
    """`version` became the champion at `at` (ISO time); `by` names a person or command, `reason` says why."""

    version: int
    at: str
    by: str
    reason: str


def promotions(root: Path) -> tuple[Promotion, ...]:
    """All promotions in `root` (mlruns/), oldest first; a damaged line is a DataError that names it."""
    path = root / LOG
    lines = path.read_bytes().split(b"\n")[:-1] if path.exists() else []
    return tuple(_parsed(path, number, line) for number, line in enumerate(lines, start=1))


def champion_version(root: Path) -> int | None:
    """The version promoted last; None where there is none yet."""
    logged = promotions(root)
    return logged[-1].version if logged else None


def append_promotion(root: Path, promotion: Promotion) -> None:
    """Add one line, flushed to disk before this returns."""
    line = json.dumps(asdict(promotion), ensure_ascii=False).encode() + b"\n"
    with (root / LOG).open("ab+") as log:
        log.seek(0)
        log.truncate(log.read().rfind(b"\n") + 1)
        log.write(line)
        log.flush()
        os.fsync(log.fileno())


def _parsed(path: Path, number: int, line: bytes) -> Promotion:
    try:
        return Promotion(**json.loads(line))
    except (ValueError, TypeError) as error:
        raise DataError(
            f"{path}, line {number} is damaged: expected one promotion as JSON. Take it from a backup, or "
            "train into another folder."
        ) from error
