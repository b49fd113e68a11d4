"""Totals, headers within the data and rows without a key: one sentence each."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.features.folders import GOOD, problems_with

HEADER = GOOD["applications.csv"].splitlines()[0]


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("Sum;;;;15 500 000", "row 5: this is a total, not a row of data. Take the row out."),
        ("Totalt: ;x;;;y", "row 5: this is a total, not a row of data. Take the row out."),
        (HEADER, "row 5: this is the header once more. Take the row out."),
        (
            ";;;;15 500 000",
            "row 5: the row has no application_id. Fill it, or take the row out if it is a total.",
        ),
    ],
)
def test_a_row_that_is_no_data_has_one_sentence(tmp_path: Path, row: str, sentence: str) -> None:
    problems = problems_with(tmp_path, {"applications.csv": GOOD["applications.csv"] + row + "\n"})
    assert [str(problem) for problem in problems] == [f"applications.csv, {sentence}"]


def test_a_row_with_part_of_its_key_is_told_by_the_cell(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {"accounts.csv": GOOD["accounts.csv"] + "914778271;;3;;\n"})
    assert str(problem).startswith("accounts.csv, row 5, year: the cell is empty.")


def test_a_total_does_not_hide_other_problems(tmp_path: Path) -> None:
    rows = GOOD["applications.csv"] + "A-4;2026;Deep Dock;914778271;abc\nTotal;;;;1\n"
    problems = problems_with(tmp_path, {"applications.csv": rows})
    assert [(problem.row, problem.column) for problem in problems] == [(5, "requested"), (6, "")]
