"""A sheet against its contract: header, cells, ranges and choices, rows in the order of their key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd
import pandera.errors
import pyarrow as pa

from features.columns import Column, Table
from features.problems import Problem
from features.reading.cells import Cells, Parsed, Positions, plain
from features.reading.headers import header_problems
from features.reading.keys import Codes, key_codes, key_order, repeats
from features.reading.parsing import framed, matched, ordered, parsed
from features.reading.sheets import Sheet
from features.reading.strays import without_strays
from features.reading.words import nearest

ALIKE = 0.6
"""How alike a word must be to a choice to be taken for a slip of the pen."""


@dataclass(frozen=True)
class Checked:
    """A table as its contract says, rows by key, with the way back to the cells that people see.

    `frame` has the contract's columns; its row i is row `order[i]` of the sheet. `coded` has the text columns
    as Arrow dictionaries with ascending values, in the order of `frame`.
    """

    table: Table
    sheet: Sheet
    cells: dict[str, Cells]
    frame: pd.DataFrame
    coded: dict[str, pa.DictionaryArray]
    order: Positions
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def file(self) -> str:
        """The file's name."""
        return self.sheet.file

    def rows(self, at: Positions) -> list[int]:
        """The numbers of these rows of `frame` in the person's editor."""
        return [int(row) for row in self.sheet.rows[self.order[at]]]

    def faulty(self, column: str, at: Iterable[int], expected: str, mend: str) -> Iterator[Problem]:
        """One problem for each of these rows of `frame`."""
        return _faulty(
            self.sheet, self.cells, column, self.order[np.fromiter(at, dtype=np.int64)], expected, mend
        )


def checked(sheet: Sheet, table: Table) -> Checked:
    """The sheet as the contract says, with all its problems; what is absent or cannot be read is missing."""
    cells = matched(sheet, table)
    read = parsed(table, cells, len(sheet.rows))
    sheet = without_strays(sheet, table, read)
    codes = key_codes([read[name].column for name in table.key])
    order = key_order(codes)
    coded = {
        column.name: ordered(read[column.name].column, order)
        for column in table.columns
        if column.kind == "text"
    }
    places = np.arange(len(codes)) if order is None else order
    one = Checked(table, sheet, cells, framed(table, read, order), coded, places)
    problems = [*sheet.problems, *header_problems(sheet, table), *_unreadable(one, read)]
    problems += _against_schema(one, read)
    problems += _doubled(one, codes[places])
    notices = [f"{sheet.file}: {notice}" for column in read.values() for notice in column.notices]
    return replace(one, problems=tuple(problems), notices=(*sheet.notices, *notices))


def _faulty(
    sheet: Sheet, cells: dict[str, Cells], column: str, at: Positions, expected: str, mend: str
) -> Iterator[Problem]:
    """Problems with cells of the sheet, save in rows that have one already because they are ragged."""
    for position in at[~np.isin(at, sheet.broken)]:
        value = cells[column].shown(int(position)).strip() if column in cells else ""
        yield Problem(sheet.file, int(sheet.rows[position]), column, value, expected, mend)


def _unreadable(one: Checked, read: dict[str, Parsed]) -> Iterator[Problem]:
    for name, column in read.items():
        for fault in column.faults:
            yield from _faulty(one.sheet, one.cells, name, fault.at, fault.expected, fault.mend)


def _against_schema(one: Checked, read: dict[str, Parsed]) -> Iterator[Problem]:
    """What pandera finds, cell by cell, save in cells that could not be read to begin with."""
    try:
        one.table.schema.validate(one.frame, lazy=True, inplace=True)  # a copy would cost as much again
    except pandera.errors.SchemaErrors as errors:
        cases = errors.failure_cases
        cases = cases[cases["column"].isin(list(one.cells)) & cases["index"].notna()]
        for (name, check), found in cases.groupby(["column", "check"], sort=False):
            at = found["index"].to_numpy(dtype=np.int64)
            unread = [fault.at for fault in read[name].faults]
            at = at[~np.isin(one.order[at], np.concatenate([*unread, one.sheet.broken]))]
            yield from _outside(one, one.table.column(name), str(check), np.sort(at))


def _outside(one: Checked, column: Column, check: str, at: Positions) -> Iterator[Problem]:
    """Problems with cells that pandera has refused."""
    if check == "not_nullable":
        mend = f"Fill it: {column.says}, such as {column.example}."
        yield from one.faulty(column.name, at, "the cell is empty", mend)
    elif column.choices:
        for value, found in one.frame[column.name].iloc[at].groupby(one.frame[column.name].iloc[at]):
            meant = nearest(str(value), column.choices, ALIKE)
            empty = "" if column.required else ", or leave the cell empty"
            mend = f"Write {meant}, if that is meant." if meant else f"Write one of these words{empty}."
            yield from one.faulty(column.name, found.index, f"expected {column.allowed}", mend)
    else:
        unit = f" ({column.unit})" if column.unit and column.unit not in ("year", "date", column.name) else ""
        mend = "Correct the cell." if column.required else "Correct the cell, or leave it empty."
        yield from one.faulty(column.name, at, f"expected {column.allowed}{unit}", mend)


def _doubled(one: Checked, codes: Codes) -> Iterator[Problem]:
    """Rows whose key an earlier row of the file has already; a key with a hole is no key."""
    required = [name for name in one.table.key if one.table.column(name).required]
    at = repeats(codes)
    at = at[one.frame[required].iloc[at].notna().all(axis="columns").to_numpy()]
    if not at.size:
        return
    first = one.rows(np.searchsorted(codes, codes[at]))
    keys = one.frame.iloc[at][list(one.table.key)].map(_told).agg(", ".join, axis="columns")
    for row, key, earlier in zip(one.rows(at), keys, first, strict=True):
        mend = f"Row {earlier:,} has it too: keep one of them."
        yield Problem(one.file, row, ", ".join(one.table.key), key, "expected each key once", mend)


def _told(value: object) -> str:
    """A value of a key as people write it."""
    if isinstance(value, pd.Timestamp):
        return str(value.date())
    return plain(value) if isinstance(value, float) else str(value)
