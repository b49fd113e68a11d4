"""A data folder is read whole or refused with everything that is wrong with it, each in a plain sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from features.columns import DTYPES
from features.problems import DataError, FolderError, Problem
from features.reading import read_folder
from features.tables import TABLES
from tests.features.folders import GOOD, Change, lines, problems_with, read_with, write_folder


def the_problem(folder: Path, file: str, content: Change) -> Problem:
    """The one problem of the good folder with this file in it."""
    (problem,) = problems_with(folder, {file: content})
    assert problem.file == file
    return problem


def test_a_folder_in_good_order_is_read_as_its_contracts_say(tmp_path: Path) -> None:
    tables = read_with(tmp_path).tables
    assert tables.present == {"calls", "applications", "organisations", "members", "accounts"}
    for table in TABLES:
        frame = getattr(tables, table.name)
        assert {name: str(dtype) for name, dtype in frame.dtypes.items()} == {
            column.name: DTYPES[column.kind] for column in table.columns
        }
    accounts = tables.accounts[["org_id", "year", "employees", "revenue"]]
    assert accounts.to_numpy().tolist() == [
        ["001234567", 2024.0, 12.0, 14e6],
        ["914778271", 2023.0, 34.0, 81.2e6],
        ["914778271", 2024.0, 36.5, 90.1e6],
    ]
    assert tables.applications["requested"].tolist() == [6e6, 5_500_000.5, 4e6]
    assert tables.members["commitment"].tolist() == ["signed", "none"]
    assert tables.organisations["founded_on"].tolist() == [pd.Timestamp("2011-05-02")] * 2


def test_frames_may_be_written_to(tmp_path: Path) -> None:
    accounts = read_with(tmp_path).tables.accounts
    accounts.loc[0, "revenue"] = 1.0
    accounts.loc[0, "org_id"] = "x"
    assert accounts.loc[0, ["org_id", "revenue"]].tolist() == ["x", 1.0]


def test_the_flow_counts_rows_in_and_out_and_days_to_be_derived(tmp_path: Path) -> None:
    flow = read_with(tmp_path, {"accounts.csv": GOOD["accounts.csv"] + "\n;;;;\n"}).flow
    assert flow.loc["accounts"].to_dict() == {
        "file": "accounts.csv",
        "form": "csv, semicolon, UTF-8",
        "entered": 5,
        "blank": 2,
        "derived": 1,
        "kept": 3,
    }
    assert flow["kept"].to_dict() == {
        "calls": 2,
        "applications": 3,
        "organisations": 2,
        "members": 2,
        "accounts": 3,
    }


def test_every_problem_of_every_file_is_named_at_once(tmp_path: Path) -> None:
    problems = problems_with(
        tmp_path,
        {
            "calls.csv": lines(GOOD["calls.csv"], "2026-03-16", "2026-13-16"),
            "members.csv": lines(GOOD["members.csv"], "signed", "sgned"),
            "accounts.csv": lines(GOOD["accounts.csv"], ";34;81 200 000", ";-34;€ 81"),
        },
    )
    assert [(one.file, one.row, one.column, one.value) for one in problems] == [
        ("calls.csv", 2, "closes_on", "2026-13-16"),
        ("members.csv", 2, "commitment", "sgned"),
        ("accounts.csv", 2, "revenue", "€ 81"),
        ("accounts.csv", 2, "employees", "-34"),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "sentence"),
    [
        ("accounts.csv", ";34;", ";-34;",
         'accounts.csv, row 2, employees: "-34": expected a number of 0 or more. '
         "Correct the cell, or leave it empty."),
        ("calls.csv", "000;4;NOK\n2029", "000;4,5;NOK\n2029",
         'calls.csv, row 2, seats: "4,5": expected a whole number of 0 or more. '
         "Correct the cell, or leave it empty."),
        ("members.csv", "signed", "sgned",
         'members.csv, row 2, commitment: "sgned": expected one of none, intent, signed. '
         "Write signed, if that is meant."),
        ("accounts.csv", "914778271;2023", "914778271;",
         "accounts.csv, row 2, year: the cell is empty. Fill it: year of account, such as 2024."),
        ("accounts.csv", "914778271;2024", "914778271;2023",
         'accounts.csv, row 3, org_id, year: "914778271, 2023": expected each key once. '
         "Row 2 has it too: keep one of them."),
        ("accounts.csv", "revenue", "revenu",
         "accounts.csv, row 1, revenu: accounts has no such column; the nearest is revenue. "
         "Rename it if that is meant, or take it out; numbers of your own go into application_indicators."),
        ("accounts.csv", "employees;revenue", "employees;employees",
         "accounts.csv, row 1, employees: 2 columns have this name. Keep one of them."),
        ("members.csv", "A-2;001234567", "A-2;1234567",
         'members.csv, row 3, org_id: "1234567": organisations.csv has no such org_id. '
         "Write 001234567: a spreadsheet has dropped the leading zero."),
        ("members.csv", "A-2;", "A-20;",
         'members.csv, row 3, application_id: "A-20": applications.csv has no such application_id. '
         "Write A-2, if that is meant, or add a row."),
        ("applications.csv", "A-1;2026", "A-1;1999",
         'applications.csv, row 2, call_id: "1999": calls.csv has no such call_id. '
         "Correct it, or add a row to calls.csv."),
        ("calls.csv", "2026-01-15", "2026-03-17",
         'calls.csv, row 2, closes_on: "2026-03-16": expected a day not before opens_on. '
         "Correct closes_on or opens_on."),
        ("accounts.csv", "2025-08-01", "2024-12-30",
         'accounts.csv, row 3, known_on: "2024-12-30": '
         "the figures of a year are not known before it is over. "
         "This row is about 2024. Give the day of publication, or leave the cell empty: "
         "18 months after the year."),
        ("accounts.csv", "36,5;90 100 000", "36,5;1,234",
         'accounts.csv, row 3, revenue: "1,234": may be 1.234 or 1234, and nothing in the file tells. '
         "Write 1234 or 1.2340."),
        ("accounts.csv", "12;14 000 000", "12;NOK 14 000 000",
         'accounts.csv, row 4, revenue: "NOK 14 000 000": expected the amount alone, without a currency. '
         "Write the number only; a currency that is not the call's goes into the column currency."),
        ("accounts.csv", "12;14 000 000;", "12;14 000 000",
         'accounts.csv, row 4: "001234567;2024;12;14 000 000": 4 cells, where the header has 5. '
         "Add the missing cells, empty ones too: 4 semicolons a row."),
    ],
)  # fmt: skip
def test_each_mistake_has_its_sentence(tmp_path: Path, file: str, old: str, new: str, sentence: str) -> None:
    if "1,234" in new:  # nothing else in the file may tell what the comma is
        old, new = "36,5;90 100 000;", "36;1,234;"
    assert str(the_problem(tmp_path, file, lines(GOOD[file], old, new))) == sentence


def test_a_required_column_that_is_missing_is_named_with_what_belongs_in_it(tmp_path: Path) -> None:
    problem = the_problem(tmp_path, "accounts.csv", "org_id;employees\n914778271;5\n")
    assert str(problem) == (
        "accounts.csv, row 1, year: the column is missing. "
        "Add the column year: year of account, such as 2024."
    )


def test_names_of_columns_may_be_written_as_people_write_them(tmp_path: Path) -> None:
    accounts = lines(GOOD["accounts.csv"], "org_id;year", "Org ID; YEAR")
    assert len(read_with(tmp_path, {"accounts.csv": accounts}).tables.accounts) == 3


def test_what_a_ragged_row_holds_leads_to_no_other_problem(tmp_path: Path) -> None:
    ragged = GOOD["applications.csv"] + "A-4;2029;Deep;Water;914778271;1 000 000\n"
    members = GOOD["members.csv"] + "A-4;914778271;signed;\n"
    (problem,) = problems_with(tmp_path, {"applications.csv": ragged, "members.csv": members})
    assert (problem.file, problem.row) == ("applications.csv", 5)


def test_a_reference_is_checked_only_where_its_table_has_rows(tmp_path: Path) -> None:
    without = {
        "organisations.csv": None,
        "applications.csv": lines(GOOD["applications.csv"], "001234567", "77"),
    }
    assert len(read_with(tmp_path, without).tables.members) == 2
    empty = {**without, "organisations.csv": "org_id;name\n"}
    assert "organisations.csv has no rows" in read_with(tmp_path, empty).notices


def test_a_call_must_be_there_and_applications_need_not(tmp_path: Path) -> None:
    alone = {name: None for name in GOOD if name not in ("calls.csv", "applications.csv")}
    header = GOOD["applications.csv"].splitlines()[0] + "\n"
    (problem,) = problems_with(
        tmp_path, {**alone, "calls.csv": "call_id;closes_on\n", "applications.csv": header}
    )
    assert (
        str(problem) == "calls.csv: there is no call in it. Add a row: klynge new FOLDER writes an example."
    )
    assert read_with(tmp_path, {**alone, "applications.csv": header}).tables.present == {"calls"}


def test_a_cell_that_cannot_be_read_is_named_once(tmp_path: Path) -> None:
    problem = the_problem(
        tmp_path, "accounts.csv", lines(GOOD["accounts.csv"], "914778271;2024", "914778271;soon")
    )
    assert (problem.column, problem.value, problem.expected) == (
        "year",
        "soon",
        "expected a whole number of 1900 to 2200",
    )


@pytest.mark.parametrize("missing", ["calls", "applications"])
def test_a_required_table_that_is_missing_is_a_problem(tmp_path: Path, missing: str) -> None:
    (problem,) = problems_with(tmp_path, {f"{missing}.csv": None})
    assert (problem.file, problem.expected) == (f"{missing}.csv", "the table is missing")


def test_an_empty_folder_says_what_is_needed(tmp_path: Path) -> None:
    with pytest.raises(FolderError) as raised:
        read_folder(tmp_path)
    assert [problem.file for problem in raised.value.problems] == ["calls.csv", "applications.csv"]
    assert "klynge new FOLDER writes an example" in str(raised.value)


def test_no_folder_and_a_file_are_plain_sentences(tmp_path: Path) -> None:
    with pytest.raises(
        DataError, match=r"There is no folder .*/absent\. Correct its name, or make it: klynge new"
    ):
        read_folder(tmp_path / "absent")
    (tmp_path / "file.csv").write_text("x")
    with pytest.raises(DataError, match=r"file\.csv is a file; expected the folder that holds the tables"):
        read_folder(tmp_path / "file.csv")


@contextmanager
def nobody_special() -> Iterator[None]:
    """Root, who may read everything, is nobody for a while; any other user stays who they are."""
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        yield
    finally:
        if root:
            os.seteuid(0)


def test_a_file_that_may_not_be_read_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(tmp_path / "data")
    (tmp_path / "data" / "accounts.csv").chmod(0)
    tmp_path.chmod(0o755)
    monkeypatch.chdir(tmp_path)  # nobody may not look into the folders above it
    refused = r"accounts\.csv: the file cannot be read \(Permission denied\)"
    with nobody_special(), pytest.raises(FolderError, match=refused) as raised:
        read_folder(Path("data"))
    assert [problem.file for problem in raised.value.problems] == ["accounts.csv"]


def test_damaged_files_are_problems_beside_those_of_the_others(tmp_path: Path) -> None:
    problems = problems_with(
        tmp_path,
        {
            "accounts.csv": None,
            "accounts.parquet": b"PAR1 rubbish",
            "members.csv": None,
            "members.xlsx": b"PK rubbish",
            "calls.csv": lines(GOOD["calls.csv"], ";4;NOK\n2029", ";x;NOK\n2029"),
        },
    )
    assert [problem.file for problem in problems] == ["calls.csv", "members.xlsx", "accounts.parquet"]


def test_ten_thousand_mistakes_are_all_kept_and_few_are_printed(tmp_path: Path) -> None:
    rows = [f"{800_000_000 + number};2024;-{number + 1}" for number in range(10_000)]
    accounts = "\n".join(["org_id;year;employees", *rows])
    with pytest.raises(FolderError) as raised:
        read_with(tmp_path, {"accounts.csv": accounts, "organisations.csv": None})
    assert len(raised.value.problems) == 10_000
    assert len(str(raised.value).splitlines()) == 5
    assert "… and 9,997 more of this kind, rows 5–10,001." in str(raised.value)


def test_numbers_come_from_the_file_to_the_last_bit(tmp_path: Path) -> None:
    rng = np.random.default_rng(3)
    values = rng.lognormal(10, 8, 500) * rng.choice([-1, 1], 500)
    frame = pd.DataFrame(
        {"org_id": [str(1000 + number) for number in range(500)], "year": 2024, "equity": values}
    )
    accounts = frame.to_csv(index=False)
    read = read_with(tmp_path, {"accounts.csv": accounts, "organisations.csv": None}).tables.accounts
    np.testing.assert_array_equal(read["equity"], values)


def test_notices_say_what_is_allowed_and_yet_worth_knowing(tmp_path: Path) -> None:
    reading = read_with(
        tmp_path,
        {
            "accounts.csv": lines(GOOD["accounts.csv"], ";34;", ";NA;"),
            "members.csv": GOOD["members.csv"] + "A-2;914778271;signed;2026-05-01\n",
            "notes.txt": "to do",
            "README.md": "what this is",
        },
    )
    assert reading.notices == (
        "notes.txt is no table of Klynge and is not read",
        'accounts.csv: employees: "NA" is taken as missing, 1 ×',
        "accounts.csv: 1 row without employees (row 2): taken as missing, never as zero, "
        "and in no growth of employees",
        "members.csv: 1 organisation in two or more applications of one call (914778271 in A-1 and A-2): "
        "allowed, and counted in each",
        "members.csv: 1 row with a joined_on after the call closed (row 4): seen by no score of that call",
    )
