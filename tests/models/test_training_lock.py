from __future__ import annotations

import subprocess
import sys

import pytest

from features.problems import DataError
from models.training_lock import training_lock

HOLD = """
import pathlib, sys, time
from models.training_lock import training_lock
with training_lock(pathlib.Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_training_is_told_to_wait_and_a_killed_one_holds_nothing(tmp_path):
    root = tmp_path / "mlruns"
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(root)], stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout.readline() == "held\n"
        with pytest.raises(DataError, match=r"Another training.*Wait"), training_lock(root):
            pass
        other.kill()
    with training_lock(root):
        pass
    with training_lock(root):
        pass


def test_a_file_in_the_place_of_the_folder_is_said(tmp_path):
    (tmp_path / "mlruns").write_text("")
    for root in (tmp_path / "mlruns", tmp_path / "mlruns" / "below"):
        with pytest.raises(DataError, match=r"is a file; expected a folder.*--mlruns"), training_lock(root):
            pass
