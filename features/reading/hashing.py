"""The hash of a table: the same for the same content, whatever the file's format and order of rows."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from features.columns import Table
from features.reading.cells import letters_of, one_array

THREADS = 2


def table_hash(table: Table, frame: pd.DataFrame) -> str:
    """SHA-256 over the rows of a checked table, which stand by key, column by column; in hexadecimal.

    Numbers count to the last bit, 0 and −0 are one, missing is missing; a column that is missing throughout
    counts like one that is absent.
    """
    named = [column.name for column in table.columns if not frame[column.name].isna().all()]
    with ThreadPoolExecutor(THREADS) as pool:
        digests = list(pool.map(_digest, [frame[name] for name in named]))
    whole = hashlib.sha256(f"{table.name} {len(frame)}".encode())
    for name, digest in zip(named, digests, strict=True):
        whole.update(f" {name} ".encode() + digest)
    return whole.hexdigest()


def _digest(values: pd.Series) -> bytes:
    digest = hashlib.sha256()
    for part in _bits(values) if values.dtype.kind in "fM" else _letters(values):
        digest.update(np.ascontiguousarray(part).data)
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


def _letters(values: pd.Series) -> Iterator[npt.NDArray[Any]]:
    """The length of every text in bytes, −1 for missing, then all bytes."""
    text = one_array(pa.array(values, from_pandas=True))
    yield pc.binary_length(text).fill_null(-1).to_numpy().astype(np.int64)
    yield letters_of(pc.fill_null(text, "").cast(pa.string()))
