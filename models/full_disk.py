"""A folder that cannot be written to is a sentence for people, whichever library ran into it."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from features.problems import DataError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
DATABASE = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}


@contextmanager
def said_when_full(folder: Path) -> Iterator[None]:
    """DataError naming `folder` where the block fails for want of room or of permission to write."""
    try:
        yield
    except Exception as error:  # libraries wrap the system's own error, which is looked for in the chain
        found = next((one for one in _chain(error) if _hinders(one)), None)
        if found is None:
            raise
        raise DataError(
            f"Nothing was recorded: {folder} could not be written ({_words(found)}). Make room, give "
            "permission, or take another folder (--mlruns); then run the same command again."
        ) from error


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    """The error, what the database said where a library wraps it, and what led to it."""
    while error is not None:
        yield error
        wrapped = getattr(error, "orig", None)
        if isinstance(wrapped, BaseException):
            yield wrapped
        error = error.__cause__ or error.__context__


def _hinders(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in FULL | CLOSED
    return isinstance(error, sqlite3.Error) and (getattr(error, "sqlite_errorcode", 0) & 0xFF) in DATABASE


def _words(error: BaseException) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
