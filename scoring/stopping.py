"""Ctrl-C: the command unwinds, so that what was written aside is cleared away, and ends with code 130."""

from __future__ import annotations

import signal
from types import FrameType

from scoring.saying import say

STOPPED = 130
_asked = [False]


def listen() -> None:
    """From now on Ctrl-C stops the command."""
    _asked[0] = False
    signal.signal(signal.SIGINT, _stop)


def go_on() -> None:
    """Stop here if Ctrl-C was pressed: before each step of long work.

    Python loses an exception that is raised while it clears an object away or a library calls it back.
    """
    if _asked[0]:
        raise SystemExit(STOPPED)


def _stop(_number: int, _frame: FrameType | None) -> None:
    if not _asked[0]:
        say("Stopped. What was there before is as it was.")
    _asked[0] = True
    raise SystemExit(STOPPED)
