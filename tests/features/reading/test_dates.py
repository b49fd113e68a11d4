"""Days are read as what they can only be; where day and month may change places, the cell is a problem."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.reading.cells import Cells, Parsed
from features.reading.dates import dates
from features.reading.written import written
from features.tables import TABLE

ENDED_ON = TABLE["ties"].column("ended_on")
MARCH = dt.date(2026, 3, 16)


def read(cells: Sequence[str]) -> Parsed:
    return dates(written(ENDED_ON, Cells(pa.array(cells, pa.string()))))


def days(parsed: Parsed) -> list[dt.date | None]:
    assert parsed.column.dtype == "datetime64[us]"
    found: list[dt.date | None] = parsed.column.astype("datetime64[D]").tolist()
    return found


def refused(cells: Sequence[str]) -> dict[str, list[int]]:
    return {fault.expected: fault.at.tolist() for fault in read(cells).faults}


@pytest.mark.parametrize(
    "cell",
    ["2026-03-16", "16.03.2026", "16.3.2026", "16. 3. 2026", "2026/03/16", "2026.03.16", "20260316",
     "2026-3-16", "2026-03-16T00:00:00", "2026-03-16 23:59:59.5+01:00", "16.03.2026 00:00", "16/03/2026",
     "03/16/2026", "16-03-2026", "46097", "46097.0", " 2026-03-16 "],
)  # fmt: skip
def test_a_cell_that_can_only_be_one_day_is_that_day(cell: str) -> None:
    parsed = read([cell, ""])
    assert (days(parsed), parsed.faults) == ([MARCH, None], ())


def test_slashes_are_read_as_another_cell_of_the_column_shows() -> None:
    assert days(read(["03/04/2026", "25/04/2026"])) == [dt.date(2026, 4, 3), dt.date(2026, 4, 25)]
    assert days(read(["03/04/2026", "04/25/2026"])) == [dt.date(2026, 3, 4), dt.date(2026, 4, 25)]


@pytest.mark.parametrize("cells", [["03/04/2026", "04-05-2026"], ["13/04/2026", "04/25/2026"]])
def test_slashes_that_nothing_decides_are_reported(cells: list[str]) -> None:
    assert refused(cells) == {"day and month may change places: nothing in the column tells": [0, 1]}
    assert days(read(cells)) == [None, None]


def test_what_is_no_day_is_reported_by_what_seems_to_be_meant() -> None:
    cells = [
        "2024",
        "1.2.24",
        "2026-02-30",
        "29.02.2025",
        "2026-13-01",
        "9999-12-31",
        "0026-01-01",
        "99999",
        "soon",
    ]
    assert refused(cells) == {
        "expected a day, not a year": [0],
        "expected a year of four digits": [1],
        "there is no such day from 1700-01-01 to 2200-12-31": [2, 3, 4, 5, 6, 7],
        "expected a date": [8],
    }


def test_excels_days_are_said_to_be_read_as_such() -> None:
    assert read(["46097"]).notices == ("ended_on: bare numbers are read as the days that Excel counts",)


def test_marks_for_missing_are_counted_over_the_rows() -> None:
    parsed = read(["NA", "2026-03-16", "NA", "..", ""])
    assert days(parsed) == [None, MARCH, None, None, None]
    assert parsed.notices == (
        'ended_on: "NA" is taken as missing, 2 ×',
        'ended_on: ".." is taken as missing, 1 ×',
    )


def test_typed_days_and_typed_numbers_are_days() -> None:
    cells = Cells(
        pa.array(["16.03.2026", "", "", ""], pa.string()),
        np.array([np.nan, 46097.25, np.nan, 3.0]),
        np.array(["NaT", "NaT", "2026-03-16T12:30", "NaT"], dtype="datetime64[us]"),
    )
    parsed = dates(written(ENDED_ON, cells))
    assert days(parsed) == [MARCH, MARCH, MARCH, None]
    assert [(fault.at.tolist(), fault.expected) for fault in parsed.faults] == [
        ([3], "expected a date from 1700-01-01 to 2200-12-31")
    ]


@given(
    st.lists(st.dates(dt.date(1700, 1, 1), dt.date(2200, 12, 31)), min_size=1, max_size=20),
    st.sampled_from(["%Y-%m-%d", "%d.%m.%Y", "%Y%m%d", "%Y-%m-%dT00:00:00"]),
)
@settings(max_examples=60, deadline=None)
def test_days_written_in_a_clear_way_read_back(drawn: list[dt.date], form: str) -> None:
    parsed = read([day.strftime(form) for day in drawn])
    assert (days(parsed), parsed.faults) == (drawn, ())
