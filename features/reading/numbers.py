"""Text to numbers, never silently wrong: a mark with two possible uses is decided or reported.

The rule, in order: what the cell itself can only be; what the column's other cells can only be; what the
column's range leaves; what the file's other columns can only be; otherwise the cell is a problem.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from features.columns import Column
from features.reading.cells import Fault, Floats, Parsed, rewritten
from features.reading.marks import Marks, Shape, Use, use
from features.reading.written import Written, missing_notices

_CURRENCY = re.compile(r"€|\$|£|\bkr\b|\b[A-Za-z]{3}\b")
_RETYPE = "Format the cells as Number and type the numbers again."


def numbers(it: Written, elsewhere: Marks = frozenset()) -> Parsed:
    """The column as float64, missing as NaN; `elsewhere` are the marks of the file's other columns."""
    decided: dict[str, Use] = {}
    notices = missing_notices(it)
    for mark in it.unclear:
        found = use(mark, it.marks) or _in_range(it, mark) or use(mark, elsewhere)
        if found:
            decided[mark] = found
            notices += _decided(it, mark, found)
    values = it.floats
    if values is None:
        values = np.asarray(it.spread(_values(it, decided)), dtype=np.float64)
        if it.cells.numbers is not None:
            values = np.where(np.isnan(it.cells.numbers), values, it.cells.numbers)
    return Parsed(values, tuple(_faults(it, decided, values)), tuple(notices))


def _decided(it: Written, mark: str, found: Use) -> list[str]:
    """What is worth saying of a decision: nothing where the same mark is used so elsewhere in the column."""
    if (mark, found) in it.marks:
        return []
    value = "1.234" if found == "decimal" else "1234"
    return [f"{it.column.name}: numbers like 1{mark}234 are read as {value}, as the other numbers tell"]


def _in_range(it: Written, mark: str) -> Use | None:
    """The use of the mark by which all unclear cells are what the column allows, where it is only one."""
    _, unclear = it.like(kind.unclear == mark for kind in it.kinds)
    decimal = _allowed(it.column, _cast(unclear, "", mark))
    separator = _allowed(it.column, _cast(unclear, mark, ""))
    if decimal == separator:
        return None
    return "decimal" if decimal else "separator"


def _allowed(column: Column, values: Floats) -> bool:
    low = -np.inf if column.low is None else column.low
    high = np.inf if column.high is None else column.high
    whole = column.kind != "whole" or bool(np.all(values % 1 == 0))
    return whole and bool(np.all((values >= low) & (values <= high)))


def _values(it: Written, decided: dict[str, Use]) -> Floats:
    """One pass for all cells where each mark has one use, else one for each way of writing."""
    ways = [_way(name, kind, decided) for name, kind in zip(it.names, it.kinds, strict=True)]
    drop = "".join(sorted({mark for way in ways if way for mark in way[0]}))
    decimal = "".join(sorted({way[1] for way in ways if way}))
    if not set(drop) & set(decimal):
        readable = np.array([way is not None for way in ways], dtype=bool)[it.codes]
        return _cast(pc.if_else(pa.array(readable), it.values, None), drop, decimal)
    values = np.full(len(it.values), np.nan)
    for way in {way for way in ways if way}:
        at, text = it.like(one == way for one in ways)
        values[at] = _cast(text, *way)
    return values


def _way(name: str, kind: Shape, decided: dict[str, Use]) -> tuple[str, str] | None:
    """What to drop and what the decimal mark is; None for a cell that is missing or cannot be read."""
    if not kind.number or (kind.unclear and kind.unclear not in decided):
        return None
    way = decided.get(kind.unclear)
    separator = kind.unclear if way == "separator" else kind.separator
    blanks = "".join(blank for blank in " '" if blank in name)
    return separator + blanks, kind.unclear if way == "decimal" else kind.decimal


def _cast(text: pa.StringArray, drop: str, decimal: str) -> Floats:
    """Text of known shapes to float64, each the nearest double to what is written."""
    if drop or "," in decimal:
        text = rewritten(text, drop, decimal)
    return np.asarray(pc.cast(text, pa.float64()).to_numpy(zero_copy_only=False), dtype=np.float64)


def _faults(it: Written, decided: dict[str, Use], values: Floats) -> Iterator[Fault]:
    yield from _unread(it)
    for mark in it.unclear:
        if mark not in decided:
            yield _undecided(it, mark)
    if (endless := np.flatnonzero(np.isinf(values))).size:
        yield Fault(endless, "expected a finite number", "Correct the cell.")
    if it.cells.days is not None and (days := np.flatnonzero(~np.isnat(it.cells.days))).size:
        yield Fault(days, "expected a number, but the cell holds a date", _RETYPE)


def _undecided(it: Written, mark: str) -> Fault:
    at = it.where(kind.unclear == mark for kind in it.kinds)
    first = it.cell(int(at[0]))
    whole, small = first.replace(mark, ""), first.replace(mark, ".")
    return Fault(
        at, f"may be {small} or {whole}, and nothing in the file tells", f"Write {whole} or {small}0."
    )


def _unread(it: Written) -> Iterator[Fault]:
    """Cells that are no number, by what seems to be meant."""
    reasons: dict[tuple[str, str], list[int]] = {}
    for position in it.where(not kind.number and not kind.missing for kind in it.kinds):
        reason = _reason(it.column, it.cell(int(position)))
        reasons.setdefault(reason, []).append(int(position))
    for (expected, mend), positions in reasons.items():
        yield Fault(np.array(positions, dtype=np.int64), expected, mend)


def _reason(column: Column, value: str) -> tuple[str, str]:
    """What is allowed and the way out, in the words that fit the value."""
    if any(letter.isdigit() for letter in value):
        if column.money and _CURRENCY.search(value):
            out = "Write the number only; a currency that is not the call's goes into the column currency."
            return "expected the amount alone, without a currency", out
        if value.endswith((",-", ".-")):
            return "expected the number alone", "Write 5000 for 5000,-."
        if value.startswith("(") or value.endswith("-"):
            return "expected a minus before a negative number", "Write -1234, not (1234) or 1234-."
        if value.endswith("%"):
            return "expected the number without a percent sign", "Write 3.4 for 3.4 %."
    example = f"such as {column.example}" if column.example else "such as 1234.5"
    return f"expected {column.allowed}", f"Write a plain number {example}, or leave the cell empty."
