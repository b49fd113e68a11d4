"""Keys: the order of rows that files cannot change, and rows that are there twice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from features.reading.cells import Positions

Codes = npt.NDArray[np.int64]


def key_codes(columns: Sequence[Any]) -> Codes:
    """One whole number a row, ascending with the key's columns; a missing value comes last.

    Columns are float64, datetime64[us], or Arrow dictionaries with ascending values.
    """
    total: Codes = np.zeros(0, dtype=np.int64)
    size = 1
    for place, column in enumerate(columns):
        codes, count = _codes(column)
        if place and size * count >= 2**62:
            total = np.unique(total, return_inverse=True)[1].astype(np.int64)
            size = int(total.max(initial=-1)) + 1
        total = codes if not place else total * count + codes
        size *= count
    return total


def key_order(codes: Codes) -> Positions | None:
    """The order of rows by key, rows with the same key as they stand; None where they are in order."""
    return None if bool(np.all(codes[1:] >= codes[:-1])) else np.argsort(codes, kind="stable")


def repeats(codes: Codes) -> Positions:
    """Positions of rows whose key equals that of the row before, in rows ordered by key."""
    return np.flatnonzero(codes[1:] == codes[:-1]) + 1


def _codes(column: Any) -> tuple[Codes, int]:
    """The column as whole numbers from 0, and how many there may be."""
    if isinstance(column, pa.DictionaryArray):
        size = len(column.dictionary)
        codes = column.indices.fill_null(size).to_numpy().astype(np.int64)
        return codes, size + 1
    values = column.astype(np.float64) if column.dtype.kind == "f" else column.astype("datetime64[D]")
    missing = np.isnan(values)
    if values.dtype.kind == "f" and not bool(np.all(missing | ((values % 1 == 0) & (abs(values) < 1e9)))):
        values = np.unique(values, return_inverse=True)[1].astype(np.float64)
    whole = np.where(missing, np.zeros((), dtype=values.dtype), values).astype(np.int64)
    low, high = (int(whole[~missing].min()), int(whole[~missing].max())) if not missing.all() else (0, 0)
    return np.where(missing, high - low + 1, whole - low), high - low + 2
