"""Comma-, semicolon- or tab-separated text to cells."""

from __future__ import annotations

import contextlib
import csv
import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.csv

from features.cells import Cells, Positions, one_array
from features.encoding import as_utf8
from features.problems import FolderError, Problem
from features.sheets import Sheet, column_name, without_blanks
from features.tables import TABLES

DELIMITERS = {";": "semicolon", ",": "comma", "\t": "tab"}
BLOCK = 1 << 24
"""Bytes that are cut at a time; a single row must fit."""
KNOWN = frozenset(column.name for table in TABLES for column in table.columns)

_HINT = "sep="
_LOOK = 1 << 16  # bytes in which the header must end
Ragged = list[tuple[int, str]]


def read_separated(path: Path) -> Sheet:
    """The file's cells, all as text; the delimiter is the one that finds most known columns in the header.

    Raises FolderError where the file is no text, or cannot be cut into cells.
    """
    data, encoding = as_utf8(path.read_bytes(), path.name)
    data, hint = _without_hint(data)
    delimiter, header, before = _header(data, hint, path.name)
    try:
        table, ragged = _cut(data, delimiter, len(header), before)
    except pa.ArrowInvalid:
        _check_quotes(path.name, data, delimiter)
        raise FolderError([_uncut(path.name)]) from None
    if b'"' in data and (ragged or _quotes_are_odd(data, table, before)):
        _check_quotes(path.name, data, delimiter)
    numbers = _rows(before, len(table), [row for row, _ in ragged])
    columns = tuple(Cells(one_array(column)) for column in table.columns)
    form = f"csv, {DELIMITERS[delimiter]}, {encoding}"
    notices = _guessed(path.name) if encoding == "Windows-1252" else ()
    sheet = Sheet(path.name, form, tuple(header), columns, numbers, header_row=before, notices=notices)
    return without_blanks(_with_ragged(sheet, ragged, delimiter))


def _without_hint(data: bytes) -> tuple[bytes, str]:
    """Excel's first line `sep=;`, which a spreadsheet does not show and does not count, is taken off."""
    line, _, rest = data[:20].decode("utf-8", "ignore").partition("\n")
    if not line.lower().startswith(_HINT) or not rest:
        return data, ""
    return data[data.index(b"\n") + 1 :], line[len(_HINT) :].rstrip("\r")


def _header(data: bytes, hint: str, file: str) -> tuple[str, list[str], int]:
    """Delimiter, names, and the number of the header's row: blank rows may stand before it."""
    text = data[:_LOOK].decode("utf-8", "ignore")
    tried = []
    for delimiter in DELIMITERS:
        row, record = _first_row(text, delimiter)
        known = len(KNOWN & {column_name(cell) for cell in record})
        tried.append(((delimiter == hint, known, len(record)), delimiter, record, row))
    _, delimiter, header, row = max(tried, key=lambda one: one[0])
    if not header:
        raise FolderError([_uncut(file)])
    return delimiter, header, row


def _first_row(text: str, delimiter: str) -> tuple[int, list[str]]:
    """The first row that is not blank, and its number; no cells where there is none."""
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    with contextlib.suppress(csv.Error):
        for row, record in enumerate(rows, start=1):
            if any(cell.strip() for cell in record):
                return row, record
    return 0, []


def _cut(data: bytes, delimiter: str, width: int, before: int) -> tuple[pa.Table, Ragged]:
    """All rows of the header's width as text, and the others by their number and text.

    Rows are numbered by one thread only, so that is done a second time where some row is ragged.
    """
    ragged: Ragged = []
    table = _parsed(data, delimiter, width, before, ragged, threads=True)
    if ragged:
        ragged.clear()
        table = _parsed(data, delimiter, width, before, ragged, threads=False)
    return table, ragged


def _parsed(
    data: bytes, delimiter: str, width: int, before: int, ragged: Ragged, *, threads: bool
) -> pa.Table:
    def aside(row: pa.csv.InvalidRow) -> str:
        ragged.append((row.number or 0, row.text))
        return "skip"

    names = [str(number) for number in range(width)]
    return pa.csv.read_csv(
        pa.BufferReader(data),
        read_options=pa.csv.ReadOptions(
            column_names=names, skip_rows_after_names=before, use_threads=threads, block_size=BLOCK
        ),
        parse_options=pa.csv.ParseOptions(
            delimiter=delimiter,
            newlines_in_values=b'"' in data,
            ignore_empty_lines=False,
            invalid_row_handler=aside,
        ),
        convert_options=pa.csv.ConvertOptions(
            column_types={name: pa.string() for name in names}, strings_can_be_null=False
        ),
    )


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
    ends = [cell for row in last for cell in row.values() if cell.endswith(("\n", "\r"))]
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
