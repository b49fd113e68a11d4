"""What is allowed and yet worth saying is counted, and says where."""

from __future__ import annotations

from pathlib import Path

from tests.features.folders import GOOD, lines, read_with


def test_accounts_without_employees_are_counted_with_their_rows(tmp_path: Path) -> None:
    accounts = lines(lines(GOOD["accounts.csv"], ";34;", ";;"), ";12;", ";..;")
    assert read_with(tmp_path, {"accounts.csv": accounts}).notices == (
        'accounts.csv: employees: ".." is taken as missing, 1 ×',
        "accounts.csv: 2 rows without employees (rows 2, 4): taken as missing, never as zero, "
        "and in no growth of employees",
    )


def test_members_without_accounts_are_counted_and_some_are_named(tmp_path: Path) -> None:
    accounts = "\n".join(GOOD["accounts.csv"].splitlines()[:3])
    assert read_with(tmp_path, {"accounts.csv": accounts}).notices == (
        "members.csv: 1 of 2 members (001234567) have no row in accounts.csv: "
        "indicators from accounts rest on the others",
    )


def test_an_organisation_in_two_applications_of_a_call_is_named_and_in_two_calls_is_not(
    tmp_path: Path,
) -> None:
    members = GOOD["members.csv"] + "A-3;914778271;signed;\n"
    assert read_with(tmp_path, {"members.csv": members}).notices == ()
    many = "".join(f"A-{number};{org};signed;\n" for org in range(5) for number in (1, 2))
    organisations = GOOD["organisations.csv"] + "".join(f"{org};;;\n" for org in range(5))
    (notice,) = (
        one
        for one in read_with(
            tmp_path, {"members.csv": GOOD["members.csv"] + many, "organisations.csv": organisations}
        ).notices
        if "two or more" in one
    )
    assert notice == (
        "members.csv: 5 organisations in two or more applications of one call "
        "(0 in A-1 and A-2; 1 in A-1 and A-2; 2 in A-1 and A-2 and 2 more): allowed, and counted in each"
    )
