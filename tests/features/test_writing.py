"""Outputs appear whole or not at all, whatever happens while they are written."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from features.writing import whole_file, whole_folder

KILLED = """
import os, signal, sys
from pathlib import Path
from features.writing import whole_folder, whole_file
target = Path(sys.argv[1])
with whole_folder(target) as aside:
    (aside / "half").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir()}


def break_off(block: AbstractContextManager[Path], trouble: type[BaseException], half: str = "") -> None:
    with block as aside:
        (aside / half if half else aside).write_text("half")
        raise trouble


def test_a_folder_appears_with_all_its_files(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "out") as aside:
        (aside / "one").write_text("1")
        assert not (tmp_path / "out").exists()
    assert contents(tmp_path / "out") == {"one": "1"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_new_folder_takes_the_place_of_the_old(tmp_path: Path) -> None:
    for word in ("old", "new"):
        with whole_folder(tmp_path / "out") as aside:
            (aside / word).write_text(word)
    assert contents(tmp_path / "out") == {"new": "new"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt, OSError])
def test_a_block_that_fails_leaves_what_was_there(tmp_path: Path, trouble: type[BaseException]) -> None:
    with whole_folder(tmp_path / "out") as aside:
        (aside / "old").write_text("old")
    with pytest.raises(trouble):
        break_off(whole_folder(tmp_path / "out"), trouble, "half")
    assert contents(tmp_path / "out") == {"old": "old"}
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_killed_process_leaves_what_was_there(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "old").write_text("old")
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path / "out")])
    assert done.returncode == -signal.SIGKILL
    assert contents(tmp_path / "out") == {"old": "old"}


def test_a_file_appears_whole_or_not_at_all(tmp_path: Path) -> None:
    with whole_file(tmp_path / "one.csv") as path:
        path.write_text("whole")
    with pytest.raises(BlockingIOError):
        break_off(whole_file(tmp_path / "one.csv"), BlockingIOError)
    assert contents(tmp_path) == {"one.csv": "whole"}
