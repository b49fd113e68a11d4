"""Copies of the database, whole or not at all, and how one of them comes back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.db import connection

from scoring.committee.procedure.refused import Refused
from scoring.workspace import postgresql
from scoring.workspace.home import Home

TABLE = "workspace_ledgerentry"
"""What every database of a workspace has."""


def there_is_data() -> bool:
    """Whether the database has the tables of a workspace at all."""
    return TABLE in connection.introspection.table_names()


def back_up(home: Home, at: datetime) -> Path:
    """A copy of the database in backups/, named by its time; on disk before this returns.

    SQLite by its own backup, while people work; PostgreSQL by pg_dump, which must be installed.
    """
    ending = "db" if connection.vendor == "sqlite" else "dump"
    path = home.backups / f"workspace-{at.astimezone(UTC):%Y%m%dT%H%M%S.%f}Z.{ending}"
    with whole(path) as aside:
        if connection.vendor == "sqlite":
            copy(Path(connection.settings_dict["NAME"]), aside)
        else:
            postgresql.dump(connection.settings_dict, aside)
    return path


def bring_back(path: Path) -> None:
    """Put a backup in the place of the database, of the same kind; Refused where it is none."""
    connection.close()
    if connection.vendor == "sqlite":
        _need_a_workspace(path)
        database = Path(connection.settings_dict["NAME"])
        _forget_rest(database)
        with whole(database) as aside:
            copy(path, aside)
    else:
        postgresql.restore(connection.settings_dict, path)


def copy(source: Path, target: Path) -> None:
    """SQLite's own copy: consistent, whoever writes meanwhile. The copy needs no other file beside it."""
    source_only = sqlite3.connect(f"file:{source}?mode=ro", uri=True)
    with closing(source_only) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
        other.execute("PRAGMA journal_mode=DELETE")


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A path beside `path` to write to; it takes its place, on disk, when the block ends without an error."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    aside = path.with_name(f".{path.name}.part")
    aside.unlink(missing_ok=True)
    try:
        yield aside
        _to_disk(aside)
        aside.replace(path)
        _to_disk(path.parent)
    finally:
        aside.unlink(missing_ok=True)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _need_a_workspace(path: Path) -> None:
    try:
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as one:
            sound = one.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            found = one.execute("SELECT 1 FROM sqlite_master WHERE name = ?", [TABLE]).fetchone()
    except sqlite3.DatabaseError:
        sound, found = False, None
    if not (sound and found):
        raise Refused(f"{path} is no whole backup of a workspace in SQLite. Nothing was changed.")


def _forget_rest(database: Path) -> None:
    """What SQLite keeps beside the database goes into it first: beside another one, it would break it."""
    if database.exists():
        with closing(sqlite3.connect(database)) as one:
            one.execute("PRAGMA journal_mode=DELETE")
