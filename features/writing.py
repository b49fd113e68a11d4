"""Outputs appear whole or not at all: written aside, flushed to disk, then renamed into place."""

from __future__ import annotations

import ctypes
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

AT_FDCWD, RENAME_EXCHANGE = -100, 2  # Linux: fcntl.h and fs.h


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """A folder beside `target` to write in; it takes the place of `target` when the block ends well.

    A block that raises, or a process that is killed, leaves `target` as it was.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    try:
        yield aside
        aside.chmod(0o755)
        _flush(aside)
        _swap(aside, target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A path beside `target` to write to; it takes the place of `target` when the block ends well."""
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as aside:
        path = Path(aside) / target.name
        yield path
        _flush(Path(aside))
        path.replace(target)


def _flush(folder: Path) -> None:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb") as written:
                os.fsync(written.fileno())


def _swap(aside: Path, target: Path) -> None:
    """Put `aside` in the place of `target`; what stood there goes only after the new one stands."""
    if not target.exists():
        aside.rename(target)
        return
    if not _exchange(aside, target):
        former = Path(tempfile.mkdtemp(prefix=f".{target.name}-former-", dir=target.parent)) / target.name
        target.rename(former)
        aside.rename(target)
        aside = former.parent
    shutil.rmtree(aside, ignore_errors=True)


def _exchange(one: Path, other: Path) -> bool:
    """Exchange two folders in one step, where the system can (Linux: renameat2); False where it cannot."""
    renameat2 = getattr(ctypes.CDLL(None), "renameat2", None)
    if renameat2 is None:
        return False
    return bool(renameat2(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0)
