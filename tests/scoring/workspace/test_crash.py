"""kill -9 in the middle of writing: what was said to stand is there, and nothing is there by half."""

from __future__ import annotations

import json
import os
import random
import signal
import sqlite3
import subprocess
import threading
import time
from contextlib import closing, suppress
from pathlib import Path

import pytest
import requests

from tests.klynge_command import KLYNGE
from tests.workspace_server import ROOT, Database, Served, Servers
from tests.workspace_visitor import Visitor
from tests.workspace_writing import KINDS

BEFORE = (
    "from django.core.management import call_command as c; c('migrate', 'workspace', '0002', verbosity=0)"
)
ANA = "from scoring.workspace.verbs.accounts import make; make(None, 'ana@example.org', name='Ana')"
A_REVIEW = """
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Assignment
from tests.workspace_calls import a_call, a_part, an_application
call = a_call(Phase.RATING)
ana, one = a_part(call, "ana", Role.MEMBER), an_application(call)
Assignment.objects.create(application=one, person=ana)
print(f"/calls/{call.pk}/applications/{one.pk}/")
"""
REASONS = "from scoring.workspace.models import Mark; print(*Mark.objects.values_list('reason', flat=True))"
PEOPLE = "from scoring.workspace.models import Person; print(Person.objects.count())"
SIZES = (
    "from scoring.workspace.models import Call; print(*(c.applications.count() for c in Call.objects.all()))"
)
TURNS = pytest.mark.parametrize(
    ("database", "turns"),
    [
        ("sqlite", 2),
        ("postgresql", 1),
        pytest.param("sqlite", 20, marks=pytest.mark.slow),
        pytest.param("postgresql", 20, marks=pytest.mark.slow),
    ],
)


@TURNS
def test_every_write_that_was_said_to_stand_is_there_and_whole(
    servers: Servers, database: Database, turns: int
) -> None:
    drawn, said = random.Random(turns), {}
    with servers.workspace(database) as served:
        for turn in range(turns):
            said[f"{turn}"] = killed_while_writing(served, turn, drawn.uniform(0.2, 2.0))
        assert {kind for last in said.values() for kind in last} == {one.__name__ for one in KINDS}
        code = f"from tests.workspace_writing import lost; lost({said!r})"
        assert json.loads(served.run(code)) == []


def killed_while_writing(served: Served, turn: int, after: float) -> dict[str, int]:
    """By kind, the last number that was said; killed so long after the first words of every kind."""
    running = served.start_run(f"from tests.workspace_writing import main; main({turn})")
    assert running.stdout is not None
    lines: list[str] = []
    reading = threading.Thread(target=lines.extend, args=(running.stdout,))
    reading.start()
    ends = time.monotonic() + 60
    while len({one.split()[0] for one in list(lines)}) < len(KINDS) and time.monotonic() < ends:
        assert running.poll() is None, running.communicate()[1]
        time.sleep(0.02)
    time.sleep(after)
    running.kill()
    running.wait()
    reading.join()
    whole = [one.split() for one in lines if one.endswith("\n")]
    running.communicate()
    return {kind: int(number) for kind, number in whole}


@pytest.mark.parametrize("database", ["sqlite", "postgresql"])
def test_a_server_killed_while_somebody_saves_has_what_it_answered_for(
    servers: Servers, database: Database
) -> None:
    with servers.serving(database) as served:
        path = served.run(A_REVIEW).strip()
        ana, answered = Visitor(served.url), [0]
        assert "Your calls" in ana.sign_in("ana@example.org").text
        form = dict.fromkeys(("mark-capital", "mark-proximity"), "3")

        def saving() -> None:
            with suppress(requests.ConnectionError):
                while True:
                    n, page = answered[0] + 1, ana.get(path)
                    token = page.text.split('name="csrfmiddlewaretoken" value="')[1].split('"')[0]
                    told = form | {"reason-capital": f"{n}", "reason-proximity": f"{n}", "saves": f"{n - 1}"}
                    sent = ana.post(f"{path}rating/", told | {"csrfmiddlewaretoken": token})
                    assert sent.url.endswith(path), sent.url
                    answered[0] = n

        writing = threading.Thread(target=saving)
        writing.start()
        ends = time.monotonic() + 60
        while answered[0] < 3 and time.monotonic() < ends:
            time.sleep(0.02)
        time.sleep(random.Random(database).uniform(0, 1))
        served.kill()
        writing.join()
        served.start()
        assert "Your calls" in ana.get("/").text
        reasons = [one for one in served.run(REASONS).split() if one]
        assert answered[0] > 2
        assert set(reasons) in ({f"{answered[0]}"}, {f"{answered[0] + 1}"})


@pytest.mark.parametrize("moments", [3, pytest.param(25, marks=pytest.mark.slow)])
def test_a_start_that_is_killed_while_it_copies_and_changes_tables_is_made_good_by_the_next(
    servers: Servers, moments: int
) -> None:
    drawn = random.Random(moments)
    with servers.workspace() as served:
        served.run(ANA)
        served.run(BEFORE)
        for _ in range(moments):
            start_and_kill(served, drawn.uniform(0.6, 2.5))
        served.start()
        assert requests.get(f"{served.url}/healthy/", timeout=5).status_code == 200
        assert served.run(PEOPLE) == "1\n"
        kept = [one for one in (served.folder / "backups").iterdir() if not one.name.startswith(".")]
        assert kept
        assert [one for one in [*kept, served.folder / "workspace.db"] if not sound(one)] == []


def start_and_kill(served: Served, after: float) -> None:
    started = subprocess.Popen(
        [KLYNGE, "serve", "--port", "0"], cwd=ROOT, env=served.environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    time.sleep(after)
    os.killpg(started.pid, signal.SIGKILL)
    started.wait()


def sound(path: Path) -> bool:
    with closing(sqlite3.connect(path)) as one:
        return list(one.execute("PRAGMA integrity_check")) == [("ok",)]


@pytest.mark.slow
def test_a_load_that_is_killed_is_there_wholly_or_not_at_all(servers: Servers, tiny_folder: Path) -> None:
    drawn = random.Random(5)
    with servers.workspace() as served:
        served.klynge("account", "olga@example.org", "--name", "Olga", "--opens-calls")
        words = [str(KLYNGE), "load", str(tiny_folder), "--call", "2025", "--by", "olga@example.org"]
        seen = set()
        for _ in range(8):
            running = subprocess.Popen(words, cwd=ROOT, env=served.environment, stdout=subprocess.DEVNULL)
            time.sleep(drawn.uniform(2, 8))
            running.kill()
            running.wait()
            seen.add(served.run(SIZES).strip())
        served.klynge(*words[1:])
        assert seen <= {"", served.run(SIZES).strip()}
