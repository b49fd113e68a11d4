"""What went wrong with somebody's data, in their words: thing, value, what is allowed, the way out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

SHOWN = 3
"""Cells of one kind that are printed one by one; the rest of the kind becomes a line of row numbers."""


class DataError(Exception):
    """A mistake that the user can mend: the message names the thing, the value and the way out.

    The command line prints the message, never a traceback, and ends with exit code 2.
    """


@dataclass(frozen=True, slots=True)
class Problem:
    """One cell, row or file that cannot be taken as it is.

    `row` is the row as the person's editor counts it (the header is row 1), None where the whole file is
    meant. `column` and `value` are empty where none is meant. `expected` says what is allowed, `mend` how to
    get there, a whole sentence.
    """

    file: str
    row: int | None
    column: str
    value: str
    expected: str
    mend: str

    def __str__(self) -> str:
        """The problem in one line.

        >>> str(Problem("accounts.csv", 17, "employees", "-4", "expected 0 or more", "Correct the cell."))
        'accounts.csv, row 17, employees: "-4": expected 0 or more. Correct the cell.'
        """
        place = ", ".join(part for part in (self.file, _row(self.row), self.column) if part)
        value = f'"{shortened(self.value)}": ' if self.value else ""
        return f"{place}: {value}{self.expected}. {self.mend}".strip()


class FolderError(DataError):
    """Everything that is wrong with a data folder, at once.

    `problems` has them all, one a cell; the message groups what repeats so that it stays readable.
    """

    def __init__(self, problems: Sequence[Problem], folder: str = "") -> None:
        self.problems = tuple(problems)
        self.folder = folder
        super().__init__(problems_text(self.problems, folder))


def problems_text(problems: Sequence[Problem], folder: str = "") -> str:
    """All problems for a terminal: file by file, the first few of each kind, the rest as row numbers."""
    count = counted(len(problems), "problem")
    lines = [f"{count} in {folder}:" if folder else f"{count}:"]
    for alike in _kinds(problems):
        lines += [f"  {problem}" for problem in alike[:SHOWN]]
        if rest := alike[SHOWN:]:
            where = rows_text(problem.row for problem in rest if problem.row)
            lines.append(f"  … and {len(rest):,} more of this kind{', ' + where if where else ''}.")
    return "\n".join(lines)


def rows_text(rows: Iterable[int], most: int = 8) -> str:
    """Row numbers as ranges, the first `most` of them.

    >>> rows_text([17, 18, 19, 4, 20881])
    'rows 4, 17–19, 20,881'
    """
    ranges: list[list[int]] = []
    for row in sorted(set(rows)):
        if ranges and row == ranges[-1][1] + 1:
            ranges[-1][1] = row
        else:
            ranges.append([row, row])
    if not ranges:
        return ""
    shown = [f"{low:,}" if low == high else f"{low:,}–{high:,}" for low, high in ranges[:most]]
    single = len(ranges) == 1 and ranges[0][0] == ranges[0][1]
    return f"{'row' if single else 'rows'} {', '.join(shown)}{' and on' if len(ranges) > most else ''}"


def counted(number: int, noun: str) -> str:
    """A number of things.

    >>> counted(1, "row"), counted(1234, "row")
    ('1 row', '1,234 rows')
    """
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def shortened(value: str, most: int = 40) -> str:
    """A cell's text on one line, cut where it is long."""
    line = value.replace("\r\n", "⏎").replace("\n", "⏎").replace("\r", "⏎")
    return line if len(line) <= most else line[: most - 1] + "…"


def _kinds(problems: Sequence[Problem]) -> list[list[Problem]]:
    """Problems of one file and column with the same expectation, in the order in which they first occur."""
    kinds: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        kinds.setdefault((problem.file, problem.column, problem.expected), []).append(problem)
    return list(kinds.values())


def _row(row: int | None) -> str:
    return "" if row is None else f"row {row:,}"
