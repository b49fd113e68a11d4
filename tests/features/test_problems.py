"""Problems read as sentences, all of them at once, and repeats do not flood the terminal."""

from __future__ import annotations

from features.problems import DataError, FolderError, Problem, problems_text, rows_text, shortened


def a_problem(row: int | None = 17, value: str = "-4", expected: str = "expected 0 or more") -> Problem:
    return Problem("accounts.csv", row, "employees", value, expected, "Correct the cell.")


def test_a_problem_names_file_row_column_value_what_is_allowed_and_the_way_out() -> None:
    told = 'accounts.csv, row 20,881, employees: "-4": expected 0 or more. Correct the cell.'
    assert str(a_problem(20_881)) == told


def test_a_problem_of_a_whole_file_names_no_row_and_no_value() -> None:
    whole = Problem("calls.csv", None, "", "", "the file is empty", "Fill it.")
    assert str(whole) == "calls.csv: the file is empty. Fill it."


def test_the_message_has_every_problem_while_they_are_few() -> None:
    error = FolderError([a_problem(2), a_problem(5, expected="expected a number")], "data")
    assert str(error) == (
        "2 problems in data:\n"
        '  accounts.csv, row 2, employees: "-4": expected 0 or more. Correct the cell.\n'
        '  accounts.csv, row 5, employees: "-4": expected a number. Correct the cell.'
    )


def test_repeats_become_one_line_of_rows_and_the_error_keeps_them_all() -> None:
    error = FolderError([a_problem(row) for row in (2, 3, 4, 5, 6, 9)])
    assert str(error).splitlines()[-1] == "  … and 3 more of this kind, rows 5–6, 9."
    assert len(error.problems) == 6


def test_a_hundred_thousand_problems_stay_a_few_lines() -> None:
    text = problems_text([a_problem(row, value=str(row)) for row in range(2, 100_002)])
    assert text.splitlines()[0] == "100,000 problems:"
    assert len(text.splitlines()) == 5
    assert text.endswith("and 99,997 more of this kind, rows 5–100,001.")


def test_many_scattered_rows_are_cut_off() -> None:
    assert rows_text(range(2, 100, 2), most=3) == "rows 2, 4, 6 and on"
    assert rows_text([5]) == "row 5"
    assert rows_text([]) == ""


def test_a_long_cell_with_line_breaks_stays_on_one_short_line() -> None:
    assert shortened("one\r\ntwo\n" + "x" * 100) == "one⏎two⏎" + "x" * 31 + "…"


def test_a_folder_error_is_a_data_error_with_all_its_problems() -> None:
    error = FolderError([a_problem()], "data")
    assert isinstance(error, DataError)
    assert (error.problems, error.folder) == ((a_problem(),), "data")
