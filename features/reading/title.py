"""Where the header of a sheet stands: in its first row with cells, or below a title."""

from __future__ import annotations

from collections.abc import Iterable

from features.problems import rows_text
from features.reading.sheets import column_name
from features.tables import TABLES

KNOWN = frozenset(column.name for table in TABLES for column in table.columns)
ABOVE = 20
"""Rows with cells among which the header is looked for."""
ENOUGH = 2
"""Known columns that a row below the first must name, so that no row of data is taken for the header."""


def header_place(rows: Iterable[list[str]]) -> tuple[int, int] | None:
    """Positions of the first row with cells and of the header; None where no row has any.

    >>> header_place([[""], ["Søknader 2026", ""], ["call_id", "Name"], ["2026", "Blue Battery"]])
    (1, 2)
    """
    first, seen = None, 0
    for place, cells in enumerate(rows):
        if not any(cell.strip() for cell in cells):
            continue
        first = place if first is None else first
        named = len(KNOWN & {column_name(cell) for cell in cells})
        if named >= (ENOUGH if seen else 1):
            return first, place
        if (seen := seen + 1) == ABOVE:
            break
    return None if first is None else (first, first)


def title_notices(file: str, first: int, header: int) -> tuple[str, ...]:
    """What is said of the rows above the header, both given as people count them."""
    if first == header:
        return ()
    rows = rows_text(range(first, header))
    return (f"{file}: {rows} above the header {'is' if header - first == 1 else 'are'} left out",)
