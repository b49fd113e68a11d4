"""What a file holds before its contract is applied: a header, cells, and rows as people count them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from features.problems import Problem
from features.reading.cells import NO_CELLS, Cells, Positions


@dataclass(frozen=True)
class Sheet:
    """A header, a column of cells for each name in it, and the number of every row.

    `rows` counts as a spreadsheet does: blank rows count, and a cell with line breaks is one row. `broken`
    are positions of rows with too few or too many cells, which have a problem of their own already.
    """

    file: str
    form: str
    header: tuple[str, ...]
    columns: tuple[Cells, ...]
    rows: Positions
    header_row: int = 1
    blank: int = 0
    broken: Positions = field(default_factory=NO_CELLS.copy)
    problems: tuple[Problem, ...] = ()
    notices: tuple[str, ...] = ()

    def take(self, positions: Positions) -> Sheet:
        """The sheet with these rows only."""
        kept = tuple(column.take(positions) for column in self.columns)
        broken = np.flatnonzero(np.isin(positions, self.broken))
        return replace(self, columns=kept, rows=self.rows[positions], broken=broken)


def without_blanks(sheet: Sheet) -> Sheet:
    """The sheet without rows and nameless columns that hold nothing."""
    kept = [number for number, name in enumerate(sheet.header) if name or sheet.columns[number].filled.any()]
    sheet = replace(
        sheet,
        header=tuple(sheet.header[number] for number in kept),
        columns=tuple(sheet.columns[number] for number in kept),
    )
    blank = _blank(sheet.columns, len(sheet.rows))
    if not blank.size:
        return sheet
    full = np.delete(np.arange(len(sheet.rows)), blank)
    return replace(sheet.take(full), blank=int(blank.size))


def column_name(cell: str) -> str:
    """The name in a header cell: case, outer blanks and the kind of inner ones do not matter.

    >>> column_name(" Org ID")
    'org_id'
    """
    return "_".join(cell.strip().strip("\ufeff").lower().replace("-", " ").split())


def _blank(columns: Sequence[Cells], count: int) -> Positions:
    """Positions of rows without any cell: each column is looked at only where all before it are empty."""
    blank: Positions = np.arange(count)
    for column in columns:
        if not blank.size:
            break
        blank = blank[~(column.filled if blank.size == count else column.take(blank).filled)]
    return blank
