"""One table written as different people and programs write it."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pandas as pd
from hypothesis import strategies as st

from features.columns import Column, Table

DATES = ("%Y-%m-%d", "%d.%m.%Y", "%Y-%m-%dT00:00:00")


@dataclass(frozen=True)
class Dialect:
    """How a file is written: its format and, where cells are text, how numbers and days look."""

    form: str = "csv"
    delimiter: str = ";"
    decimal: str = ","
    thousands: str = ""
    encoding: str = "utf-8"
    line: str = "\n"
    day: str = "%Y-%m-%d"
    quoting: int = csv.QUOTE_MINIMAL
    blank_rows: bool = False


TEXT = st.builds(
    Dialect,
    form=st.sampled_from(["csv", "xlsx of text", "parquet of text"]),
    delimiter=st.sampled_from([";", ",", "\t"]),
    decimal=st.sampled_from([",", "."]),
    thousands=st.sampled_from(["", " ", "\u00a0", "\u202f", "'"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1252"]),
    line=st.sampled_from(["\n", "\r\n"]),
    day=st.sampled_from(DATES),
    quoting=st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]),
    blank_rows=st.booleans(),
).filter(lambda dialect: not (dialect.encoding == "cp1252" and dialect.thousands == "\u202f"))
DIALECTS = TEXT | st.sampled_from([Dialect("xlsx"), Dialect("parquet")])


def write_table(folder: Path, table: Table, frame: pd.DataFrame, dialect: Dialect) -> None:
    """The rows of the frame, in its order, as a file of the folder."""
    form, _, of_text = dialect.form.partition(" of ")
    path = folder / f"{table.name}.{form}"
    if dialect.form == "parquet":
        frame.to_parquet(path, index=False)
        return
    typed = dialect.form == "xlsx"
    rows = [[_cell(table.column(name), frame[name].iloc[row], None if typed else dialect) for name in frame]
            for row in range(len(frame))]  # fmt: skip
    if dialect.blank_rows and of_text != "parquet":
        rows.insert(len(rows) // 2, [""] * len(frame.columns))
    _write(path, list(frame.columns), rows, dialect)


def _write(path: Path, header: list[str], rows: list[list[object]], dialect: Dialect) -> None:
    if path.suffix == ".csv":
        text = io.StringIO(newline="")
        csv.writer(
            text, delimiter=dialect.delimiter, lineterminator=dialect.line, quoting=dialect.quoting
        ).writerows([header, *rows])
        path.write_bytes(text.getvalue().encode(dialect.encoding))
    elif path.suffix == ".xlsx":
        book = openpyxl.Workbook()
        for line in [header, *rows]:
            book.active.append([None if cell == "" else cell for cell in line])
        book.save(path)
    else:
        pd.DataFrame(rows, columns=header).astype("str").to_parquet(path, index=False)


def _cell(column: Column, value: object, dialect: Dialect | None) -> object:
    """A value as a cell: typed where there is no dialect, else the text that a person would type."""
    if pd.isna(value):  # type: ignore[call-overload]  # one cell of a frame
        return ""
    if isinstance(value, pd.Timestamp):
        return value.strftime(dialect.day) if dialect else value.to_pydatetime()
    if isinstance(value, float) and dialect:
        return _number(float(value), dialect, grouped=column.name != "year")
    return value


def _number(value: float, dialect: Dialect, *, grouped: bool) -> str:
    """The shortest text that is this number and no other, with at least two decimals where it has any."""
    text = repr(value) if value % 1 else str(int(value))
    whole, _, part = text.partition(".")
    if "e" in text:
        return text.replace(".", dialect.decimal)
    if grouped and dialect.thousands:
        whole = f"{int(whole):,}".replace(",", dialect.thousands) if whole.lstrip("-") != "0" else whole
    if len(part) == 3:  # with three decimals a number may be two: people who know write one more
        part += "0"
    return f"{whole}{dialect.decimal}{part}" if part else whole
