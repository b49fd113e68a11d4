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
"""What this server process runs now."""
_wanted: set[tuple[str, ...]] = set()
"""What was asked for again while it ran: it may have read before that, so it runs once more."""
_turn = threading.Lock()


def start(*told: str) -> threading.Thread:
    """Run `klynge …` for this workspace, apart from the request; the thread ends when nothing more is wanted.

    Asked for again while it runs, however often, it runs once more afterwards: never two at once.
    """
    with _turn:
        if told in _running:
            _wanted.add(told)
        else:
            _running[told] = threading.Thread(target=_runs, args=(told,), daemon=True)
            _running[told].start()
        return _running[told]


def _runs(told: tuple[str, ...]) -> None:
    """Run it until nobody has asked for it while it ran; a run that cannot start ends it too."""
    while True:
        try:
            _run(told)
        finally:
            with _turn:
                again = told in _wanted
                _wanted.discard(told)
                if not again:
                    del _running[told]
        if not again:
            return


def _run(told: tuple[str, ...]) -> None:
    folder = settings.HOME.folder
    with (folder / LOG).open("ab") as log:
        subprocess.run(
            [sys.executable, "-m", "scoring", *told],
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            env={**os.environ, VARIABLE: str(folder)},
            start_new_session=True,
            check=False,
        )
