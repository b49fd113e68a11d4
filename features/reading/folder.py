"""The files of a data folder: which table each holds, and what is there without being one."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from features.problems import DataError, FolderError, Problem
from features.reading.columnar import read_columnar
from features.reading.separated import read_separated
from features.reading.sheets import Sheet
from features.reading.words import nearest
from features.reading.workbook import read_workbook
from features.tables import TABLE, TABLES

READERS: dict[str, Callable[[Path], Sheet]] = {
    ".csv": read_separated,
    ".xlsx": read_workbook,
    ".parquet": read_columnar,
}
COMPANIONS = ("readme.txt", "readme.md", "columns.csv")
"""Files that describe the tables and are not read, as everybody knows."""
_ALIKE = 0.75


def data_files(folder: Path) -> list[Path]:
    """The files of the folder that a person has put there, by name; hidden and lock files are not.

    Raises DataError where there is no such folder or it cannot be listed.
    """
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in entries if entry.is_file()]
    except FileNotFoundError:
        raise DataError(
            f"There is no folder {folder}. Correct its name, or make it: klynge new {folder}"
        ) from None
    except NotADirectoryError:
        raise DataError(f"{folder} is a file; expected the folder that holds the tables.") from None
    except OSError as error:
        raise DataError(f"The folder {folder} cannot be read: {error.strerror}. Ask who owns it.") from None
    return [folder / name for name in sorted(names) if not name.startswith((".", "~$"))]


def sort_files(files: list[Path]) -> tuple[dict[str, Path], list[Problem], list[str]]:
    """The file of every table, problems with what looks like a table and is none, and notices of the rest."""
    found: dict[str, list[Path]] = {}
    problems, notices = [], []
    for path in files:
        stem, ending = path.stem.lower(), path.suffix.lower()
        if stem in TABLE and ending in READERS:
            found.setdefault(stem, []).append(path)
        elif problem := _nearly(path):
            problems.append(problem)
        elif path.name.lower() not in COMPANIONS:
            notices.append(f"{path.name} is no table of Klynge and is not read")
    problems += [_twice(name, paths) for name, paths in found.items() if len(paths) > 1]
    ordered = {table.name: found[table.name][0] for table in TABLES if table.name in found}
    return ordered, problems + list(_absent(found)), notices


def read_sheet(path: Path) -> Sheet:
    """The cells of one file; FolderError where it cannot be read."""
    try:
        return READERS[path.suffix.lower()](path)
    except OSError as error:
        mend = "See that it is there, closed elsewhere, and yours to read."
        reason = f"the file cannot be read ({error.strerror})"
        raise FolderError([Problem(path.name, None, "", "", reason, mend)]) from None


def _nearly(path: Path) -> Problem | None:
    """A file whose name or ending is almost that of a table."""
    stem = path.stem.lower().split(".")[0]
    if stem in TABLE:
        mend = f"Save it as {stem}.csv, {stem}.xlsx or {stem}.parquet."
        return Problem(path.name, None, "", "", f"tables end in {', '.join(READERS)}", mend)
    if path.suffix.lower() not in READERS or not (table := nearest(stem, list(TABLE), _ALIKE)):
        return None
    mend = f"Rename it to {table}{path.suffix.lower()} if that is meant, or take it out of the folder."
    return Problem(path.name, None, "", "", f"no table has this name; the nearest is {table}", mend)


def _twice(name: str, paths: list[Path]) -> Problem:
    others = ", ".join(path.name for path in paths[1:])
    return Problem(
        paths[0].name, None, "", "", f"{name} is there twice, also as {others}", "Keep one of them."
    )


def _absent(found: dict[str, list[Path]]) -> Iterator[Problem]:
    """Required tables that no file holds."""
    for table in TABLES:
        if table.required and table.name not in found:
            mend = f"Add {table.name}.csv: {table.says}. klynge new FOLDER writes an example."
            yield Problem(f"{table.name}.csv", None, "", "", "the table is missing", mend)
