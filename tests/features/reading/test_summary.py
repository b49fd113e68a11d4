"""The result of a check reads as a table, with what is worth knowing below it."""

from __future__ import annotations

from pathlib import Path

from features.reading.summary import summary_text
from tests.features.folders import GOOD, read_with


def test_tables_stand_in_columns_and_notices_below(tmp_path: Path) -> None:
    reading = read_with(tmp_path, {"accounts.csv": GOOD["accounts.csv"] + "\n", "notes.txt": ""})
    assert (
        summary_text(reading)
        == f"""\
{tmp_path / "data"} is in good order.

file                        rows  form                   known_on derived
calls.csv                      2  csv, semicolon, UTF-8
applications.csv               3  csv, semicolon, UTF-8
organisations.csv              2  csv, semicolon, UTF-8
members.csv                    2  csv, semicolon, UTF-8
accounts.csv       3 (+ 1 blank)  csv, semicolon, UTF-8                 1

Worth knowing:
  notes.txt is no table of Klynge and is not read."""
    )


def test_a_folder_without_notices_ends_with_its_tables(tmp_path: Path) -> None:
    assert "Worth knowing" not in summary_text(read_with(tmp_path))
