"""Comma-, semicolon- or tab-separated text to cells."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa

from features.problems import FolderError, Problem
from features.reading.cells import Cells, Positions, no_text, one_array
from features.reading.cutting import DELIMITERS, Layout, Ragged, cut, layout
from features.reading.encoding import as_utf8
from features.reading.sheets import Sheet, without_blanks
from features.reading.title import title_notices

_HINT = "sep="


def read_separated(path: Path) -> Sheet:
    """The file's cells, as text or, in columns of digits only, as numbers.

    Raises FolderError where the file is no text, or cannot be cut into cells.
    """
    data, encoding = as_utf8(path.read_bytes(), path.name)
    data, hint = _without_hint(data)
    form = layout(data, hint)
    if form is None:
        raise FolderError([_uncut(path.name)])
    table, ragged = _cut(path.name, data, form)
    numbers = _rows(form.row, len(table), [row for row, _ in ragged])
    columns = tuple(_cells(one_array(column)) for column in table.columns)
    written = f"csv, {DELIMITERS[form.delimiter]}, {encoding}"
    notices = _guessed(path.name) if encoding == "Windows-1252" else ()
    notices += title_notices(path.name, form.row - form.above, form.row)
    sheet = Sheet(path.name, written, form.header, columns, numbers, header_row=form.row, notices=notices)
    return without_blanks(_with_ragged(sheet, ragged, form.delimiter))


def _cells(column: pa.Array) -> Cells:
    """The text that was cut, or the whole numbers, missing as NaN."""
    if not pa.types.is_integer(column.type):
        return Cells(column)
    numbers = column.to_numpy(zero_copy_only=False).astype(np.float64, copy=False)
    return Cells(no_text(len(column)), numbers=numbers)


def _cut(file: str, data: bytes, form: Layout) -> tuple[pa.Table, Ragged]:
    try:
        table, ragged = cut(data, form)
    except pa.ArrowInvalid:
        _check_quotes(file, data, form.delimiter)
        raise FolderError([_uncut(file)]) from None
    if b'"' in data and (ragged or _quotes_are_odd(data, table, form.row)):
        _check_quotes(file, data, form.delimiter)
    return table, ragged


def _without_hint(data: bytes) -> tuple[bytes, str]:
    """Excel's first line `sep=;`, which a spreadsheet does not show and does not count, is taken off."""
    line, _, rest = data[:20].decode("utf-8", "ignore").partition("\n")
    if not line.lower().startswith(_HINT) or not rest:
        return data, ""
    return data[data.index(b"\n") + 1 :], line[len(_HINT) :].rstrip("\r")


def _rows(before: int, count: int, ragged: list[int]) -> Positions:
    """The numbers of the rows that were cut: all after the header, save the ragged ones."""
    every = np.arange(before + 1, before + 1 + count + len(ragged), dtype=np.int64)
    return every[~np.isin(every, ragged)] if ragged else every


def _with_ragged(sheet: Sheet, ragged: Ragged, delimiter: str) -> Sheet:
    """The sheet with its ragged rows at the end, filled up or cut, so that what they name is not missed."""
    if not ragged:
        return sheet
    width = len(sheet.header)
    records = [next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []) for _, text in ragged]
    fitted = [(record + [""] * width)[:width] for record in records]
    columns = [
        Cells(pa.concat_arrays([column.text, pa.array(added, pa.string())]))
        for column, added in zip(sheet.columns, zip(*fitted, strict=True), strict=True)
    ]
    wrong = [
        number
        for number, record in enumerate(records)
        if any(cell.strip() for cell in (record[width:] if len(record) > width else record))
    ]
    return replace(
        sheet,
        columns=tuple(columns),
        rows=np.concatenate([sheet.rows, np.array([row for row, _ in ragged], dtype=np.int64)]),
        broken=len(sheet.rows) + np.array(wrong, dtype=np.int64),
        problems=tuple(_raggedness(sheet, ragged[number][0], records[number], delimiter) for number in wrong),
    )


def _raggedness(sheet: Sheet, row: int, record: list[str], delimiter: str) -> Problem:
    name, width = DELIMITERS[delimiter], len(sheet.header)
    mend = (
        f"Put cells that hold a {name} in quotation marks."
        if len(record) > width
        else f"Add the missing cells, empty ones too: {width - 1} {name}s a row."
    )
    cells = f"{len(record)} cell{'' if len(record) == 1 else 's'}"
    return Problem(
        sheet.file, row, "", delimiter.join(record), f"{cells}, where the header has {width}", mend
    )


def _quotes_are_odd(data: bytes, table: pa.Table, before: int) -> bool:
    """Whether a closer look is due: an odd number of marks, or cells with line breaks, the last one too."""
    lines = max(data.count(b"\n"), data.count(b"\r"))
    last = table.slice(len(table) - 1).to_pylist() if len(table) else []
    ends = [cell for row in last for cell in row.values() if str(cell).endswith(("\n", "\r"))]
    return data.count(b'"') % 2 == 1 or before + len(table) != lines or bool(ends)


def _check_quotes(file: str, data: bytes, delimiter: str) -> None:
    """Raise where a quotation mark is not closed, or closed in the middle of a cell."""
    reader = csv.reader(io.StringIO(data.decode(), newline=""), delimiter=delimiter, strict=True)
    try:
        for _ in reader:
            pass
    except csv.Error:
        raise FolderError([_unclosed(file, reader.line_num)]) from None


def _unclosed(file: str, line: int) -> Problem:
    mend = "Close the quotation mark there or above, and double those that belong to the text."
    return Problem(file, None, "", "", f"a quotation mark is not closed, seen at line {line:,}", mend)


def _guessed(file: str) -> tuple[str, ...]:
    return (f"{file}: not UTF-8, so read as Windows-1252: see that æ, ø and å are right",)


def _uncut(file: str) -> Problem:
    mend = "Open it in a spreadsheet and save it again as CSV UTF-8."
    return Problem(file, None, "", "", "the file cannot be cut into rows and cells", mend)
