"""An empty data folder to fill in: one example row a table, and every column explained."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from features.columns import Column, Table
from features.data_folder_guide import HEADER, rows
from features.problems import DataError
from features.tables import TABLES
from features.writing import whole_folder

_README = """\
A data folder for Klynge
========================

One file a table. Replace the example row of each table by your own rows, and take out the files of tables
that you do not have: only calls and applications must be there. columns.csv explains every column.

The files open in Excel as they are (semicolon, decimal comma, UTF-8). You may also give a table as .xlsx or
.parquet, under the same name.

Then run    klynge check FOLDER

Tables
------
"""


def write_template(folder: Path) -> None:
    """Write a data folder that can be read as it stands, whole or not at all.

    Raises DataError where `folder` is there and is not an empty folder.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise DataError(f"{folder} is there already and not empty. Name a folder that does not exist yet.")
    with whole_folder(folder) as aside:
        for table in TABLES:
            _write(
                aside / f"{table.name}.csv", [_names(table), [_example(column) for column in table.columns]]
            )
        _write(aside / "columns.csv", [HEADER, *rows()])
        (aside / "README.txt").write_text(_README + _listed(), encoding="utf-8-sig")


def _names(table: Table) -> list[str]:
    return [column.name for column in table.columns]


def _example(column: Column) -> str:
    """The example as Norwegian Excel shows it, with a decimal comma."""
    return column.example.replace(".", ",") if column.kind == "number" else column.example


def _write(path: Path, lines: Iterable[Sequence[str]]) -> None:
    """Semicolons and a byte order mark: what Excel opens by double click where the comma is decimal."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=";").writerows(lines)


def _listed() -> str:
    width = max(len(table.name) for table in TABLES)
    lines = [
        f"{table.name:<{width}}  {table.says}{' (required)' if table.required else ''}" for table in TABLES
    ]
    return "\n".join(lines) + "\n"
