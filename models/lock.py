"""One at a time in a folder of runs, by SQLite's own lock on an empty file.

It works on every system, and ends with the process, however that ends.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from features.problems import DataError


@contextmanager
def held(path: Path, *, wait: float, otherwise: str) -> Iterator[None]:
    """Hold the lock; DataError saying `otherwise` where another process has it for `wait` seconds.

    {} in the sentence becomes what the system says.
    """
    with closing(sqlite3.connect(path, timeout=wait, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            raise DataError(otherwise.replace("{}", str(error))) from error
        yield
