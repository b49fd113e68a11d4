"""Text to rows and cells by Arrow: the layout of the file first, then all rows at once."""

from __future__ import annotations

import contextlib
import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import pyarrow as pa
import pyarrow.csv

from features.reading.sheets import column_name
from features.reading.title import KNOWN, header_place
from features.tables import TABLES

DELIMITERS = {";": "semicolon", ",": "comma", "\t": "tab"}
BLOCK = 1 << 24
"""Bytes that are cut at a time; a single row must fit."""
_EVERY = [column for table in TABLES for column in table.columns]
NUMBERS = KNOWN - {column.name for column in _EVERY if column.kind in ("text", "date")}
"""Columns that hold numbers in every table that has them."""

_LOOK = 1 << 16  # bytes in which the header must end
_SAMPLE = 200  # rows that show whether a column may hold whole numbers only
_DIGITS = re.compile("-?[0-9]{1,15}|")
Ragged = list[tuple[int, str]]
"""Rows with too few or too many cells: number and text."""


@dataclass(frozen=True)
class Layout:
    """The delimiter, the header and its row, columns that seem to hold digits only, rows of titles above."""

    delimiter: str
    header: tuple[str, ...]
    row: int
    digits: frozenset[int] = frozenset()
    above: int = 0


def layout(data: bytes, hint: str) -> Layout | None:
    """The layout whose header names most known columns; None where no row has cells."""
    text = data[:_LOOK].decode("utf-8", "ignore")
    tried = [found for delimiter in DELIMITERS if (found := _tried(text, delimiter))]
    return max(tried, key=lambda one: _fit(one, hint), default=None)


def cut(data: bytes, form: Layout) -> tuple[pa.Table, Ragged]:
    """All rows of the header's width, and the others by their number and text.

    Cells are text; in columns of `form.digits` they are whole numbers if all of them are. Rows are numbered
    by one thread only, so the work is done again where some row is ragged. Raises pyarrow.ArrowInvalid where
    the text cannot be cut.
    """
    ragged: Ragged = []
    if form.digits and not _holds_an_x(data):
        with contextlib.suppress(pa.ArrowInvalid):
            table = _parsed(data, form, form.digits, ragged, threads=True)
            if not ragged:
                return table, ragged
    ragged.clear()
    table = _parsed(data, form, frozenset(), ragged, threads=True)
    if ragged:
        ragged.clear()
        table = _parsed(data, form, frozenset(), ragged, threads=False)
    return table, ragged


def _holds_an_x(data: bytes) -> bool:
    """Whether an x stands below the first line: Arrow takes 0x1F for a whole number."""
    below = max(data.find(b"\n"), 0)
    return data.find(b"x", below) >= 0 or data.find(b"X", below) >= 0


def _fit(one: Layout, hint: str) -> tuple[bool, int, int]:
    known = KNOWN & {column_name(cell) for cell in one.header}
    return one.delimiter == hint, len(known), len(one.header)


def _tried(text: str, delimiter: str) -> Layout | None:
    rows = list(islice(_rows(text, delimiter), _SAMPLE))
    if (place := header_place(rows)) is None:
        return None
    first, row = place
    digits = _digits(rows[row], rows[row + 1 :])
    return Layout(delimiter, tuple(rows[row]), row + 1, digits, row - first)


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """The first rows of a file, as far as they can be cut; the last one may be half."""
    with contextlib.suppress(csv.Error):
        yield from csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _digits(header: list[str], rows: list[list[str]]) -> frozenset[int]:
    """Columns of numbers in which the first rows hold whole numbers and nothing else."""
    whole = [row for row in rows[:-1] if len(row) == len(header)]
    numeric = (place for place, cell in enumerate(header) if column_name(cell) in NUMBERS)
    return frozenset(
        place for place in numeric if whole and all(_DIGITS.fullmatch(row[place]) for row in whole)
    )


def _parsed(data: bytes, form: Layout, digits: frozenset[int], ragged: Ragged, *, threads: bool) -> pa.Table:
    def aside(row: pa.csv.InvalidRow) -> str:
        ragged.append((row.number or 0, row.text))
        return "skip"

    names = [str(number) for number in range(len(form.header))]
    types = {name: pa.int64() if int(name) in digits else pa.string() for name in names}
    return pa.csv.read_csv(
        pa.BufferReader(data),
        read_options=pa.csv.ReadOptions(
            column_names=names, skip_rows_after_names=form.row, use_threads=threads, block_size=BLOCK
        ),
        parse_options=pa.csv.ParseOptions(
            delimiter=form.delimiter,
            newlines_in_values=b'"' in data,
            ignore_empty_lines=False,
            invalid_row_handler=aside,
        ),
        convert_options=pa.csv.ConvertOptions(
            column_types=types, null_values=[""], strings_can_be_null=False
        ),
    )
