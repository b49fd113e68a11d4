"""Days that cannot follow each other are problems; days after the closing are worth knowing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.features.folders import GOOD, lines, problems_with, read_with


@pytest.mark.parametrize(
    ("file", "content", "row", "column", "expected"),
    [
        ("ties.csv", "org_a;org_b;kind;started_on;ended_on\n914778271;X;project;2024-01-02;2024-01-01\n",
         2, "ended_on", "expected a day not before started_on"),
        ("region_sectors.csv", "region_id;sector;year;jobs;known_on\nx;03;2024;5;2024-12-30\n",
         2, "known_on", "the figures of a year are not known before it is over"),
        ("region_indicators.csv",
         "region_id;year;indicator;value;dimension;known_on\nx;2024;p;5;capital;2023-12-31\n",
         2, "known_on", "the figures of a year are not known before it has begun"),
        ("ratings.csv", "application_id;reviewer_id;criterion;score;given_on\nA-1;R;c;4;2026-01-14\n",
         2, "given_on", "the given_on is before its call opened"),
        ("outcomes.csv", "application_id;measure;growth;known_on\nA-1;revenue;1,5;2026-03-15\n",
         2, "known_on", "the known_on is before its call closed"),
    ],
)  # fmt: skip
def test_days_in_the_wrong_order_are_problems(
    tmp_path: Path, file: str, content: str, row: int, column: str, expected: str
) -> None:
    (problem,) = problems_with(tmp_path, {file: content})
    assert (problem.file, problem.row, problem.column, problem.expected) == (file, row, column, expected)


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("region_sectors.csv", "region_id;sector;year;jobs;known_on\nx;03;2024;5;2024-12-31\ny;03;2024;5;\n"),
        ("region_indicators.csv",
         "region_id;year;indicator;value;dimension;known_on\nx;2024;p;5;capital;2024-01-01\n"),
        ("outcomes.csv", "application_id;measure;growth;known_on\nA-1;revenue;1,5;2029-03-16\n"),
    ],
)  # fmt: skip
def test_the_last_day_that_is_allowed_is_allowed(tmp_path: Path, file: str, content: str) -> None:
    assert read_with(tmp_path, {file: content}).notices == ()


def test_an_answer_known_after_the_closing_is_worth_knowing(tmp_path: Path) -> None:
    answers = (
        "application_id;indicator;value;dimension;known_on\nA-1;x;5;capital;2026-03-17\nA-2;x;5;capital;\n"
    )
    assert read_with(tmp_path, {"application_indicators.csv": answers}).notices == (
        "application_indicators.csv: 1 row with a known_on after the call closed (row 2): "
        "seen by no score of that call",
    )


def test_rows_of_an_unknown_call_have_no_day_to_be_compared_with(tmp_path: Path) -> None:
    calls = lines(GOOD["calls.csv"], "2026-01-15", "")
    ratings = "application_id;reviewer_id;criterion;score;given_on\nA-1;R;c;4;2026-01-14\n"
    assert read_with(tmp_path, {"calls.csv": calls, "ratings.csv": ratings}).notices == ()
