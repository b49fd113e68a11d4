"""The real server in a process of its own, on SQLite and on PostgreSQL, for tests from the outside.

with servers.serving("postgresql") as served:        # fixture `servers`, a session's
    served.run(MAKE_A_CALL)                          # code in the workspace's own Django, same database
    served.klynge("account", "ana@example.org", "--name", "Ana")
    requests.get(f"{served.url}/healthy/")
    served.kill(); served.start()                    # kill -9 and back again, on the same port
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import requests

from tests.klynge_command import ENVIRONMENT, KLYNGE
from tests.postgresql import Cluster

Database = Literal["sqlite", "postgresql"]
ROOT = Path(__file__).parents[1]
READY = "from scoring.workspace.setup import ready; ready()\n"
TEMPLATE = "klynge_template"


@dataclass
class Served:
    """A workspace and its server. `environment` is what every process of it runs with."""

    folder: Path
    environment: Mapping[str, str]
    workers: int = 2
    port: int = 0
    process: subprocess.Popen[str] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Where it is, without a slash at the end."""
        return f"http://localhost:{self.port}"

    @property
    def log(self) -> str:
        """All that the server has printed, access log and errors."""
        return (self.folder / "server.log").read_text(encoding="utf-8")

    def start(self) -> None:
        """Start the server, on the same port as before; returns when it answers."""
        words = ["serve", "--workers", str(self.workers), "--port", str(self.port), "--access-log"]
        with (self.folder / "server.log").open("a", encoding="utf-8") as log:
            began = log.tell()
            self.process = subprocess.Popen(
                [KLYNGE, *words], cwd=ROOT, env=self.environment, stdout=log, stderr=log, text=True,
                start_new_session=True,
            )  # fmt: skip
        self._wait(lambda: re.search(r"^Open .*:(\d+)/$", self.log[began:], flags=re.MULTILINE))
        self.port = int(re.findall(r"^Open .*:(\d+)/$", self.log, flags=re.MULTILINE)[-1])
        self._wait(self._answers)

    def stop(self, how: signal.Signals = signal.SIGINT) -> int:
        """Ask it to stop, as Ctrl-C does; its exit code."""
        assert self.process is not None
        self.process.send_signal(how)
        return self.process.wait(timeout=30)

    def kill(self) -> None:
        """kill -9 for it and all its workers, at once."""
        if self.process is not None and self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)

    def run(self, code: str, **more: str) -> str:
        """Run Python in a process that has the workspace's Django ready; what it printed.

        `more` goes into its environment. An error in the code is an error here.
        """
        return self._done([sys.executable, "-c", READY + code], more)

    def start_run(self, code: str) -> subprocess.Popen[str]:
        """The same without waiting for its end, for races and for kill -9 in the middle."""
        return subprocess.Popen(
            [sys.executable, "-c", READY + code], cwd=ROOT, env=self.environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        )  # fmt: skip

    def klynge(self, *words: str, **more: str) -> str:
        """Run `klynge words…` against the same workspace; what it printed."""
        return self._done([str(KLYNGE), *words], more)

    def _done(self, command: list[str], more: Mapping[str, str]) -> str:
        done = subprocess.run(
            command, cwd=ROOT, env={**self.environment, **more}, capture_output=True, text=True
        )
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    def _answers(self) -> bool:
        try:
            return requests.get(f"{self.url}/healthy/", timeout=5).status_code == 200
        except requests.ConnectionError:
            return False

    def _wait(self, until: Callable[[], object], seconds: float = 60) -> None:
        ends = time.monotonic() + seconds
        while not until():
            assert self.process is not None
            assert self.process.poll() is None, f"the server ended: {self.log}"
            assert time.monotonic() < ends, f"the server does not answer: {self.log}"
            time.sleep(0.05)


@dataclass
class Servers:
    """Makes served workspaces; tables are made once a session and copied."""

    at: Path
    cluster: Callable[[], Cluster]
    count: int = 0
    made: set[str] = field(default_factory=set)

    @contextmanager
    def serving(
        self, database: Database = "sqlite", *, workers: int = 2, **environment: str
    ) -> Iterator[Served]:
        """A workspace of its own with empty tables, being served; killed and cleared away at the end."""
        with self.workspace(database, workers=workers, **environment) as served:
            served.start()
            yield served

    @contextmanager
    def workspace(
        self, database: Database = "sqlite", *, workers: int = 2, **environment: str
    ) -> Iterator[Served]:
        """The same, not yet started: `start()` is the test's."""
        self.count += 1
        folder = self.at / f"{database}-{self.count}"
        folder.mkdir()
        name = f"klynge_{self.count}"
        own = self._of(folder) | self._database(database, folder, name) | environment
        served = Served(folder, own, workers)
        try:
            yield served
        finally:
            served.kill()
            if database == "postgresql":
                self.cluster().drop(name)
            shutil.rmtree(folder, ignore_errors=True)

    def _of(self, folder: Path) -> dict[str, str]:
        own = ("KLYNGE_", "DATABASE_", "DJANGO_")  # those of the tests in this process
        kept = {key: value for key, value in ENVIRONMENT.items() if not key.startswith(own)}
        mail = {"KLYNGE_EMAIL_FOLDER": str(folder / "mail")}
        return kept | mail | {"KLYNGE_WORKSPACE": str(folder), "PYTHONPATH": str(ROOT)}

    def _database(self, database: Database, folder: Path, name: str) -> dict[str, str]:
        if database == "postgresql":
            if database not in self.made:
                self._migrate(database, {"DATABASE_URL": self.cluster().create(TEMPLATE)})
            return {"DATABASE_URL": self.cluster().create(name, like=TEMPLATE)}
        if database not in self.made:
            self._migrate(database, {})
        shutil.copyfile(self.at / "template-sqlite" / "workspace.db", folder / "workspace.db")
        return {}

    def _migrate(self, database: Database, own: Mapping[str, str]) -> None:
        """Make the tables in the database that is copied from then on, in a process of its own."""
        folder = self.at / f"template-{database}"
        folder.mkdir()
        made = Served(folder, self._of(folder) | own)
        made.run(MAKE_TABLES)
        self.made.add(database)


MAKE_TABLES = """
from django.db import connection
from scoring.workspace.home import home
from scoring.workspace.migrating import up_to_date
from scoring.workspace.verbs.acting import now
up_to_date(home(), now())
if connection.vendor == "sqlite":
    connection.cursor().execute("PRAGMA journal_mode=DELETE")  # all of it in one file
"""
