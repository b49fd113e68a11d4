"""Workbooks: typed cells stay typed, and nothing that a reader leaves blank is taken for an empty cell."""

from __future__ import annotations

import datetime as dt
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest

from features.problems import FolderError, Problem
from features.reading.sheets import Sheet
from features.reading.workbook import read_workbook

HEADER = ["org_id", "year", "employees", "known_on"]


def write(folder: Path, sheets: Mapping[str, Sequence[Sequence[object]]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    path = folder / "accounts.xlsx"
    book.save(path)
    return path


def shown(sheet: Sheet) -> dict[int, list[str]]:
    return {
        int(row): [column.shown(place) for column in sheet.columns] for place, row in enumerate(sheet.rows)
    }


def refused(path: Path) -> Problem:
    with pytest.raises(FolderError) as raised:
        read_workbook(path)
    (problem,) = raised.value.problems
    return problem


def test_text_numbers_and_days_each_come_as_they_are(tmp_path: Path) -> None:
    rows = [HEADER, ["001", 2024, 36.5, dt.date(2025, 8, 1)], [914778271, 2023, "12,5", "01.08.2024"]]
    sheet = read_workbook(write(tmp_path, {"accounts": rows}))
    assert shown(sheet) == {
        2: ["001", "2024", "36.5", "2025-08-01"],
        3: ["914778271", "2023", "12,5", "01.08.2024"],
    }
    ids, years, employees, days = sheet.columns
    assert ids.text.to_pylist() == ["001", ""]
    assert (years.text.to_pylist(), years.days) == (["", ""], None)
    assert employees.numbers is not None
    assert employees.numbers[0] == 36.5
    assert days.days is not None
    assert str(days.days[0]) == "2025-08-01T00:00:00.000000"


def test_rows_are_counted_as_excel_counts_them(tmp_path: Path) -> None:
    sheet = read_workbook(
        write(tmp_path, {"accounts": [[], HEADER, [], ["1", 2024], [None, " "], ["2", 2024]]})
    )
    assert (sheet.header_row, list(sheet.rows), sheet.blank) == (2, [4, 6], 2)


def test_the_sheet_named_as_the_table_is_read(tmp_path: Path) -> None:
    sheets = {"Notes": [["read me"]], "Accounts": [HEADER, ["1", 2024]], "more": [["x"]]}
    assert read_workbook(write(tmp_path, sheets)).form == "xlsx, sheet Accounts"


def test_the_only_sheet_with_cells_is_read_whatever_its_name(tmp_path: Path) -> None:
    assert (
        read_workbook(write(tmp_path, {"Ark1": [HEADER, ["1", 2024]], "Ark2": []})).form == "xlsx, sheet Ark1"
    )


def test_several_sheets_without_the_tables_name_are_a_problem(tmp_path: Path) -> None:
    problem = refused(write(tmp_path, {"Ark1": [HEADER], "Ark2": [HEADER]}))
    assert problem.expected == "expected one sheet with cells, found Ark1, Ark2"
    assert problem.mend == "Name the sheet to be read accounts."


def test_a_formula_whose_result_was_never_saved_is_a_problem_with_its_cell(tmp_path: Path) -> None:
    sheet = read_workbook(write(tmp_path, {"accounts": [HEADER, ["1", 2024, "=6*7", "2025-08-01"]]}))
    (problem,) = sheet.problems
    assert (problem.row, problem.column, problem.value) == (2, "employees", "=6*7")
    assert problem.expected == "a formula whose result was never saved"


def test_a_formula_with_its_result_is_the_result_even_where_that_is_empty_text(tmp_path: Path) -> None:
    path = write(tmp_path, {"accounts": [HEADER, ["1", 2024, "=6*7", '=IF(1,"","")']]})
    saved = {b"<f>6*7</f><v />": b"<f>6*7</f><v>42</v>", b'<c r="D2"><f>': b'<c r="D2" t="str"><f>'}
    with zipfile.ZipFile(path) as parts:
        content = {name: parts.read(name) for name in parts.namelist()}
    with zipfile.ZipFile(path, "w") as parts:
        for name, data in content.items():
            for old, new in saved.items():
                data = data.replace(old, new)
            parts.writestr(name, data)
    sheet = read_workbook(path)
    assert (shown(sheet), sheet.problems) == ({2: ["1", "2024", "42", ""]}, ())


def test_an_error_value_is_kept_as_text_so_that_it_is_not_taken_for_an_empty_cell(tmp_path: Path) -> None:
    sheet = read_workbook(write(tmp_path, {"accounts": [HEADER, ["1", 2024, "#DIV/0!", "#N/A"]]}))
    assert shown(sheet) == {2: ["1", "2024", "#DIV/0!", "#N/A"]}


@pytest.mark.parametrize(
    "data", [b"", b"rubbish", b"PK\x03\x04rubbish", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600]
)
def test_a_damaged_or_locked_workbook_is_a_problem(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "accounts.xlsx"
    path.write_bytes(data)
    assert refused(path).expected.startswith("the workbook cannot be opened (")


def test_a_workbook_without_cells_is_a_problem(tmp_path: Path) -> None:
    assert refused(write(tmp_path, {"accounts": []})).expected == "the file is empty"


def test_merged_cells_are_told_even_where_a_cell_may_be_empty(tmp_path: Path) -> None:
    path = write(tmp_path, {"accounts": [HEADER, ["1", 2023, 5, None], ["2", 2023, None, None]]})
    book = openpyxl.load_workbook(path)
    book.active.merge_cells("C2:C3")
    book.save(path)
    (problem,) = read_workbook(path).problems
    assert str(problem) == (
        'accounts.xlsx, row 2, employees: "5": expected a value in every cell, but these are merged, '
        "rows 2–3. Unmerge the cells and write the value in every one."
    )
