"""What one table says of another is checked, and the way out names what is probably meant."""

from __future__ import annotations

from pathlib import Path

from tests.features.folders import GOOD, problems_with, read_with

TIES = "org_a;org_b;kind;started_on\n"


def test_unknown_names_are_reported_in_every_row_with_one_way_out_each(tmp_path: Path) -> None:
    rows = "A-9;914778271;signed;\nA-9;001234567;signed;\nA-1;999;signed;\n"
    problems = problems_with(tmp_path, {"members.csv": GOOD["members.csv"] + rows})
    assert [(one.row, one.column, one.value) for one in problems] == [
        (4, "application_id", "A-9"),
        (5, "application_id", "A-9"),
        (6, "org_id", "999"),
    ]
    assert problems[2].mend == "Correct it, or add a row to organisations.csv."


def test_among_very_many_names_the_nearest_is_not_looked_for(tmp_path: Path) -> None:
    organisations = GOOD["organisations.csv"] + "".join(f"X{n:06};;;\n" for n in range(6_000))
    members = GOOD["members.csv"] + "A-1;X00001;signed;\n"
    (problem,) = problems_with(tmp_path, {"organisations.csv": organisations, "members.csv": members})
    assert problem.mend == "Correct it, or add a row to organisations.csv."


def test_the_other_end_of_a_tie_may_be_a_stranger(tmp_path: Path) -> None:
    reading = read_with(tmp_path, {"ties.csv": TIES + "914778271;DE-77;project;2024-01-01\n"})
    assert reading.tables.ties["org_b"].tolist() == ["DE-77"]


def test_a_tie_to_itself_is_a_problem(tmp_path: Path) -> None:
    (problem,) = problems_with(tmp_path, {"ties.csv": TIES + "914778271;914778271;project;2024-01-01\n"})
    assert (problem.row, problem.column) == (2, "org_b")
    assert problem.expected == "expected two organisations, found one twice"


def test_joint_work_given_from_both_ends_is_a_problem_and_supply_both_ways_is_not(tmp_path: Path) -> None:
    both = "914778271;001234567;{kind};2024-01-01\n001234567;914778271;{kind};2024-01-01\n"
    assert len(read_with(tmp_path, {"ties.csv": TIES + both.format(kind="supply")}).tables.ties) == 2
    (problem,) = problems_with(tmp_path, {"ties.csv": TIES + both.format(kind="project")})
    assert (problem.row, problem.expected) == (2, "the same tie is there from the other end")


def test_a_successor_may_be_a_stranger_and_is_another_organisation(tmp_path: Path) -> None:
    header = "org_id;successor_id;on;kind\n"
    merged = read_with(tmp_path, {"successions.csv": header + "914778271;DE-77;2024-01-01;merger\n"})
    assert merged.tables.successions["successor_id"].tolist() == ["DE-77"]
    itself = {"successions.csv": header + "914778271;914778271;2024-01-01;\n"}
    (problem,) = problems_with(tmp_path, itself)
    assert (problem.row, problem.column) == (2, "successor_id")
    assert problem.expected == "expected two organisations, found one twice"
    unknown = {"successions.csv": header + "999;914778271;2024-01-01;takeover\n"}
    assert {one.column for one in problems_with(tmp_path, unknown)} == {"org_id", "kind"}
