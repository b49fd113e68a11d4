from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.workspace_server import Database, Served, Servers

BOTH = pytest.mark.parametrize("database", ["sqlite", "postgresql"])
BEFORE = (
    "from django.core.management import call_command as c; c('migrate', 'workspace', '0002', verbosity=0)"
)
MAKE = "from scoring.workspace.verbs.accounts import make; make"
COUNT = "from scoring.workspace.models import Person; print(Person.objects.count())"


@BOTH
def test_what_is_there_is_kept_changed_and_brought_back_and_the_ledger_verifies(
    servers: Servers, database: Database
) -> None:
    with servers.workspace(database) as served:
        round_trip(served)


def round_trip(served: Served) -> None:
    served.run(f"{MAKE}(None, 'ana@example.org', name='Ana')")
    copy = served.klynge("backup").removeprefix("Written: ").strip()
    served.run(f"{MAKE}(None, 'bo@example.org', name='Bo')")
    assert "What was there before" in served.klynge("restore", copy)
    assert served.run(COUNT) == "1\n"
    told = served.klynge("verify", "--workspace", str(served.folder))
    assert "Unchanged   the ledger of accounts: 1 entries" in told
    assert sorted(path.name[0] for path in Path(copy).parent.iterdir()) == ["w", "w"]


@BOTH
def test_what_is_no_backup_is_refused_and_nothing_changes(
    servers: Servers, database: Database, tmp_path: Path
) -> None:
    wrong = tmp_path / "wrong.db"
    wrong.write_bytes(b"SQLite format 3\0 and then nothing")
    with servers.workspace(database) as served:
        served.run(f"{MAKE}(None, 'ana@example.org', name='Ana')")
        with pytest.raises(AssertionError, match="Nothing was changed"):
            served.klynge("restore", str(wrong))
        assert served.run(COUNT) == "1\n"


def test_a_restore_waits_for_the_server_to_be_stopped(servers: Servers) -> None:
    with servers.serving() as served:
        copy = served.klynge("backup").removeprefix("Written: ").strip()
        with pytest.raises(AssertionError, match="Stop it first"):
            served.klynge("restore", copy)


def test_pending_migrations_keep_the_database_from_before(servers: Servers) -> None:
    with servers.workspace() as served:
        served.run(f"{MAKE}(None, 'ana@example.org', name='Ana')")
        served.run(BEFORE)
        served.start()
        kept = list((served.folder / "backups").iterdir())
        assert (len(kept), "The tables were brought up to date" in served.log) == (1, True)
        with sqlite3.connect(kept[0]) as old:
            tables = {name for (name,) in old.execute("SELECT name FROM sqlite_master")}
        old.close()
        assert ("workspace_kept" in tables, "workspace_person" in tables) == (False, True)


@BOTH
def test_of_many_starts_at_once_one_makes_the_tables(servers: Servers, database: Database) -> None:
    start = (
        "from scoring.workspace.home import home\n"
        "from scoring.workspace.migrating import up_to_date\n"
        "from scoring.workspace.verbs.acting import now\n"
        "print(up_to_date(home(), now()))"
    )
    with servers.workspace(database) as served:
        served.run(BEFORE)
        running = [served.start_run(start) for _ in range(3)]
        ended = [one.communicate(timeout=120) for one in running]
        assert [one.returncode for one in running] == [0, 0, 0], ended
        assert sorted(out == "None\n" for out, _ in ended) == [False, True, True]


def test_without_pg_dump_a_backup_is_refused_with_the_way_out(servers: Servers) -> None:
    with servers.workspace("postgresql") as served, pytest.raises(AssertionError, match="--no-backup"):
        served.klynge("backup", PATH="/nowhere")
