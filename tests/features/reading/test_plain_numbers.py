"""The quick way takes a column only where the careful way would say the same of it."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.reading.cells import Cells, shapes, tidy
from features.reading.marks import shape
from features.reading.numbers import numbers
from features.reading.plain_numbers import plain_numbers
from features.reading.written import Written
from features.tables import TABLE

REVENUE = TABLE["accounts"].column("revenue")


def carefully(cells: list[str]) -> Written:
    """The column as the careful way looks at it."""
    text = tidy(pa.array(cells, pa.string()))
    names, codes = shapes(text)
    return Written(REVENUE, Cells(text), text, tuple(names), tuple(map(shape, names)), codes)


@pytest.mark.parametrize(
    "cell",
    [
        "1,234",
        "1,5.2",
        "1,2,3",
        "5,",
        "1 000",
        "NA",
        "nan",
        "inf",
        "1e5",
        " 5",
        "+5",
        "-",
        "--5",
        "1.2.3",
        "5.",
        "1/2",
        "1.234",
        "0x1",
    ],
)
def test_it_never_takes_what_needs_a_second_look(cell: str) -> None:
    assert plain_numbers(pa.array([cell, "7"], pa.string())) is None


@given(st.lists(st.text(alphabet="0123456789-.,", max_size=9), max_size=12))
@settings(max_examples=300, deadline=None)
def test_what_it_takes_the_careful_way_reads_the_same_without_a_word(cells: list[str]) -> None:
    taken = plain_numbers(pa.array(cells, pa.string()))
    if taken is None:
        return
    careful = numbers(carefully(cells))
    assert (careful.faults, careful.notices) == ((), ())
    np.testing.assert_array_equal(taken[0], careful.column)
    assert carefully(cells).marks == ({(taken[1], "decimal")} if taken[1] else set())


@given(st.lists(st.integers(-(10**9), 10**9), max_size=12), st.integers(0, 5))
@settings(max_examples=60, deadline=None)
def test_it_takes_whole_numbers_and_holes_wherever_the_array_is_cut(drawn: list[int], holes: int) -> None:
    text = pa.array(["8", *map(str, drawn), *[""] * holes, "8"], pa.string()).slice(1, len(drawn) + holes)
    taken = plain_numbers(text)
    assert taken is not None
    np.testing.assert_array_equal(taken[0], [*drawn, *[np.nan] * holes])
