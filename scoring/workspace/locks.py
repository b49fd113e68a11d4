"""Locks between processes of one machine: the system lets go of them, however a process ends."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scoring.committee.procedure.refused import Refused


@contextmanager
def waiting_turn(path: Path) -> Iterator[None]:
    """Nobody else is in a block with this file until this block ends; whoever comes later waits."""
    with _opened(path) as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield


@contextmanager
def shared(path: Path) -> Iterator[None]:
    """Any number of these may be at once, and no `alone`."""
    with _opened(path) as handle:
        _at_once(handle, fcntl.LOCK_SH, "The workspace is being restored. Start it again when that is done.")
        yield


@contextmanager
def alone(path: Path, sentence: str) -> Iterator[None]:
    """Nobody else is here; Refused with the sentence where somebody is."""
    with _opened(path) as handle:
        _at_once(handle, fcntl.LOCK_EX, sentence)
        yield


def _at_once(handle: int, kind: int, sentence: str) -> None:
    try:
        fcntl.flock(handle, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        raise Refused(sentence) from None


@contextmanager
def _opened(path: Path) -> Iterator[int]:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield handle
    finally:
        os.close(handle)
