"""Text to days: ISO and Norwegian dates as they are, slashes only where the column leaves no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from features.columns import Column
from features.reading.cells import Cells, Days, Fault, Floats, Parsed, Positions
from features.reading.written import Written, missing_notices

Order = Literal["ymd", "dmy", "mdy", "open", "serial"]
FIRST, LAST = np.datetime64("1700-01-01"), np.datetime64("2200-12-31")
EXCEL_ZERO = np.datetime64("1899-12-30", "us")
"""Excel counts days from here (its 1900 is a leap year, so this holds from March 1900 on)."""
SERIALS = (20_000, 80_000)
"""Numbers taken as Excel's days: 1954 to 2119."""

_TIME = r"(?:[T ]\d\d?:\d\d(?::\d\d(?:[.]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?"
_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})" + _TIME)
_SOLID = re.compile(r"(\d{4})(\d\d)(\d\d)")
_DAY_FIRST = re.compile(r"(\d{1,2})[.] ?(\d{1,2})[.] ?(\d{4})" + _TIME)
_OPEN = re.compile(r"(\d{1,2})([-/])(\d{1,2})\2(\d{4})" + _TIME)
_SERIAL = re.compile(r"(\d{5})(?:[.,]\d+)?")

_MEND = "Write the day as 2026-03-16 or 16.03.2026."


@dataclass(frozen=True)
class DateShape:
    """Where year, month and day stand in cells of one shape; `open`: day and month may change places."""

    order: Order
    spans: tuple[tuple[int, int], ...]


def dates(it: Written) -> Parsed:
    """The column as datetime64[us], missing as NaT; the time of day is dropped."""
    found = [date_shape(name) for name in it.names]
    of_values = np.full(len(it.values), "NaT", dtype="datetime64[us]")
    order = _order(it, found)
    for number, form in enumerate(found):
        if form and (form.order != "open" or order):
            at, text = it.of_shape(number)
            of_values[at] = _days(text, form, order)
    days = np.asarray(it.spread(of_values), dtype="datetime64[us]")
    notices = missing_notices(it)
    if (typed := _typed(it.cells)) is not None:
        days = np.where(np.isnat(days), typed, days)
    if _serials(it, found):
        notices.append(f"{it.column.name}: bare numbers are read as the days that Excel counts")
    return Parsed(days, tuple(_faults(it, found, order, days)), tuple(notices))


@lru_cache(maxsize=4096)
def date_shape(name: str) -> DateShape | None:
    """How a shape is read as a date; None where it is none.

    >>> date_shape("99.9.9999").order, date_shape("9999-99-99").spans, date_shape("99/99/9999").order
    ('dmy', ((0, 4), (5, 7), (8, 10)), 'open')
    """
    name = name.replace("0", "9")
    forms: tuple[tuple[re.Pattern[str], Order, tuple[int, ...]], ...] = (
        (_ISO, "ymd", (1, 3, 4)),
        (_SOLID, "ymd", (1, 2, 3)),
        (_DAY_FIRST, "dmy", (3, 2, 1)),
        (_OPEN, "open", (4, 3, 1)),
        (_SERIAL, "serial", (1,)),
    )
    for pattern, order, groups in forms:
        if found := pattern.fullmatch(name):
            return DateShape(order, tuple(found.span(group) for group in groups))
    return None


def _days(text: pa.StringArray, form: DateShape, order: Order | None) -> Days:
    """Cells of one shape to days; NaT where there is no such day."""
    parts = [_digits(text, span) for span in form.spans]
    if form.order == "serial":
        return _from_excel(parts[0].astype(np.float64))
    year, month, day = parts
    if form.order == "open" and order == "mdy":
        month, day = day, month
    months = ((year - 1970) * 12 + month - 1).astype("datetime64[M]")
    days = months.astype("datetime64[D]") + (day - 1)
    real = (month >= 1) & (month <= 12) & (day >= 1) & (days.astype("datetime64[M]") == months)
    real &= (days >= FIRST) & (days <= LAST)
    return np.where(real, days, np.datetime64("NaT")).astype("datetime64[us]")


