"""The contracts in words: the description of every column, for the template and for the documentation."""

from __future__ import annotations

from collections.abc import Iterator

from features.columns import Column, Table
from features.tables import TABLES

HEADER = ("table", "column", "required", "what it is", "allowed", "unit", "example")

_READ = """\
# The data folder

<!-- Written from features/tables.py: `make docs` writes it again, and a test holds it to the contracts. -->

A data folder holds one file a table, named as the table: `calls.csv`, `accounts.xlsx`, `members.parquet`.
Only `calls` and `applications` must be there; what depends on an absent table is missing in the scores,
never zero. `klynge new FOLDER` writes an empty folder with one example row a table, `klynge check FOLDER`
names every problem at once: file, row, column, value, what is allowed, and how to mend it.

## How files are read

- **Formats.** `.csv` (semicolon, comma or tab; UTF-8 with or without BOM, UTF-16, Windows-1252), `.xlsx`
  and `.parquet`. In a workbook the sheet named as the table is read, or the only one that holds anything.
- **Rows** are counted as a spreadsheet counts them: the header is row 1, blank rows count, and a cell with
  line breaks is one row. Blank rows are left out, and so are titles above the header; the order of rows means
  nothing. A total, a second header and merged cells are problems: a row is one thing.
- **Columns** may stand in any order; case does not matter in their names, and a blank or a hyphen stands
  for `_`. A column that the table does not have is a problem, so that no misspelt column is passed over.
- **Numbers** may have a decimal comma or point, and thousands separated by a blank of any kind, a point, a
  comma or an apostrophe. Where `1,234` could be 1.234 or 1234, the other cells of the column decide, then
  the range that the column allows, then the other columns of the file; otherwise the cell is a problem.
  Amounts stand alone, without a currency or a percent sign.
- **Dates** are written 2026-03-16 or 16.03.2026; a time of day is dropped. 03/04/2026 is taken only where
  another cell of the column shows which number is the day. Bare numbers from 20000 to 80000 are Excel's
  days.
- **Missing** is an empty cell. In columns of numbers, dates and choices `NA`, `n/a`, `#N/A`, `NaN`, `null`
  and `None` mean missing, and in every column `-`, `.`, `..`, `...`, `:` and `*`, with which statistics
  offices leave values out. Each is counted and reported. In other text columns `NA` is a word.
- **Identifiers** are text: leading zeros stay. `914 778 271` and `914778271.0` are read as `914778271`.
- **Money** is in one currency, that of the calls, and in constant prices or with a `deflator` in
  `accounts`.
- **Time.** A row counts from the day it was known. Where `known_on` is empty in a table of years, the row
  counts 18 months after the end of its year. Nothing known after a call has closed enters a score of that
  call.
- **Revised accounts.** A firm and year has one row: keep the figures that were published first, with their
  day. Outcomes are read on the day on which the last year was published and are never revised after it.
- **Mergers and splits** stand in `successions`: firms that merged, split or changed their number between the
  years that are compared count as one firm, with their accounts added at both ends. Without the row a member
  that merged looks as if it had closed.
"""


def guide() -> str:
    """The page docs/data-folder.md, in Markdown."""
    return "\n".join([_READ, "## The tables", "", *(line for table in TABLES for line in _table(table))])


def rows() -> Iterator[tuple[str, ...]]:
    """One row a column of every table, as in `HEADER`."""
    for table in TABLES:
        for column in table.columns:
            yield table.name, *_row(column)


def _row(column: Column) -> tuple[str, ...]:
    required = "yes" if column.required else ""
    says = column.says + (f"; must be in {column.refers}, where that is there" if column.refers else "")
    return column.name, required, says, column.allowed, column.unit, column.example


def _table(table: Table) -> Iterator[str]:
    yield f"### `{table.name}`"
    yield ""
    key = ", ".join(f"`{name}`" for name in table.key)
    yield f"{'Required. ' if table.required else ''}{table.says[0].upper()}{table.says[1:]}."
    yield f"Key: {key}. Known from: {table.known}."
    yield ""
    yield f"| {' | '.join(HEADER[1:])} |"
    yield f"|{'---|' * len(HEADER[1:])}"
    for column in table.columns:
        name, *rest = _row(column)
        yield f"| {' | '.join([f'`{name}`', *rest])} |"
    yield ""


if __name__ == "__main__":
    print(guide(), end="")  # the way to docs/data-folder.md
