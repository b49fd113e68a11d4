"""The installed command as a person runs it: another process, in a folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

KLYNGE = Path(sys.executable).with_name("klynge")
ENVIRONMENT = {**os.environ, "NO_COLOR": "1", "COLUMNS": "100"}


def klynge(*words: str, at: Path, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run `klynge words…` in `at`; it ends with `code` and never with a traceback."""
    done = subprocess.run([KLYNGE, *words], cwd=at, env=ENVIRONMENT, capture_output=True, text=True)
    assert (words, done.returncode, "Traceback" in done.stderr) == (words, code, False), done.stderr
    return done


def start(*words: str, at: Path) -> subprocess.Popen[str]:
    """Start `klynge words…` in `at`, to be stopped by the test."""
    return subprocess.Popen(
        [KLYNGE, *words], cwd=at, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below the folder, hidden ones too, by its path."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
