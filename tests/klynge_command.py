"""The installed command as a person runs it, in a folder of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path

from scoring.cli import main

KLYNGE = Path(sys.executable).with_name("klynge")
OURS = ("DJANGO_", "KLYNGE_")
"""What the tests' own workspace is told; a command that a person runs is told nothing of it."""
ENVIRONMENT = {
    **{name: told for name, told in os.environ.items() if not name.startswith(OURS)},
    "NO_COLOR": "1",
    "COLUMNS": "100",
}
MISTAKE = 2


def klynge(*words: str, at: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run `klynge words…` in `at`; it ends with `code` and never with a traceback.

    In another process. Mistakes are made in this one, where everything has been imported.
    """
    if code == MISTAKE:
        return klynge_here(*words, at=at, code=code)
    done = subprocess.run([KLYNGE, *words], cwd=at, env=ENVIRONMENT, capture_output=True, text=True)
    return _ended(words, done, code)


def klynge_here(*words: str, at: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """The same in this process: some seconds sooner."""
    said, told, ended = StringIO(), StringIO(), 0
    with chdir(at), _as_a_command(words), redirect_stdout(said), redirect_stderr(told):
        try:
            main()
        except SystemExit as end:
            ended = int(end.code or 0)
    done = subprocess.CompletedProcess([str(KLYNGE), *words], ended, said.getvalue(), told.getvalue())
    return _ended(words, done, code)


def _ended(
    words: tuple[str, ...], done: subprocess.CompletedProcess[str], code: int
) -> subprocess.CompletedProcess[str]:
    assert (words, done.returncode, "Traceback" in done.stderr) == (words, code, False), done.stderr
    return done


@contextmanager
def _as_a_command(words: tuple[str, ...]) -> Iterator[None]:
    """Arguments, environment and what Ctrl-C does, as for the command; afterwards as they were."""
    arguments, environment, stop = sys.argv, dict(os.environ), signal.getsignal(signal.SIGINT)
    sys.argv = [str(KLYNGE), *map(str, words)]
    os.environ.update(ENVIRONMENT)
    try:
        yield
    finally:
        sys.argv = arguments
        os.environ.clear()
        os.environ.update(environment)
        signal.signal(signal.SIGINT, stop)


def start(*words: str, at: Path) -> subprocess.Popen[str]:
    """Start `klynge words…` in `at`, to be stopped by the test."""
    return subprocess.Popen(
        [KLYNGE, *words], cwd=at, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, hidden ones too, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
