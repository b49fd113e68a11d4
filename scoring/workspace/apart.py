"""Asking a `klynge` command and waiting for its answer: in a process of its own, with limits.

What it imports stays out of the web; what it reads, people have sent.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import dataclass

from scoring.committee.procedure.refused import Refused, sentence, worded
from scoring.workspace.home import VARIABLE, home

SECONDS = 90
MEGABYTES = 6_000
"""Of address space, most of which libraries only reserve."""
THREADS = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
MISTAKE = 2


@dataclass(frozen=True)
class Said:
    """What a command said; `problems` are its sentences where it refused, else none."""

    lines: tuple[str, ...]
    problems: tuple[str, ...] = ()


def ask(*told: str, seconds: int = SECONDS, megabytes: int = MEGABYTES) -> Said:
    """Run `klynge …` and wait; Refused where it took too long or too much."""
    command = [sys.executable, "-m", "scoring.limited", str(megabytes), str(seconds), *told]
    environment = {**os.environ, **THREADS, VARIABLE: str(home().folder), "NO_COLOR": "1", "COLUMNS": "200"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
        text=True,
    ) as running:
        try:
            said, complained = running.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            _end(running)
            raise _too_much(f"{seconds} s") from None
    if running.returncode not in (0, MISTAKE):
        raise _too_much(f"{seconds} s, {megabytes // 1000} GB")
    problems = _lines(complained) if running.returncode == MISTAKE else ()
    return Said(_lines(said), problems)


def _end(running: subprocess.Popen[str]) -> None:
    """It and all that it started; its group is its own."""
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()


def _too_much(limit: str) -> Refused:
    pattern = worded(
        "This took more than a workspace gives it ({limit}), and was stopped; nothing was changed. "
        "Run it on the server: klynge load, klynge assign."
    )
    return Refused(sentence(pattern, limit=limit))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())
