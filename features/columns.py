"""What a contract is made of: columns with their meaning, unit and range, and tables with their key."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

import pandas as pd
import pandera.pandas as pa

YEARS = (1900, 2200)
Kind = Literal["text", "date", "number", "whole"]
DTYPES: dict[Kind, str] = {
    "text": "str",
    "date": "datetime64[us]",
    "number": "float64",
    "whole": "float64",  # whole numbers may be missing, so they are kept as floats
}


@dataclass(frozen=True)
class Column:
    """One column: what it means, what it may hold and, for people, an example."""

    name: str
    kind: Kind
    says: str
    example: str
    required: bool = False
    unit: str = ""
    low: float | None = None
    high: float | None = None
    choices: tuple[str, ...] = ()
    refers: str = ""
    """The `table.column` in which every value must stand, where that table is present."""

    @property
    def money(self) -> bool:
        """Whether the value is an amount in the currency of the calls."""
        return self.unit == "currency"

    @property
    def identifier(self) -> bool:
        """Whether the value names a thing of its own, such as an organisation or a region."""
        return self.name.endswith("_id") or self.name in ("org_a", "org_b")

    @property
    def allowed(self) -> str:
        """What a cell may hold, in words.

        >>> Column("seats", "whole", "seats", "4", low=0, high=40).allowed
        'a whole number of 0 to 40'
        """
        if self.choices:
            return f"one of {', '.join(self.choices)}"
        words = {"text": "text", "date": "a date", "number": "a number", "whole": "a whole number"}[self.kind]
        if self.low is not None and self.high is not None:
            return f"{words} of {self.low:g} to {self.high:g}"
        if self.low is not None:
            return f"{words} of {self.low:g} or more"
        return words if self.high is None else f"{words} of {self.high:g} or less"

    @property
    def schema(self) -> pa.Column:
        """The pandera column: checks are vectorised; a missing value fails only where one is required."""
        checks = []
        if self.low is not None:
            checks.append(pa.Check.ge(self.low))
        if self.high is not None:
            checks.append(pa.Check.le(self.high))
        if self.choices:
            checks.append(pa.Check.isin(list(self.choices)))
        if self.kind == "whole":
            checks.append(pa.Check(lambda values: values % 1 == 0, name="whole"))
        return pa.Column(DTYPES[self.kind], checks, nullable=not self.required, required=self.required)


@dataclass(frozen=True)
class Table:
    """One table of the data folder: its key, its columns, and the rule by which a row becomes known."""

    name: str
    says: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    known: str
    required: bool = False
    schema: pa.DataFrameSchema = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        columns = {column.name: column.schema for column in self.columns}
        object.__setattr__(self, "schema", pa.DataFrameSchema(columns, strict=True, name=self.name))

    def column(self, name: str) -> Column:
        """The column of that name; KeyError where there is none."""
        return {column.name: column for column in self.columns}[name]

    def empty(self) -> pd.DataFrame:
        """No rows, all columns, the right types: what an absent table is read as."""
        return pd.DataFrame({column.name: pd.Series(dtype=DTYPES[column.kind]) for column in self.columns})


def text(name: str, says: str, example: str, **more: Any) -> Column:
    """A column of words."""
    return Column(name, "text", says, example, **more)


def date(name: str, says: str, example: str, **more: Any) -> Column:
    """A column of days."""
    return Column(name, "date", says, example, unit="date", **more)


def money(name: str, says: str, example: str, **more: Any) -> Column:
    """A column of amounts in the currency of the calls."""
    return Column(name, "number", says, example, unit="currency", **more)


def number(name: str, says: str, example: str, **more: Any) -> Column:
    """A column of numbers."""
    return Column(name, "number", says, example, **more)


def year(says: str) -> Column:
    """The column of years."""
    return Column("year", "whole", says, "2024", required=True, unit="year", low=YEARS[0], high=YEARS[1])
