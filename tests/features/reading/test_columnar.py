"""Parquet: typed columns are taken as they are, text columns as text."""

from __future__ import annotations

import datetime as dt
import decimal
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest

from features.problems import FolderError, Problem
from features.reading.columnar import read_columnar
from features.reading.sheets import Sheet


def read(folder: Path, columns: dict[str, pa.Array]) -> Sheet:
    path = folder / "accounts.parquet"
    pa.parquet.write_table(pa.table(columns), path)
    return read_columnar(path)


def refused(path: Path) -> Problem:
    with pytest.raises(FolderError) as raised:
        read_columnar(path)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize(
    ("column", "shown"),
    [
        (pa.array(["001", None]), ["001", ""]),
        (pa.array(["001", "2"], pa.large_string()), ["001", "2"]),
        (pa.array(["a", "a"]).dictionary_encode(), ["a", "a"]),
        (pa.array([2024, None], pa.int64()), ["2024", ""]),
        (pa.array([2**60 + 1, 0], pa.uint64()), [str(2**60 + 1), "0"]),
        (pa.array([0.1, float("nan")]), ["0.1", ""]),
        (pa.array([decimal.Decimal("1.25"), None]), ["1.25", ""]),
        (pa.array([True, False]), ["true", "false"]),
        (pa.array([None, None], pa.null()), ["", ""]),
        (pa.array([dt.date(2026, 3, 16), None]), ["2026-03-16", ""]),
        (pa.array([dt.datetime(2026, 3, 16, 23, 30), None], pa.timestamp("ns")), ["2026-03-16", ""]),
        (
            pa.array([dt.datetime(2026, 3, 15, 23, 30), None], pa.timestamp("us", "Europe/Oslo")),
            ["2026-03-16", ""],
        ),
    ],
)
def test_every_kind_of_column_has_its_place(tmp_path: Path, column: pa.Array, shown: list[str]) -> None:
    sheet = read(tmp_path, {"key": pa.array(["x", "y"]), "value": column})
    assert [sheet.columns[1].shown(place) for place in range(2)] == shown
    assert list(sheet.rows) == [2, 3]


def test_the_index_that_pandas_writes_is_no_column(tmp_path: Path) -> None:
    pd.DataFrame({"org_id": ["1"]}, index=[7]).to_parquet(tmp_path / "accounts.parquet")
    assert read_columnar(tmp_path / "accounts.parquet").header == ("org_id",)


def test_a_column_of_lists_is_a_problem(tmp_path: Path) -> None:
    pa.parquet.write_table(pa.table({"org_id": [["1"]]}), tmp_path / "accounts.parquet")
    problem = refused(tmp_path / "accounts.parquet")
    assert (problem.column, problem.expected[:30]) == ("org_id", "expected plain cells, found li")


@pytest.mark.parametrize("data", [b"", b"rubbish", b"PAR1 rubbish PAR1"])
def test_a_damaged_file_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "accounts.parquet").write_bytes(data)
    assert refused(tmp_path / "accounts.parquet").expected.startswith("the file cannot be read (")
