"""Heavy work is done by `klynge` commands in their own processes: the web never waits, nor loads a model."""

from __future__ import annotations

import os
import subprocess
import sys
import threading

from django.conf import settings
from django.db import transaction

from scoring.workspace.home import VARIABLE

LOG = "outside.log"
"""What these processes said, in the workspace's folder."""


def after_this(*told: str) -> None:
    """Start `klynge …` once what is being written stands; not at all where it is undone."""
    transaction.on_commit(lambda: start(*told))


_running: dict[tuple[str, ...], threading.Thread] = {}
"""What this server process has started, so that a button pressed twice is one run."""


def start(*told: str) -> threading.Thread:
    """Start `klynge …` for this workspace, apart from the request; the thread ends when it does.

    Where the same is running already, that one.
    """
    if told in _running and _running[told].is_alive():
        return _running[told]
    folder = settings.HOME.folder
    with (folder / LOG).open("ab") as log:
        running = subprocess.Popen(
            [sys.executable, "-m", "scoring", *told],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, VARIABLE: str(folder)},
            start_new_session=True,
        )
    _running[told] = threading.Thread(target=running.wait, daemon=True)
    _running[told].start()
    return _running[told]
