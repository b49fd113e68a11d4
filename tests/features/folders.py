"""Data folders for the tests of reading: a small one in good order, and what is changed in it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from features.problems import FolderError, Problem
from features.reading import Reading, read_folder

GOOD: dict[str, str] = {
    "calls.csv": """\
call_id;opens_on;closes_on;budget;seats;currency
2026;2026-01-15;2026-03-16;24 000 000;4;NOK
2029;2029-01-15;2029-03-16;24 000 000;4;NOK
""",
    "applications.csv": """\
application_id;call_id;name;lead_org_id;requested
A-1;2026;Arctic Salmon Health;914778271;6 000 000
A-2;2026;Blue Battery;001234567;5 500 000,50
A-3;2029;Cold Code;914778271;4 000 000
""",
    "organisations.csv": """\
org_id;name;kind;founded_on
914778271;Havbruk Nord AS;firm;2011-05-02
001234567;Tromsø Data AS;firm;02.05.2011
""",
    "members.csv": """\
application_id;org_id;commitment;joined_on
A-1;914778271;signed;2025-11-20
A-2;001234567;none;2025-11-20
""",
    "accounts.csv": """\
org_id;year;employees;revenue;known_on
914778271;2023;34;81 200 000;2024-08-01
914778271;2024;36,5;90 100 000;2025-08-01
001234567;2024;12;14 000 000;
""",
}
Change = str | bytes | None


def write_folder(folder: Path, files: Mapping[str, Change] = {}) -> Path:
    """The good folder with some files replaced, added or, where None, left out."""
    folder.mkdir(exist_ok=True)
    for name, content in {**GOOD, **files}.items():
        if content is not None:
            data = content.encode() if isinstance(content, str) else content
            (folder / name).write_bytes(data)
    return folder


def read_with(folder: Path, files: Mapping[str, Change] = {}) -> Reading:
    """The good folder with these changes, read."""
    return read_folder(write_folder(folder / "data", files))


def problems_with(folder: Path, files: Mapping[str, Change]) -> tuple[Problem, ...]:
    """Everything that is wrong with the good folder after these changes."""
    with pytest.raises(FolderError) as raised:
        read_with(folder, files)
    return raised.value.problems


def lines(text: str, old: str, new: str) -> str:
    """A good file with one piece of text replaced, which must be there."""
    assert old in text
    return text.replace(old, new)
