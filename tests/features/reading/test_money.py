"""Money in two currencies never meets: each place where it could has its sentence."""

from __future__ import annotations

from pathlib import Path

from tests.features.folders import GOOD, Change, lines, problems_with, read_with

TWO = lines(GOOD["calls.csv"], "4;NOK\n2029", "4;EUR\n2029")
WITHOUT_ACCOUNTS: dict[str, Change] = {"accounts.csv": None}
ACCOUNTS = "org_id;year;revenue;currency\n914778271;2023;81 200 000;{}\n914778271;2024;90 100 000;{}\n"


def test_calls_in_two_currencies_are_a_problem_beside_money_that_all_share(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {"calls.csv": TWO})
    assert str(problem) == (
        'calls.csv, currency: "EUR, NOK": expected money in one currency. '
        "Convert all amounts to one currency: accounts.csv is compared with every call."
    )


def test_calls_in_two_currencies_are_worth_knowing_where_nothing_is_shared(tmp_path: Path) -> None:
    assert read_with(tmp_path, {**WITHOUT_ACCOUNTS, "calls.csv": TWO}).notices == (
        "calls.csv: calls are in EUR and NOK; amounts are compared within a call only",
    )


def test_a_row_in_another_currency_than_the_calls_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {"accounts.csv": ACCOUNTS.format("nok", "EUR")})
    assert str(problem) == (
        'accounts.csv, row 3, currency: "EUR": expected money in one currency, NOK. '
        "Convert the amounts of the row, and its currency."
    )


def test_where_calls_name_no_currency_rows_must_still_agree(tmp_path: Path) -> None:
    calls = GOOD["calls.csv"].replace("NOK", "")
    problems = problems_with(tmp_path, {"calls.csv": calls, "accounts.csv": ACCOUNTS.format("SEK", "EUR")})
    assert [problem.value for problem in problems] == ["SEK"]


def test_an_application_in_another_currency_than_its_call_is_a_problem(tmp_path: Path) -> None:
    applications = "application_id;call_id;requested;currency\nA-1;2026;5;NOK\nA-2;2026;5;EUR\nA-3;2029;5;\n"
    (problem,) = problems_with(tmp_path, {"applications.csv": applications})
    assert (problem.row, problem.value, problem.expected) == (3, "EUR", "expected the currency of the call")
    assert problem.mend == "Convert the amounts of the row to NOK."


def test_a_word_for_a_currency_is_a_problem(tmp_path: Path) -> None:
    problems = problems_with(tmp_path, {"calls.csv": GOOD["calls.csv"].replace("NOK", "kr")})
    assert {problem.mend for problem in problems} == {
        "Write the three letters of the currency, such as NOK or EUR."
    }
