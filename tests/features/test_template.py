"""The template can be read as it stands, explains every column, and never overwrites anything."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from features.problems import DataError
from features.reading import read_folder
from features.tables import TABLES
from features.template import write_template


def cells(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=";"))


def test_the_template_is_a_folder_in_good_order_with_one_row_in_every_table(tmp_path: Path) -> None:
    write_template(tmp_path / "new")
    reading = read_folder(tmp_path / "new")
    assert reading.notices == ()
    assert reading.flow["kept"].to_dict() == {table.name: 1 for table in TABLES}


def test_it_opens_in_norwegian_excel_semicolon_decimal_comma_and_mark(tmp_path: Path) -> None:
    write_template(tmp_path / "new")
    data = (tmp_path / "new" / "regions.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert "tromso;Tromsø;69,65;18,96;2521;78 745;tromso" in data.decode("utf-8-sig")


def test_every_column_of_every_table_is_explained(tmp_path: Path) -> None:
    write_template(tmp_path / "new")
    header, *rows = cells(tmp_path / "new" / "columns.csv")
    assert header == ["table", "column", "required", "what it is", "allowed", "unit", "example"]
    assert [row[:2] for row in rows] == [
        [table.name, column.name] for table in TABLES for column in table.columns
    ]
    assert all(row[3] and row[4] for row in rows)
    for table in TABLES:
        assert cells(tmp_path / "new" / f"{table.name}.csv")[0] == [column.name for column in table.columns]
        assert table.name in (tmp_path / "new" / "README.txt").read_text(encoding="utf-8-sig")


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    write_template(tmp_path / "new")
    assert (tmp_path / "new" / "calls.csv").exists()


def test_a_folder_that_holds_something_is_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text("mine")
    with pytest.raises(DataError, match="is there already and not empty"):
        write_template(tmp_path)
    with pytest.raises(DataError, match="is there already and not empty"):
        write_template(tmp_path / "calls.csv")
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]
