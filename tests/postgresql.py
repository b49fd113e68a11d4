"""A PostgreSQL of the tests' own: on a socket in a temporary folder, gone afterwards."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg

OWNER = "postgres"
UNSAFE = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
QUICK = f"{UNSAFE} -c shared_buffers=32MB -c max_connections=200"
"""The tests kill Klynge, never PostgreSQL: its own care for the disk is not what they are about."""


@dataclass(frozen=True)
class Cluster:
    """A running PostgreSQL; databases in it are made by name."""

    socket: Path

    def url(self, name: str) -> str:
        """What DATABASE_URL says for a database of this name."""
        return f"postgresql://{OWNER}@/{name}?host={self.socket}"

    def create(self, name: str, *, like: str = "template1") -> str:
        """Make a database, a copy of another one where that is named; its DATABASE_URL."""
        self.say(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
        return self.url(name)

    def drop(self, name: str) -> None:
        """Away with it, whoever is still connected."""
        self.say(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def say(self, statement: str) -> None:
        """One statement outside of a transaction."""
        with psycopg.connect(self.url("postgres"), autocommit=True) as connection:
            connection.execute(statement.encode())


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Start one, and stop it at the end."""
    folder = Path(tempfile.mkdtemp(prefix="klynge-pg-"))
    try:
        if os.getuid() == 0:
            shutil.chown(folder, OWNER, OWNER)
        data = folder / "data"
        _as_owner("initdb", f"--pgdata={data}", "--auth=trust", f"--username={OWNER}", "--encoding=UTF8",
                  "--locale=C.UTF-8", "--no-sync", "--no-instructions")  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories='{folder}' {QUICK}"
        _as_owner("pg_ctl", f"--pgdata={data}", f"--log={folder}/log", "-o", options, "--wait", "start")
        try:
            yield Cluster(folder)
        finally:
            _as_owner("pg_ctl", f"--pgdata={data}", "--mode=immediate", "--wait", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _as_owner(name: str, *words: str) -> None:
    """PostgreSQL refuses to run as root: there it runs as its own user."""
    command = [_tool(name), *words]
    if os.getuid() == 0:
        command = ["setpriv", f"--reuid={OWNER}", f"--regid={OWNER}", "--clear-groups", *command]
    done = subprocess.run(command, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                          stderr=subprocess.PIPE, text=True)  # fmt: skip
    assert done.returncode == 0, f"{name}: {done.stderr}"


def _tool(name: str) -> str:
    found = shutil.which(name) or next(
        iter(sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))[-1:]), None
    )
    assert found, f"{name} is not installed: make setup installs PostgreSQL for the tests"
    return str(found)
