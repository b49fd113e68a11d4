"""A table that leaves the workspace: its columns, and the rows that a Sight lets through."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from django.db.models import QuerySet

from scoring.workspace.access import Sight

Kind = Literal["text", "whole", "number", "yes or no", "time"]
Cell = str | int | float | bool | None
JSON_TYPES: dict[Kind, dict[str, str]] = {
    "text": {"type": "string"},
    "whole": {"type": "integer"},
    "number": {"type": "number"},
    "yes or no": {"type": "boolean"},
    "time": {"type": "string", "format": "date-time"},
}


@dataclass(frozen=True)
class Column:
    """A column: its name, where Django finds the value, what kind it is, and what it means."""

    name: str
    source: str
    kind: Kind
    meaning: str
    may_be_empty: bool = False

    @property
    def schema(self) -> dict[str, Any]:
        """The column as JSON Schema."""
        plain: dict[str, Any] = {**JSON_TYPES[self.kind], "description": self.meaning}
        return plain | {"type": [plain["type"], "null"]} if self.may_be_empty else plain


@dataclass(frozen=True)
class Table:
    """Rows in a fixed order; `found` asks the Sight, so that what is hidden is never read."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    found: Callable[[Sight], QuerySet[Any]]

    def count(self, seen: Sight) -> int:
        """How many rows the person may see."""
        return self.found(seen).count()

    def rows(self, seen: Sight, first: int = 0, last: int | None = None) -> Iterator[tuple[Cell, ...]]:
        """Those rows, from `first` to before `last`."""
        sources = [column.source for column in self.columns]
        for row in self.found(seen).values_list(*sources)[first:last]:
            yield tuple(plain(cell) for cell in row)

    def records(self, seen: Sight, first: int = 0, last: int | None = None) -> list[dict[str, Cell]]:
        """The same, by column name."""
        names = [column.name for column in self.columns]
        return [dict(zip(names, row, strict=True)) for row in self.rows(seen, first, last)]


def plain(cell: object) -> Cell:
    """A value as JSON has it: times in ISO 8601, amounts as numbers, lists as text."""
    if cell is None or isinstance(cell, str | bool | int | float):
        return cell
    if isinstance(cell, Decimal):
        return float(cell)
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    if isinstance(cell, list | tuple):
        return ", ".join(map(str, cell))
    raise TypeError(f"{type(cell).__name__} cannot leave the workspace")
