"""Bringing the tables up to date: after a backup, and by one process at a time, on however many machines."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from scoring.workspace.backups import back_up, there_is_data
from scoring.workspace.home import Home
from scoring.workspace.locks import waiting_turn

NUMBER = 0x6B6C796E6765
"""The advisory lock of PostgreSQL under which tables are changed: "klynge" in ASCII."""


def up_to_date(home: Home, at: datetime, *, with_backup: bool = True) -> Path | None:
    """Make or change tables where that is pending; the backup from before, if there was one."""
    home.folder.mkdir(parents=True, exist_ok=True)
    with waiting_turn(home.folder / ".migrating"), _locked_database():
        if not pending():
            return None
        kept = back_up(home, at) if with_backup and there_is_data() else None
        call_command("migrate", interactive=False, verbosity=0)
    return kept


def pending() -> bool:
    """Whether the tables are older than the program."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _locked_database() -> Iterator[None]:
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [NUMBER])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [NUMBER])
