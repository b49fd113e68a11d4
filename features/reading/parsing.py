"""The columns of a sheet as their contract says: numbers, days and words, side by side in two threads."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import numpy as np
import pandas as pd
import pyarrow as pa

from features.columns import Column, Table
from features.reading.cells import Cells, Parsed, Positions
from features.reading.dates import dates
from features.reading.marks import Marks
from features.reading.numbers import numbers
from features.reading.sheets import Sheet, column_name
from features.reading.words import words
from features.reading.written import Written, written

THREADS = 2


def matched(sheet: Sheet, table: Table) -> dict[str, Cells]:
    """The cells of every column that the contract knows and the sheet has; of a doubled name, the first."""
    found: dict[str, Cells] = {}
    for name, cells in zip(sheet.header, sheet.columns, strict=True):
        found.setdefault(column_name(name), cells)
    return {column.name: found[column.name] for column in table.columns if column.name in found}


def parsed(table: Table, cells: dict[str, Cells], count: int) -> dict[str, Parsed]:
    """All columns of the contract, `count` rows each; those that the sheet has not are missing throughout.

    What one number column tells of comma and point helps the others.
    """
    columns = [table.column(name) for name in cells]
    with ThreadPoolExecutor(THREADS) as pool:
        looked = list(pool.map(_looked, columns, cells.values()))
        marks = _marks(looked)
        read = dict(zip(cells, pool.map(partial(_read, marks=marks), looked), strict=True))
    return {column.name: read.get(column.name) or _absent(column, count) for column in table.columns}


def framed(table: Table, read: dict[str, Parsed], order: Positions | None) -> pd.DataFrame:
    """The frame of the contract, in this order of rows."""
    with ThreadPoolExecutor(THREADS) as pool:
        columns = list(pool.map(lambda column: _framed(read[column.name].column, order), table.columns))
    names = [column.name for column in table.columns]
    return pd.DataFrame(dict(zip(names, columns, strict=True)), copy=False)


def ordered(
    values: pa.DictionaryArray | np.ndarray, order: Positions | None
) -> pa.DictionaryArray | np.ndarray:
    """The values in this order; as they stand where there is none."""
    if order is None:
        return values
    return values.take(pa.array(order)) if isinstance(values, pa.DictionaryArray) else values.take(order)


def _looked(column: Column, cells: Cells) -> Parsed | Written:
    return words(column, cells) if column.kind == "text" else written(column, cells)


def _read(looked: Parsed | Written, marks: Marks) -> Parsed:
    if isinstance(looked, Parsed):
        return looked
    return dates(looked) if looked.column.kind == "date" else numbers(looked, marks)


def _marks(looked: list[Parsed | Written]) -> Marks:
    kinds = [one for one in looked if isinstance(one, Written) and one.column.kind != "date"]
    return frozenset(mark for one in kinds for mark in one.marks)


def _absent(column: Column, count: int) -> Parsed:
    if column.kind == "text":
        nothing = pa.array(np.zeros(count, dtype=np.int32), mask=np.ones(count, dtype=bool))
        return Parsed(pa.DictionaryArray.from_arrays(nothing, pa.array([], pa.string())))
    missing = np.datetime64("NaT", "us") if column.kind == "date" else np.nan
    return Parsed(np.full(count, missing))


def _framed(values: pa.DictionaryArray | np.ndarray, order: Positions | None) -> pd.Series | np.ndarray:
    """A column of the frame, which may be written to: what Arrow lends for reading only is copied."""
    one = ordered(values, order)
    if isinstance(one, pa.DictionaryArray):
        return _series(one)
    return one if one.flags.writeable else one.copy()


def _series(values: pa.DictionaryArray) -> pd.Series:
    text: pd.Series = pa.table({"text": values.dictionary_decode()}).to_pandas()["text"]
    return text
