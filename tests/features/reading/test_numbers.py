"""Numbers are read as what they can only be, or reported: never silently wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.columns import Column
from features.reading.cells import Cells, Parsed
from features.reading.marks import Marks
from features.reading.numbers import numbers
from features.reading.written import written
from features.tables import TABLE

REVENUE = TABLE["accounts"].column("revenue")
LATITUDE = TABLE["regions"].column("lat")
YEAR = TABLE["accounts"].column("year")
SEATS = TABLE["calls"].column("seats")


def read(cells: Sequence[str], column: Column = REVENUE, elsewhere: Marks = frozenset()) -> Parsed:
    return numbers(written(column, Cells(pa.array(cells, pa.string()))), elsewhere)


def values(cells: Sequence[str], column: Column = REVENUE) -> list[float]:
    """The values of cells that can all be read."""
    parsed = read(cells, column)
    assert parsed.faults == ()
    return [float(value) for value in parsed.column]


def refused(cells: Sequence[str], column: Column = REVENUE) -> dict[str, list[int]]:
    """What is said of the cells that cannot be read, and which they are; they are missing in the column."""
    parsed = read(cells, column)
    for fault in parsed.faults:
        assert np.isnan(parsed.column[fault.at]).all() or "finite" in fault.expected
    return {fault.expected: fault.at.tolist() for fault in parsed.faults}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("81 200 000", 81_200_000.0),
        ("81\u00a0200\u00a0000,50", 81_200_000.5),
        ("81\u202f200", 81_200.0),
        ("1 234,567", 1234.567),
        ("1 234.567", 1234.567),
        ("1'234.50", 1234.5),
        ("1.234.567", 1_234_567.0),
        ("1,234,567.8", 1_234_567.8),
        ("1.234,5", 1234.5),
        ("0,123", 0.123),
        ("-0,123", -0.123),
        ("1234,567", 1234.567),
        ("12,3456", 12.3456),
        (",5", 0.5),
        ("\u22125", -5.0),
        ("+7", 7.0),
        ("007", 7.0),
        ("1e-05", 1e-05),
        ("2,9E+09", 2.9e9),
        (" 12 ", 12.0),
    ],
)
def test_a_cell_that_can_only_be_one_number_is_that_number(cell: str, value: float) -> None:
    assert values([cell]) == [value]


@pytest.mark.parametrize("cell", ["1,234", "1.234", "-12,345", "999.999"])
def test_a_cell_that_could_be_two_numbers_is_reported_with_both(cell: str) -> None:
    (fault,) = read([cell]).faults
    small, whole = cell.replace(",", "."), cell.replace(",", "").replace(".", "")
    assert fault.expected == f"may be {small} or {whole}, and nothing in the file tells"
    assert fault.mend == f"Write {whole} or {small}0."
    assert values([f"{small}0"]) == [float(small)]
    assert values([whole]) == [float(whole)]


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1,234", "2,5"], [1.234, 2.5]),
        (["1,234", "1,234,567"], [1234.0, 1_234_567.0]),
        (["1.234", "0.5"], [1.234, 0.5]),
        (["1.234", "1.234.567"], [1234.0, 1_234_567.0]),
        (["1.234", "2,5"], [1234.0, 2.5]),
        (["1,234", "2.5"], [1234.0, 2.5]),
        (["1,5", "2.5"], [1.5, 2.5]),
    ],
)
def test_other_cells_of_the_column_decide(cells: list[str], expected: list[float]) -> None:
    assert values(cells) == expected
    assert values(cells[::-1]) == expected[::-1]


def test_a_column_that_contradicts_itself_decides_nothing() -> None:
    assert refused(["1,5", "2.5", "1,234"]) == {"may be 1.234 or 1234, and nothing in the file tells": [2]}


def test_the_range_decides_where_it_leaves_one_reading() -> None:
    assert values(["69.651", "18.956"], LATITUDE) == [69.651, 18.956]
    assert values(["2.024", "2.000"], YEAR) == [2024.0, 2000.0]
    assert values(["1.234", "2.000"], SEATS) == [1234.0, 2000.0]


def test_other_columns_of_the_file_decide_last_and_it_is_said() -> None:
    comma: Marks = frozenset({(",", "decimal")})
    parsed = read(["1,234"], elsewhere=comma)
    assert parsed.column.tolist() == [1.234]
    assert parsed.notices == ("revenue: numbers like 1,234 are read as 1.234, as the other numbers tell",)
    assert read(["1.234"], elsewhere=comma).column.tolist() == [1234.0]


@pytest.mark.parametrize("mark", ["NA", "n/a", "#N/A", "nan", "None", "-", "–", "..", ".", ":", "*"])
def test_marks_for_missing_are_missing_and_counted(mark: str) -> None:
    parsed = read(["5", mark, mark, ""])
    assert np.isnan(parsed.column).tolist() == [False, True, True, True]
    assert parsed.notices == (f'revenue: "{mark}" is taken as missing, 2 ×',)
    assert parsed.faults == ()


def test_what_is_no_number_is_reported_by_what_seems_to_be_meant() -> None:
    cells = [
        "€ 5",
        "5 kr",
        "NOK 5",
        "(1 234)",
        "1234-",
        "3,4 %",
        "abc",
        "1.2.3",
        "12 34",
        "5.",
        "inf",
        "1e999",
    ]
    assert refused(cells) == {
        "expected the amount alone, without a currency": [0, 1, 2],
        "expected a minus before a negative number": [3, 4],
        "expected the number without a percent sign": [5],
        "expected a number": [6, 7, 8, 9, 10],
        "expected a finite number": [11],
    }


def test_a_typed_number_stands_beside_text_and_a_typed_day_is_reported() -> None:
    cells = Cells(
        pa.array(["2,5", "", ""], pa.string()),
        np.array([np.nan, 1.234, np.nan]),
        np.array(["NaT", "NaT", "2026-02-03"], dtype="datetime64[us]"),
    )
    parsed = numbers(written(REVENUE, cells))
    assert parsed.column[:2].tolist() == [2.5, 1.234]
    assert [(fault.at.tolist(), fault.expected) for fault in parsed.faults] == [
        ([2], "expected a number, but the cell holds a date")
    ]


def test_no_cells_are_no_trouble() -> None:
    assert values([]) == []


def grouped(number: float, decimals: int, separator: str, mark: str) -> str:
    """The number as people write it."""
    text = f"{number:,.{decimals}f}".replace(",", "s").replace(".", "m")
    return text.replace("s", separator).replace("m", mark)


@given(
    st.lists(st.floats(-1e12, 1e12), min_size=1, max_size=20),
    st.sampled_from(["", " ", "\u00a0", "\u202f", "'"]),
    st.sampled_from([".", ","]),
    st.sampled_from([0, 1, 2, 4]),
)
@settings(max_examples=80, deadline=None)
def test_numbers_written_with_clear_separators_read_back_to_the_last_bit(
    drawn: list[float], separator: str, mark: str, decimals: int
) -> None:
    expected = [float(f"{number:.{decimals}f}") for number in drawn]
    assert values([grouped(number, decimals, separator, mark) for number in drawn]) == expected


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1, max_size=20))
@settings(max_examples=80, deadline=None)
def test_what_python_writes_reads_back_to_the_last_bit_or_is_reported(drawn: list[float]) -> None:
    parsed = read([repr(number) for number in drawn])
    at = {int(place) for fault in parsed.faults for place in fault.at}
    for place, number in enumerate(drawn):
        assert place in at or parsed.column[place] == number
