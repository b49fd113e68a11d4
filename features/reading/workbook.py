"""Excel workbooks to cells by calamine, and by openpyxl what calamine leaves blank: errors, lost formulas."""

from __future__ import annotations

import datetime as dt
import warnings
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pyarrow as pa
import python_calamine

from features.problems import FolderError, Problem, rows_text
from features.reading.cells import Cells, plain
from features.reading.sheets import Sheet, without_blanks
from features.reading.title import header_place, title_notices

Rows = list[list[Any]]
Merged = list[tuple[tuple[int, int], tuple[int, int]]]


def read_workbook(path: Path) -> Sheet:
    """The cells of the sheet that is named as the table, or of the only sheet that holds any.

    Raises FolderError where the workbook is damaged, locked, or has several sheets to choose from.
    """
    try:
        name, rows, merged = _chosen(path)
    except (python_calamine.CalamineError, OSError, zipfile.BadZipFile) as error:
        raise FolderError([_damaged(path.name, str(error))]) from None
    first, head = header_place([_shown(cell) for cell in row] for row in rows) or (0, 0)
    header = tuple(_shown(cell) for cell in rows[head])
    problems = [*_unseen(path, name, rows, header), *_merged(path.name, rows, head, merged)]
    columns = tuple(_cells([row[number] for row in rows[head + 1 :]]) for number in range(len(header)))
    numbers = np.arange(head + 2, len(rows) + 1, dtype=np.int64)
    notices = title_notices(path.name, first + 1, head + 1)
    sheet = Sheet(path.name, f"xlsx, sheet {name}", header, columns, numbers, head + 1, notices=notices)
    return without_blanks(replace(sheet, problems=tuple(problems)))


def _chosen(path: Path) -> tuple[str, Rows, Merged]:
    """The name of the sheet, its cells, and the corners of its merged cells."""
    with python_calamine.CalamineWorkbook.from_path(path) as book:
        shown = [
            sheet.name
            for sheet in book.sheets_metadata
            if sheet.visible == python_calamine.SheetVisibleEnum.Visible
            and sheet.typ == python_calamine.SheetTypeEnum.WorkSheet
        ]
        sheets = {name: book.get_sheet_by_name(name) for name in shown}
        held = {name: sheet.to_python(skip_empty_area=False) for name, sheet in sheets.items()}
    filled = {name: rows for name, rows in held.items() if any(_shown(cell) for row in rows for cell in row)}
    own = [name for name in filled if name.strip().lower() == path.stem.lower()] or list(filled)
    if not own:
        mend = "Fill it, or take it out of the folder."
        raise FolderError([Problem(path.name, None, "", "", "the file is empty", mend)])
    if len(own) > 1:
        raise FolderError([_several(path, own)])
    return own[0], filled[own[0]], sheets[own[0]].merged_cell_ranges or []


def _merged(file: str, rows: Rows, head: int, merged: Merged) -> Iterator[Problem]:
    """Cells below the header that are merged: only the first of them holds the value."""
    mend = "Unmerge the cells and write the value in every one."
    for (top, left), (bottom, right) in merged:
        if bottom > head and (top, left) != (bottom, right) and left < len(rows[head]):
            where = rows_text(range(top + 1, bottom + 2))
            expected = f"expected a value in every cell, but these are merged, {where}"
            yield Problem(file, top + 1, _shown(rows[head][left]), _shown(rows[top][left]), expected, mend)


def _several(path: Path, names: Sequence[str]) -> Problem:
    expected = f"expected one sheet with cells, found {', '.join(names)}"
    return Problem(path.name, None, "", "", expected, f"Name the sheet to be read {path.stem.lower()}.")


def _damaged(file: str, why: str) -> Problem:
    mend = "Open it in a spreadsheet and save it again as .xlsx, without a password."
    return Problem(file, None, "", "", f"the workbook cannot be opened ({why})", mend)


def _shown(cell: object) -> str:
    """A header cell as text."""
    return plain(cell) if isinstance(cell, float) else str(cell).strip()


def _cells(column: Sequence[Any]) -> Cells:
    """One column of what calamine returns, each cell to its place."""
    text, numbers, days = (
        [],
        np.full(len(column), np.nan),
        np.full(len(column), "NaT", dtype="datetime64[us]"),
    )
    for place, cell in enumerate(column):
        typed = isinstance(cell, (float, int, dt.date)) and not isinstance(cell, bool)
        text.append("" if typed else str(cell).upper() if isinstance(cell, bool) else str(cell))
        if isinstance(cell, dt.date):
            days[place] = np.datetime64(cell, "us")
        elif typed:
            numbers[place] = cell
    return Cells(
        pa.array(text, pa.string()),
        None if np.isnan(numbers).all() else numbers,
        None if np.isnat(days).all() else days,
    )


def _unseen(path: Path, name: str, rows: Rows, header: Sequence[str]) -> Iterator[Problem]:
    """What calamine reads as blank: error values are put into `rows` as text, lost formulas are problems."""
    if not _has_formulas_or_errors(path):
        return
    with warnings.catch_warnings():
        warnings.simplefilter(
            "ignore"
        )  # styles and extensions that openpyxl does not know are no concern here
        values = openpyxl.load_workbook(path, read_only=True, data_only=True)[name]
        formulas = openpyxl.load_workbook(path, read_only=True)[name]
        for number, (shown, behind) in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=True)):
            for place, (value, formula) in enumerate(zip(shown, behind, strict=True)):
                if value.data_type == "e":
                    rows[number][place] = value.value
                elif formula.data_type == "f" and value.value is None and value.data_type == "n":
                    yield _lost(path.name, number + 1, header[place], str(formula.value))


def _lost(file: str, row: int, column: str, formula: str) -> Problem:
    mend = "Open the workbook in a spreadsheet, save it and try again, or write the value itself."
    expected = "a formula whose result was never saved"
    return Problem(file, row, column, formula, expected, mend)


def _has_formulas_or_errors(path: Path) -> bool:
    with zipfile.ZipFile(path) as parts:
        sheets = (name for name in parts.namelist() if name.startswith("xl/worksheets/"))
        return any(mark in parts.read(name) for name in sheets for mark in (b"<f>", b"<f ", b't="e"'))
