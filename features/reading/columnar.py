"""Parquet files to cells: typed columns as they are, text columns as text."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet

from features.problems import FolderError, Problem
from features.reading.cells import Cells, Days, no_text, one_array
from features.reading.sheets import Sheet, without_blanks


def read_columnar(path: Path) -> Sheet:
    """The file's cells; rows are numbered as if it had a header row, as in the other formats.

    Raises FolderError where the file is damaged or a column holds lists or records.
    """
    try:
        table = pa.parquet.ParquetFile(path).read()
    except (pa.ArrowException, OSError) as error:
        mend = "Write the file again from where it came, or give the table as .csv."
        why = str(error).splitlines()[0]
        raise FolderError(
            [Problem(path.name, None, "", "", f"the file cannot be read ({why})", mend)]
        ) from None
    names = [name for name in table.column_names if not name.startswith("__index_level_")]
    columns = tuple(_cells(path.name, name, table.column(name)) for name in names)
    numbers = np.arange(2, len(table) + 2, dtype=np.int64)
    return without_blanks(Sheet(path.name, "parquet", tuple(names), columns, numbers))


def _cells(file: str, name: str, column: pa.ChunkedArray) -> Cells:
    kind = column.type.value_type if pa.types.is_dictionary(column.type) else column.type
    array = one_array(column.cast(kind) if column.type != kind else column)
    if pa.types.is_temporal(kind) and not pa.types.is_time(kind) and not pa.types.is_duration(kind):
        return Cells(no_text(len(array)), days=_days(array))
    if pa.types.is_floating(kind) or pa.types.is_decimal(kind):
        numbers = np.asarray(array.cast(pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)
        return Cells(no_text(len(array)), numbers=numbers)
    if pa.types.is_integer(kind) or pa.types.is_boolean(kind) or _is_text(kind) or pa.types.is_null(kind):
        return Cells(pc.fill_null(array.cast(pa.string()), ""))
    mend = "Write the column as text, numbers or dates."
    raise FolderError([Problem(file, 1, name, "", f"expected plain cells, found {kind}", mend)])


def _days(array: pa.Array) -> Days:
    """Days as they are written where a time zone stands beside them."""
    zone = getattr(array.type, "tz", None)
    local = pc.local_timestamp(array) if zone else array
    days: Days = local.cast(pa.timestamp("us"), safe=False).to_numpy(zero_copy_only=False)
    return days


def _is_text(kind: pa.DataType) -> bool:
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind))
