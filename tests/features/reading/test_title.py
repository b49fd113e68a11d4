"""Titles above the header, in text and in workbooks."""

from __future__ import annotations

from pathlib import Path

import openpyxl

from features.reading.title import header_place
from tests.features.folders import GOOD, read_with


def test_rows_above_the_header_are_left_out_and_told(tmp_path: Path) -> None:
    plain = read_with(tmp_path)
    titled = read_with(tmp_path, {"members.csv": "Members 2026;;;\n\n" + GOOD["members.csv"]})
    assert titled.tables.members.equals(plain.tables.members)
    assert titled.notices == ("members.csv: rows 1–2 above the header are left out",)


def test_a_title_of_one_cell_is_no_ragged_row(tmp_path: Path) -> None:
    reading = read_with(tmp_path, {"members.csv": "Members, as signed\n" + GOOD["members.csv"]})
    assert reading.notices == ("members.csv: row 1 above the header is left out",)
    assert len(reading.tables.members) == 2


def test_a_merged_title_in_a_workbook(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["Utlysninger"])
    book.active.append([])
    for line in GOOD["calls.csv"].splitlines():
        book.active.append(line.split(";"))
    book.active.merge_cells("A1:F1")
    folder = tmp_path / "data"
    folder.mkdir()
    book.save(folder / "calls.xlsx")
    reading = read_with(tmp_path, {"calls.csv": None})
    assert reading.tables.calls["call_id"].tolist() == ["2026", "2029"]
    assert reading.notices == ("calls.xlsx: rows 1–2 above the header are left out",)


def test_rows_under_a_header_without_one_known_name_are_no_header() -> None:
    assert header_place([["aplication", "nam"], ["A-1", "name"], ["A-2", "x"]]) == (0, 0)


def test_a_header_that_names_one_column_stays_the_header() -> None:
    assert header_place([["call_id", "klose"], ["call_id", "closes_on"]]) == (0, 0)