def _digits(text: pa.StringArray, span: tuple[int, int]) -> npt.NDArray[np.int64]:
    """The number that stands at these letters of every cell; all cells are equally long."""
    letters = np.frombuffer(text.buffers()[2], dtype=np.uint8)[: len(text) * len(text[0].as_py())]
    digits = letters.reshape(len(text), -1)[:, slice(*span)].astype(np.int64) - ord("0")
    return digits @ (10 ** np.arange(span[1] - span[0] - 1, -1, -1))


def _from_excel(numbers: Floats) -> Days:
    days = np.where((numbers >= SERIALS[0]) & (numbers <= SERIALS[1]), np.floor(numbers), np.nan)
    whole = np.where(np.isnan(days), 0, days).astype("timedelta64[D]")
    return np.where(np.isnan(days), np.datetime64("NaT"), EXCEL_ZERO + whole).astype("datetime64[us]")


def _typed(cells: Cells) -> Days | None:
    """What the file itself holds as days, or as numbers that Excel shows as days."""
    days = None if cells.numbers is None else _from_excel(cells.numbers)
    if cells.days is None:
        return days
    real = (cells.days >= FIRST) & (cells.days <= LAST)
    own = np.where(real, cells.days.astype("datetime64[D]"), np.datetime64("NaT")).astype("datetime64[us]")
    return own if days is None else np.where(np.isnat(own), days, own)


def _serials(it: Written, found: list[DateShape | None]) -> bool:
    typed = it.cells.numbers is not None and not np.isnat(_from_excel(it.cells.numbers)).all()
    return typed or any(form and form.order == "serial" for form in found)


def _order(it: Written, found: list[DateShape | None]) -> Order | None:
    """Day or month first, where slashes and dashes stand in the column and some cell shows which."""
    first, second = [0], [0]
    for number, form in enumerate(found):
        if form and form.order == "open":
            _, text = it.of_shape(number)
            second.append(int(_digits(text, form.spans[1]).max()))
            first.append(int(_digits(text, form.spans[2]).max()))
    if (max(first) > 12) == (max(second) > 12):
        return None
    return "dmy" if max(first) > 12 else "mdy"


def _faults(it: Written, found: list[DateShape | None], order: Order | None, days: Days) -> Iterator[Fault]:
    lost = np.isnat(days)
    unsure = it.where(form is not None and form.order == "open" and not order for form in found)
    if unsure.size:
        yield Fault(unsure, "day and month may change places: nothing in the column tells", _MEND)
        lost[unsure] = False
    filled = it.where(not kind.missing for kind in it.kinds)
    yield from _unread(it, filled[lost[filled]], found)
    for typed in (it.cells.numbers, it.cells.days):
        if typed is not None and (at := np.flatnonzero(lost & ~np.isnan(typed))).size:
            yield Fault(at, f"expected a date from {FIRST} to {LAST}", _MEND)


def _unread(it: Written, at: Positions, found: list[DateShape | None]) -> Iterator[Fault]:
    reasons: dict[tuple[str, str], list[int]] = {}
    rows = it.rows
    for position in at:
        form = found[rows[position]]
        value = it.cell(int(position))
        reasons.setdefault(_reason(it.column, value, form), []).append(int(position))
    for (expected, mend), positions in reasons.items():
        yield Fault(np.array(positions, dtype=np.int64), expected, mend)


def _reason(column: Column, value: str, form: DateShape | None) -> tuple[str, str]:
    empty = "" if column.required else " Leave the cell empty where there is no day."
    if form:
        return f"there is no such day from {FIRST} to {LAST}", _MEND + empty
    if re.fullmatch(r"\d{4}", value):
        return "expected a day, not a year", f"Write the whole date, such as {value}-12-31."
    if re.fullmatch(r"\d{1,2}[-./]\d{1,2}[-./]\d{2}", value):
        return "expected a year of four digits", _MEND
    return "expected a date", _MEND + empty
