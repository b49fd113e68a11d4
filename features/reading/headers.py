"""A sheet's header against the contract: names that are unknown, missing, doubled or left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from features.columns import Table
from features.problems import Problem
from features.reading.sheets import Sheet, column_name
from features.reading.words import nearest


def header_problems(sheet: Sheet, table: Table) -> Iterator[Problem]:
    """Everything that is wrong with the names of the columns."""
    names = [column_name(cell) for cell in sheet.header]
    known = [column.name for column in table.columns]
    for number, (name, cell) in enumerate(zip(names, sheet.header, strict=True), start=1):
        if not name:
            yield _problem(sheet, "", f"column {number} has cells but no name", "Name it, or take it out.")
        elif name not in known:
            yield _problem(sheet, cell.strip(), *_unknown(table, name, known))
    for name, count in Counter(names).items():
        if name and count > 1:
            yield _problem(sheet, name, f"{count} columns have this name", "Keep one of them.")
    for column in table.columns:
        if column.required and column.name not in names:
            mend = f"Add the column {column.name}: {column.says}, such as {column.example}."
            yield _problem(sheet, column.name, "the column is missing", mend)


def _unknown(table: Table, name: str, known: list[str]) -> tuple[str, str]:
    home = "region_indicators" if table.name.startswith("region") else "application_indicators"
    mend = f"Rename it if that is meant, or take it out; numbers of your own go into {home}."
    return f"{table.name} has no such column; the nearest is {nearest(name, known)}", mend


def _problem(sheet: Sheet, column: str, expected: str, mend: str) -> Problem:
    return Problem(sheet.file, sheet.header_row, column, "", expected, mend)
