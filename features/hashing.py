"""The hash of a table: the same for the same content, whatever the format and the order of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa

from features.columns import Column, Table

THREADS = 2


def table_hash(table: Table, frame: pd.DataFrame, coded: dict[str, pa.DictionaryArray]) -> str:
    """SHA-256 over the rows as `frame` has them (by key), column by column, in hexadecimal.

    Numbers count to the last bit, 0 and −0 are one, missing is missing; a column that is missing throughout
    counts like one that is absent.
    """
    named = [column for column in table.columns if not frame[column.name].isna().all()]
    with ThreadPoolExecutor(THREADS) as pool:
        digests = pool.map(lambda column: _digest(column, frame, coded), named)
    whole = hashlib.sha256(f"{table.name} {len(frame)}".encode())
    for column, digest in zip(named, digests, strict=True):
        whole.update(f" {column.name} ".encode() + digest)
    return whole.hexdigest()


def _digest(column: Column, frame: pd.DataFrame, coded: dict[str, pa.DictionaryArray]) -> bytes:
    digest = hashlib.sha256()
    for part in _text(coded[column.name]) if column.kind == "text" else _bits(frame[column.name]):
        digest.update(part.data)
    return digest.digest()


def _bits(values: pd.Series) -> Iterator[npt.NDArray[Any]]:
    """The bits of numbers, or microseconds since 1970, with one bit pattern for missing."""
    raw = values.to_numpy()
    if raw.dtype.kind == "M":
        yield raw.astype("datetime64[us]").view(np.int64)
    else:
        one = raw + 0.0  # −0 becomes 0
        one[np.isnan(one)] = np.nan
        yield one.view(np.int64)


def _text(coded: pa.DictionaryArray) -> Iterator[npt.NDArray[Any]]:
    """The distinct values, ascending, then which one each row has; −1 for missing."""
    yield np.array([len(value) for value in coded.dictionary.to_pylist()], dtype=np.int64)
    yield np.frombuffer("\0".join(coded.dictionary.to_pylist()).encode(), dtype=np.uint8)
    yield coded.indices.fill_null(-1).to_numpy().astype(np.int64)
