"""Which code made a model."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]


@cache
def code_version(home: Path = HOME) -> str:
    """`git describe` where the code runs from a checkout, else the version of the installed package.

    Asked once a process: what it loaded stays, whatever is committed meanwhile.
    """
    git = shutil.which("git")
    if git and (home / ".git").exists():
        command = [git, "-C", str(home), "describe", "--always", "--dirty", "--tags"]
        told = subprocess.run(command, capture_output=True, text=True, check=False)
        if told.returncode == 0:
            return told.stdout.strip()
    try:
        return version("klynge")
    except PackageNotFoundError:
        return "unknown"
