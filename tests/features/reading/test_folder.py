"""Files of a folder: which are tables, which nearly are, and which are nobody's business."""

from __future__ import annotations

from pathlib import Path

import pytest

from features.reading.folder import data_files, sort_files


def sorted_out(folder: Path, *names: str) -> tuple[dict[str, str], list[str], list[str]]:
    for name in ("calls.csv", "applications.csv", *names):
        (folder / name).write_text("x")
    tables, problems, notices = sort_files(data_files(folder))
    return {table: path.name for table, path in tables.items()}, [str(one) for one in problems], notices


def test_tables_are_found_in_every_format_and_any_case_in_the_order_of_the_contracts(tmp_path: Path) -> None:
    tables, problems, notices = sorted_out(tmp_path, "Accounts.XLSX", "ties.parquet")
    assert list(tables.items()) == [
        ("calls", "calls.csv"),
        ("applications", "applications.csv"),
        ("accounts", "Accounts.XLSX"),
        ("ties", "ties.parquet"),
    ]
    assert (problems, notices) == ([], [])


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("account.csv", "account.csv: no table has this name; the nearest is accounts. "
         "Rename it to accounts.csv if that is meant, or take it out of the folder."),
        ("accounts (1).csv", "accounts (1).csv: no table has this name; the nearest is accounts. "
         "Rename it to accounts.csv if that is meant, or take it out of the folder."),
        ("accounts.xls", "accounts.xls: tables end in .csv, .xlsx, .parquet. "
         "Save it as accounts.csv, accounts.xlsx or accounts.parquet."),
        ("members.csv.gz", "members.csv.gz: tables end in .csv, .xlsx, .parquet. "
         "Save it as members.csv, members.xlsx or members.parquet."),
    ],
)  # fmt: skip
def test_what_is_nearly_a_table_is_a_problem(tmp_path: Path, name: str, sentence: str) -> None:
    assert sorted_out(tmp_path, name)[1] == [sentence]


def test_a_table_that_is_there_twice_is_a_problem(tmp_path: Path) -> None:
    assert sorted_out(tmp_path, "accounts.csv", "accounts.parquet", "ACCOUNTS.xlsx")[1] == [
        "ACCOUNTS.xlsx: accounts is there twice, also as accounts.csv, accounts.parquet. Keep one of them."
    ]


def test_other_files_are_named_and_companions_locks_hidden_files_and_folders_are_not(tmp_path: Path) -> None:
    (tmp_path / "members").mkdir()
    names = ("notes.txt", "budget 2026.xlsx", "README.txt", "columns.csv", "~$accounts.xlsx", ".DS_Store")
    _, problems, notices = sorted_out(tmp_path, *names)
    assert problems == []
    assert notices == [
        "budget 2026.xlsx is no table of Klynge and is not read",
        "notes.txt is no table of Klynge and is not read",
    ]
