"""Exact cells: units that agree in every one of some columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from features.problems import DataError

Integers = npt.NDArray[np.int64]
BETWEEN = " · "
EVERYONE = "all"


def cells(
    units: pd.DataFrame, exact: Sequence[str], treated: Integers, controls: Integers
) -> Iterator[tuple[Integers, Integers]]:
    """Treated and controls of every cell that has both, as positions, each in the order given.

    An unknown value is like no other, not even another unknown one.
    """
    numbers = cell_numbers(units, exact)
    ours, others = _by_cell(numbers, treated), _by_cell(numbers, controls)
    for cell in sorted((ours.keys() & others.keys()) - {-1}):
        yield ours[cell], others[cell]


def cell_names(units: pd.DataFrame, exact: Sequence[str]) -> pd.Series:
    """What the members of each unit's cell have in common: "28 · 10-49 · central"."""
    if not exact:
        return pd.Series(EVERYONE, units.index, dtype="str")
    names = units[exact[0]].astype("str")
    for column in exact[1:]:
        names = names + BETWEEN + units[column].astype("str")
    return names


def cell_numbers(units: pd.DataFrame, exact: Sequence[str]) -> Integers:
    """One number a cell, −1 where a value is missing."""
    absent = [name for name in exact if name not in units]
    if absent:
        raise DataError(f"The units have no column {', '.join(absent)} to agree in. Leave it out or add it.")
    if not exact:
        return np.zeros(len(units), dtype="int64")
    known = units[list(exact)].notna().all(axis=1).to_numpy(dtype=bool)
    numbers = np.full(len(units), -1, dtype="int64")
    numbers[known] = units[known].groupby(list(exact), observed=True).ngroup()
    return numbers


def _by_cell(numbers: Integers, positions: Integers) -> dict[int, Integers]:
    order = positions[np.argsort(numbers[positions], kind="stable")]
    values, starts = np.unique(numbers[order], return_index=True)
    return dict(zip(values.tolist(), np.split(order, starts[1:]), strict=True)) if len(values) else {}
