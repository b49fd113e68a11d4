from __future__ import annotations

import errno
import os
import subprocess
import sys

import pytest

from features.problems import DataError
from models.full_disk import said_when_full

WRITE = """
import pathlib, resource, sqlite3, sys
from features.problems import DataError
from models.full_disk import said_when_full
folder = pathlib.Path(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (8192, 8192))
try:
    with said_when_full(folder):
        if sys.argv[2] == "file":
            (folder / "file").write_bytes(bytes(9000))
        else:
            database = sqlite3.connect(folder / "base.db")
            database.execute("CREATE TABLE t (x)")
            database.execute("INSERT INTO t VALUES (zeroblob(20000))")
            database.commit()
except DataError as error:
    print(error)
"""


@pytest.mark.parametrize("what", ["file", "database"])
def test_a_limit_of_the_system_is_a_sentence_that_names_the_folder(tmp_path, what):
    told = subprocess.run(
        [sys.executable, "-c", WRITE, str(tmp_path), what], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith(f"Nothing was recorded: {tmp_path} could not be written (")
    assert told.stdout.strip().endswith("then run the same command again.")


def test_what_a_library_wraps_is_found(tmp_path):
    wrapped = RuntimeError("wrapped")
    wrapped.__cause__ = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    with pytest.raises(DataError, match=os.strerror(errno.ENOSPC)), said_when_full(tmp_path):
        raise wrapped


@pytest.mark.parametrize("error", [ValueError("other"), OSError(errno.ENOENT, "no such file")])
def test_other_errors_pass_as_they_are(tmp_path, error):
    with pytest.raises(type(error)) as raised, said_when_full(tmp_path):
        raise error
    assert raised.value is error
