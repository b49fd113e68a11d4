"""The layout of a file is found, and digits are taken as numbers only where nothing else could be meant."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.reading.cells import Cells, one_array
from features.reading.cutting import Layout, cut, layout
from features.reading.numbers import numbers
from features.reading.written import written
from features.tables import TABLE

REVENUE = TABLE["accounts"].column("revenue")
HEADER = "org_id;year;revenue\n"


def found(text: str) -> Layout:
    form = layout(text.encode(), "")
    assert form is not None
    return form


def types(text: str) -> list[str]:
    table, _ = cut(text.encode(), found(text))
    return [str(column.type) for column in table.columns]


def test_the_layout_is_that_in_which_most_columns_are_known() -> None:
    assert found("org_id,x;year,revenue\n1,2;3,4\n").delimiter == ","
    assert found("\n;;\n" + HEADER + "1;2024;5\n") == Layout(";", ("org_id", "year", "revenue"), 3)
    assert layout(b"\n  \n", "") is None


def test_a_hint_decides_what_the_names_leave_open() -> None:
    form = layout(b"a;b,c\n", ",")
    assert form is not None
    assert form.header == ("a;b", "c")


def test_columns_of_digits_are_numbers_and_identifiers_never_are() -> None:
    assert types(HEADER + "001;2024;81200000\n002;2023;\n003;2022;-5\n") == ["string", "int64", "int64"]


@pytest.mark.parametrize("cell", ["81 200", "1,5", "1.5", "NA", "-", "0x1F", "1" * 30, '"5"x', "5 kr"])
def test_one_cell_that_is_no_whole_number_makes_the_column_text_however_far_down_it_stands(cell: str) -> None:
    rows = "".join(f"{number};2024;{number}\n" for number in range(300))
    text = HEADER + rows + f"A;2024;{cell}\nB;2024;6\n"
    table, ragged = cut(text.encode(), found(text))
    assert ragged == []
    assert str(table.columns[2].type) == "string"
    assert table.columns[2][300].as_py() == cell.replace('"', "")


def test_a_ragged_row_makes_all_columns_text_and_is_numbered() -> None:
    text = HEADER + "1;2024;5\n2;2024;6\n3;2024\n4;2024;7\n"
    table, ragged = cut(text.encode(), found(text))
    assert (ragged, [str(column.type) for column in table.columns]) == ([(4, "3;2024")], ["string"] * 3)


CELL = st.integers(-(10**15) + 1, 10**15 - 1).map(str) | st.sampled_from(
    ["", "007", "-0", " 5", "-", "5.0", "x"]
)


@given(st.lists(CELL, min_size=2, max_size=12))
@settings(max_examples=150, deadline=None)
def test_taken_as_numbers_or_as_text_the_values_are_the_same(cells: list[str]) -> None:
    text = HEADER + "".join(f"{place};2024;{cell}\n" for place, cell in enumerate(cells))
    form = found(text)
    as_text = one_array(cut(text.encode(), replace(form, digits=frozenset()))[0].columns[2])
    expected = numbers(written(REVENUE, Cells(as_text)))
    quick = one_array(cut(text.encode(), replace(form, digits=frozenset({2})))[0].columns[2])
    if pa.types.is_integer(quick.type):
        assert expected.faults == ()
        np.testing.assert_array_equal(quick.to_numpy(zero_copy_only=False), expected.column)
    else:
        assert quick.to_pylist() == as_text.to_pylist()
