"""A promotion that is killed at any of its lines: the old champion serves or the new one, and whole."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import signal
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from models import gate_file, manifest, promotion, succession
from models.champion import champion_folder
from models.manifest import verify
from models.promotion import broken_links, promotions
from models.succession import promote, roll_back
from tests.models.promotable import WHO, promotable

WATCHED = {module.__file__ for module in (gate_file, manifest, promotion, succession)}


def _ended(root: Path, verb: str, stop: int, counted: Any) -> None:
    """Run the verb and end the process, as by kill -9, before line number `stop` of those that run."""

    def line(frame: FrameType, event: str, _: object) -> Any:
        if frame.f_code.co_filename not in WATCHED:
            return None
        counted.value += event == "line"
        if counted.value == stop:
            os.kill(os.getpid(), signal.SIGKILL)
        return line

    seen = promotions(root)
    sys.settrace(line)
    if verb == "promote":
        promote(root, 2, seen=seen, **WHO)
    else:
        roll_back(root, seen=seen, **WHO)
    sys.settrace(None)


@pytest.mark.parametrize("verb", ["promote", "roll back"])
def test_a_kill_before_any_line_leaves_one_champion_whole_and_no_lock(tmp_path: Path, verb: str) -> None:
    start = promotable(tmp_path / "start")
    if verb == "roll back":
        promote(start, 2, seen=promotions(start), **WHO)
    old = promotions(start)
    fork = multiprocessing.get_context("fork")
    ends, stop, code = set(), 0, -signal.SIGKILL
    while code:
        stop += 1
        root = shutil.copytree(start, tmp_path / f"mlruns{stop}")
        process = fork.Process(target=_ended, args=(root, verb, stop, fork.Value("i", 0)))
        process.start()
        process.join()
        code = process.exitcode
        after = promotions(root)
        assert after[: len(old)] == old
        ends.add(len(after) - len(old))
        verify(champion_folder(root))
        promote(root, 4, seen=after, despite_gate=True, **WHO)
        assert promotions(root)[:-1] == after
        assert broken_links(root) == ()
        shutil.rmtree(root)
    assert ends == {0, 1}
    assert stop > 40, "the lines of the verb were not watched"
