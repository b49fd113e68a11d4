"""What the tests share is made once, whole or not at all."""

from __future__ import annotations

import multiprocessing
import os
from pathlib import Path

import pytest

from tests.made_once import MadeOnce


def noted(shared: MadeOnce, notes: Path) -> None:
    shared.folder("thing", lambda at: (notes / str(os.getpid())).touch() or (at / "file").touch())


def test_of_many_processes_one_makes_it(tmp_path: Path) -> None:
    shared, notes = MadeOnce(tmp_path), tmp_path / "notes"
    notes.mkdir()
    start = multiprocessing.get_context("fork").Process
    running = [start(target=noted, args=(shared, notes)) for _ in range(4)]
    for one in running:
        one.start()
    for one in running:
        one.join()
    assert [one.exitcode for one in running] == [0] * 4
    assert len(list(notes.iterdir())) == 1


def test_what_was_left_half_made_is_made_again(tmp_path: Path) -> None:
    shared = MadeOnce(tmp_path)

    def half(at: Path) -> None:
        (at / "half").touch()
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        shared.folder("thing", half)
    made = shared.folder("thing", lambda at: (at / "whole").touch())
    assert [path.name for path in made.iterdir()] == ["whole"]


def test_an_object_is_kept(tmp_path: Path) -> None:
    shared = MadeOnce(tmp_path)
    assert shared.object("number", lambda: [1]) == shared.object("number", lambda: [2]) == [1]
