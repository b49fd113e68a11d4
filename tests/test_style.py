"""The manners of the code: files of one sitting, and a reason wherever a line asks to be let off a rule."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FOLDERS = ("features", "models", "scoring", "tests", "benchmarks", "docs")
FILES = sorted(
    path
    for folder in FOLDERS
    for path in (ROOT / folder).rglob("*.py")
    if "migrations" not in path.parts  # written by Django
)
LET_OFF = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?:\[[\w, -]+\]|:\s*[A-Z]+\d+)?(?P<rest>.*)")


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("x = 1  # noqa: E501", False),
        ("x = 1  # type: ignore[arg-type]", False),
        ("x = 1  # noqa: E501 - a table", True),
        ("x = 1  # type: ignore[arg-type, misc]  # a pipe", True),
    ],
)
def test_a_reason_is_told_from_none(line: str, reason: bool) -> None:
    found = LET_OFF.search(line)
    assert found is not None
    assert bool(re.search(r"\w", found["rest"])) is reason


def test_whoever_is_let_off_a_rule_says_why_on_the_line() -> None:
    silent = [
        f"{name(path)}:{number}"
        for path in FILES
        if path != Path(__file__)
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if (found := LET_OFF.search(line)) and not re.search(r"\w", found["rest"])
    ]
    assert silent == []


def test_no_file_is_longer_than_one_sitting() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in FILES}
    assert {file: length for file, length in lengths.items() if length > 300} == {}
