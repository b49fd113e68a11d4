"""Rows that are no data: totals, the header once more, and rows that name nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from features.columns import Table
from features.problems import Problem
from features.reading.cells import NO_CELLS, Parsed, Positions
from features.reading.sheets import Sheet

TOTALS = frozenset(
    {"sum", "total", "totals", "totalt", "sum total", "grand total", "i alt", "sum:", "total:"}
)
_AGAIN, _TOTAL = "this is the header once more", "this is a total, not a row of data"
_OUT = "Take the row out."


def without_strays(sheet: Sheet, table: Table, read: Mapping[str, Parsed]) -> Sheet:
    """The sheet with one problem for each row that is no data, and nothing more said of its cells."""
    problems: list[Problem] = []
    found: list[Positions] = []
    for at, expected, mend in _strays(table, read):
        at = at[~np.isin(at, np.concatenate([sheet.broken, *found]))]
        found.append(at)
        problems += [Problem(sheet.file, int(sheet.rows[one]), "", "", expected, mend) for one in at]
    if not problems:
        return sheet
    broken = np.concatenate([sheet.broken, *found])
    return replace(sheet, broken=broken, problems=(*sheet.problems, *problems))


def _strays(table: Table, read: Mapping[str, Parsed]) -> Iterator[tuple[Positions, str, str]]:
    name = table.key[0]
    first = read[name].column
    if isinstance(first, pa.DictionaryArray):
        words = pc.utf8_trim(pc.utf8_lower(first.dictionary), " :")
        yield _rows(first, words, (name, name.replace("_", " "), name.replace("_", "-"))), _AGAIN, _OUT
        yield _rows(first, words, TOTALS), _TOTAL, _OUT
    required = [one for one in table.key if table.column(one).required]
    missing = np.logical_and.reduce([_missing(read[one].column) for one in required])
    names = " and ".join(required)
    mend = f"Fill {'it' if len(required) == 1 else 'them'}, or take the row out if it is a total."
    yield np.flatnonzero(missing), f"the row has no {names}", mend


def _rows(coded: pa.DictionaryArray, words: pa.StringArray, wanted: Iterable[str]) -> Positions:
    """Positions of the rows with a wanted word; `words` are the values of the dictionary, simplified."""
    kinds = np.flatnonzero(pc.is_in(words, value_set=pa.array(wanted, pa.string())))
    return np.flatnonzero(np.isin(coded.indices.fill_null(-1).to_numpy(), kinds)) if kinds.size else NO_CELLS


def _missing(column: pa.DictionaryArray | npt.NDArray[np.generic]) -> npt.NDArray[np.bool_]:
    if isinstance(column, pa.DictionaryArray):
        return np.asarray(column.is_null().to_numpy(zero_copy_only=False), dtype=bool)
    return np.asarray(np.isnan(column), dtype=bool)
