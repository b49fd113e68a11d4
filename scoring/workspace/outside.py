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


def start(*told: str) -> threading.Thread:
    """Start `klynge …` for this workspace, apart from the request; the thread ends when it does."""
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
    waiting = threading.Thread(target=running.wait, daemon=True)
    waiting.start()
    return waiting
