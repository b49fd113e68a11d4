"""What units are compared on, as numbers: text spread into indicators, nothing missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd
from pandas.api.types import is_bool_dtype, is_numeric_dtype

from features.problems import DataError, counted

Floats = npt.NDArray[np.float64]


def numbers(units: pd.DataFrame, columns: Sequence[str]) -> pd.DataFrame:
    """The columns as floats, a text column as one indicator a level: "race=black".

    Raises DataError where a column is absent, or a value missing or infinite.
    """
    absent = [name for name in columns if name not in units]
    if absent:
        raise DataError(f"The units have no column {', '.join(absent)}. Leave it out or add it.")
    spread = [_spread(units[name]) for name in columns]
    return pd.concat(spread, axis=1) if spread else pd.DataFrame(index=units.index)


def _spread(column: pd.Series) -> pd.DataFrame:
    if not (is_numeric_dtype(column) or is_bool_dtype(column)):
        _whole(column, column.notna().to_numpy())
        text = column.astype("str")
        levels = sorted(set(text))
        return pd.DataFrame({f"{column.name}={level}": text.eq(level).astype("float64") for level in levels})
    values = column.astype("float64")
    _whole(column, np.isfinite(values.to_numpy()))
    return values.to_frame()


def _whole(column: pd.Series, present: npt.NDArray[np.bool_]) -> None:
    if not present.all():
        first = column.index[~present][0]
        number = counted(int((~present).sum()), "unit")
        raise DataError(
            f"{column.name} is missing or infinite for {number}, the first {first}; "
            "expected a value for every unit. Fill it in, or leave the column or these units out."
        )
