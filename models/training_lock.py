"""One training at a time in a folder of runs."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from features.problems import DataError

LOCK = "training.lock"


@contextmanager
def training_lock(root: Path) -> Iterator[None]:
    """Hold `root` (mlruns/, made where it is missing) against other trainings; DataError if one is under way.

    The lock is SQLite's own on an empty file: it works on every system, and ends with the process, however
    that ends.
    """
    try:
        root.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise DataError(
            f"{root} is a file; expected a folder for runs. Choose another (--mlruns)."
        ) from error
    with closing(sqlite3.connect(root / LOCK, timeout=0, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise DataError(
                f"Another training is writing to {root} ({error}). Wait until it has ended, then train again."
            ) from error
        yield
