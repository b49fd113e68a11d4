"""One training at a time in a folder of runs."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from features.problems import DataError
from models.lock import held

LOCK = "training.lock"


@contextmanager
def training_lock(root: Path) -> Iterator[None]:
    """Hold `root` (mlruns/, made where missing) against other trainings; DataError if one is under way."""
    try:
        root.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise DataError(
            f"{root} is a file; expected a folder for runs. Choose another (--mlruns)."
        ) from error
    busy = f"Another training is writing to {root} ({{}}). Wait until it has ended, then train again."
    with held(root / LOCK, wait=0, otherwise=busy):
        yield
