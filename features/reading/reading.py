"""A data folder to checked tables: everything that is wrong with it at once, or all of it in good order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd

from features.problems import FolderError, Problem
from features.reading.attention import attention
from features.reading.checking import Checked, checked
from features.reading.folder import data_files, read_sheet, sort_files
from features.reading.hashing import table_hash
from features.reading.money import money_notices, money_problems
from features.reading.references import reference_problems
from features.reading.sequence import sequence_notices, sequence_problems
from features.tables import TABLE, Tables


@dataclass(frozen=True)
class Reading:
    """What a data folder holds, checked.

    `tables` has the rows of every table in the order of its key. `notices` says what is allowed and yet worth
    knowing. `flow` counts, for each table that is there (index), `file` and `form` it came in, rows that
    `entered`, `blank` ones left out, those whose `known_on` is to be `derived`, and those that are `kept`.
    """

    folder: Path
    tables: Tables
    notices: tuple[str, ...]
    flow: pd.DataFrame

    @cached_property
    def hashes(self) -> dict[str, str]:
        """SHA-256 of each table that is there: its content, not its format nor the order of its rows."""
        return {
            str(name): table_hash(TABLE[str(name)], getattr(self.tables, str(name)))
            for name in self.flow.index
        }


def read_folder(folder: Path) -> Reading:
    """Read and check all tables of a data folder.

    Raises DataError where there is no such folder, and FolderError with every problem of every file.
    """
    files, problems, notices = sort_files(data_files(folder))
    tables, unreadable = _checked(files)
    problems += [*unreadable, *_across(tables)]
    if problems:
        raise FolderError(_by_file(problems, files), str(folder))
    notices += [notice for one in tables.values() for notice in one.notices]
    notices += [*attention(tables), *sequence_notices(tables), *money_notices(tables)]
    return Reading(
        folder=folder,
        tables=Tables(**{name: one.frame for name, one in tables.items()}),
        notices=tuple(notices),
        flow=pd.DataFrame([_flow(one) for one in tables.values()]).set_index("table"),
    )


def _checked(files: Mapping[str, Path]) -> tuple[dict[str, Checked], list[Problem]]:
    """Every file against its contract; a file that cannot be read at all is only problems."""
    tables: dict[str, Checked] = {}
    problems: list[Problem] = []
    for name, path in files.items():
        try:
            tables[name] = checked(read_sheet(path), TABLE[name])
        except FolderError as error:
            problems += error.problems
    return tables, problems


def _across(tables: Mapping[str, Checked]) -> Iterator[Problem]:
    """The problems of the tables, then those between them."""
    for one in tables.values():
        yield from one.problems
    if "calls" in tables and not len(tables["calls"].sheet.rows):
        mend = "Add a row: klynge new FOLDER writes an example."
        yield Problem(tables["calls"].file, None, "", "", "there is no call in it", mend)
    yield from reference_problems(tables)
    yield from sequence_problems(tables)
    yield from money_problems(tables)


def _by_file(problems: Iterable[Problem], files: Mapping[str, Path]) -> list[Problem]:
    """In the order of the tables, then of the rows."""
    place = {path.name: number for number, path in enumerate(files.values())}
    return sorted(problems, key=lambda problem: (place.get(problem.file, -1), problem.row or 0))


def _flow(one: Checked) -> dict[str, object]:
    yearly = {"year", "known_on"} <= set(one.frame.columns)
    return {
        "table": one.table.name,
        "file": one.file,
        "form": one.sheet.form,
        "entered": len(one.frame) + one.sheet.blank,
        "blank": one.sheet.blank,
        "derived": int(one.frame["known_on"].isna().sum()) if yearly else 0,
        "kept": len(one.frame),
    }
