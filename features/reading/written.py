"""A column of text looked at once: which values and which shapes occur, and where."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from features.columns import Column
from features.reading.cells import NO_CELLS, Cells, Floats, Positions, letters_of, shapes, tidy
from features.reading.marks import Marks, Shape, shape
from features.reading.plain_numbers import plain_numbers

Codes = npt.NDArray[np.int32]


@dataclass(frozen=True)
class Written:
    """The values of a column, the shapes that occur among them, which shape each value has.

    `each` says which value stands in every row; None where values and rows are the same. `floats` are the
    numbers in the rows where they were beyond doubt from the start.
    """

    column: Column
    cells: Cells
    values: pa.StringArray
    names: tuple[str, ...]
    kinds: tuple[Shape, ...]
    codes: Codes
    each: Codes | None = None
    floats: Floats | None = None

    @property
    def rows(self) -> Codes:
        """Which shape the cell of every row has."""
        return self.codes if self.each is None else self.codes[self.each]

    @property
    def marks(self) -> Marks:
        """The uses of comma and point of which some cell of the column leaves no doubt."""
        decimal: Marks = frozenset((kind.decimal, "decimal") for kind in self.kinds if kind.decimal)
        return decimal | frozenset((kind.separator, "separator") for kind in self.kinds if kind.separator)

    @property
    def unclear(self) -> list[str]:
        """Marks in cells like 1,234."""
        return sorted({kind.unclear for kind in self.kinds if kind.unclear})

    def where(self, wanted: Iterable[bool]) -> Positions:
        """Rows with a cell of a wanted shape, one truth value a shape."""
        mask = self._mask(wanted)
        return np.flatnonzero(mask[self.rows]) if mask.any() else NO_CELLS

    def like(self, wanted: Iterable[bool]) -> tuple[Positions, pa.StringArray]:
        """Values of a wanted shape, and where they stand among the values."""
        at = np.flatnonzero(self._mask(wanted)[self.codes])
        return at, self.values.take(pa.array(at))

    def of_shape(self, number: int) -> tuple[Positions, pa.StringArray]:
        """The values of one shape, and where they stand among the values."""
        at = np.flatnonzero(self.codes == number)
        return at, self.values.take(pa.array(at))

    def cell(self, row: int) -> str:
        """The text in a row."""
        return str(self.values[row if self.each is None else int(self.each[row])].as_py())

    def spread(self, of_values: npt.NDArray[np.generic]) -> npt.NDArray[np.generic]:
        """What belongs to each value, for every row."""
        return of_values if self.each is None else of_values[self.each]

    def _mask(self, wanted: Iterable[bool]) -> npt.NDArray[np.bool_]:
        return np.fromiter(wanted, dtype=bool, count=len(self.kinds))


def written(column: Column, cells: Cells) -> Written:
    """The column with its shapes: of years and days, which repeat, the distinct values are looked at only."""
    if cells.numbers is not None and not letters_of(cells.text).size and column.kind != "date":
        return _plainly(column, cells, cells.numbers)
    if column.kind == "number" and cells.numbers is None and (plain := plain_numbers(cells.text)):
        return _plainly(column, cells, *plain)
    text, each = tidy(cells.text), None
    if column.kind in ("whole", "date"):
        coded = text.dictionary_encode()
        text, each = coded.dictionary, coded.indices.to_numpy()
    names, codes = shapes(text)
    return Written(column, cells, text, tuple(names), tuple(map(shape, names)), codes, each)


def _plainly(column: Column, cells: Cells, floats: Floats, decimal: str = "") -> Written:
    """A column without doubt needs no shapes, only what it tells of its mark."""
    kinds = (Shape(number=True, decimal=decimal),)
    codes = np.zeros(len(floats), dtype=np.int32)
    return Written(column, cells, cells.text, ("9",), kinds, codes, floats=floats)


def missing_notices(it: Written) -> list[str]:
    """How often each mark for a missing value was met."""
    if not any(name and kind.missing for name, kind in zip(it.names, it.kinds, strict=True)):
        return []
    counts = np.bincount(it.rows, minlength=len(it.kinds))
    met = [
        (name, count) for name, kind, count in zip(it.names, it.kinds, counts, strict=True) if kind.missing
    ]
    return [f'{it.column.name}: "{name}" is taken as missing, {count:,} ×' for name, count in met if name]
