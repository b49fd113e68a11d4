"""Sentences fit a terminal and stay whole in a file."""

from __future__ import annotations

from io import StringIO

import pytest

from scoring.saying import tell

PROBLEM = '  calls.csv, row 2, budget: "-4": expected a number of 0 or more. Correct the cell.'


class Terminal(StringIO):
    """What a person looks at."""

    def isatty(self) -> bool:
        return True


def test_a_file_gets_every_problem_on_one_line() -> None:
    file = StringIO()
    tell(f"1 problem:\n{PROBLEM}", file)
    assert file.getvalue() == f"1 problem:\n{PROBLEM}\n"


def test_a_terminal_breaks_lines_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    terminal = Terminal()
    tell(PROBLEM, terminal)
    assert terminal.getvalue() == (
        '  calls.csv, row 2, budget: "-4":\n    expected a number of 0 or more.\n    Correct the cell.\n'
    )
