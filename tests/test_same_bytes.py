"""The same data give the same bytes, whatever threads, hash seed, order of rows and format of the files."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import cycle
from pathlib import Path

import pandas as pd

from features.reading import read_folder
from tests.klynge_command import contents

ROOT = Path(__file__).parents[1]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def written_otherwise(folder: Path, other: Path) -> None:
    """The folder's tables with their rows in another order, each in another format than its neighbour."""
    other.mkdir()
    tables = read_folder(folder).tables
    for name, form in zip(sorted(tables.present), cycle(["csv", "parquet", "xlsx"]), strict=False):
        rows: pd.DataFrame = getattr(tables, name).sample(frac=1, random_state=3)
        writers = {"csv": rows.to_csv, "parquet": rows.to_parquet, "xlsx": rows.to_excel}
        writers[form](other / f"{name}.{form}", index=False)


def started(folder: Path, out: Path, *, threads: int, seed: int) -> subprocess.Popen[bytes]:
    fixed = {name: str(threads) for name in THREADS} | {"PYTHONHASHSEED": str(seed)}
    words = [sys.executable, "-m", "tests.same_bytes", str(folder), str(out)]
    return subprocess.Popen(words, cwd=ROOT, env=os.environ | fixed)


def test_threads_hash_seed_order_and_format_change_no_byte_of_model_sheets_and_report(
    tiny_folder: Path, tmp_path: Path
) -> None:
    written_otherwise(tiny_folder, tmp_path / "otherwise")
    runs = [
        started(tiny_folder, tmp_path / "one", threads=1, seed=1),
        started(tmp_path / "otherwise", tmp_path / "four", threads=4, seed=77),
    ]
    assert [run.wait() for run in runs] == [0, 0]
    one, four = contents(tmp_path / "one"), contents(tmp_path / "four")
    assert {"model/model/trees-0.txt", "sheets/scores.csv", "sheets/report.html"} <= set(one)
    assert [name for name in sorted({*one, *four}) if one.get(name) != four.get(name)] == []
