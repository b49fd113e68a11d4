"""Cells of every kind, and the shapes by which a million of them are judged."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.reading.cells import Cells, letters_of, one_array, plain, shapes, tidy


def text(*cells: str) -> pa.StringArray:
    return pa.array(cells, pa.string())


def test_digits_become_nines_save_a_leading_zero() -> None:
    names, codes = shapes(text("81 200", "12 900", "0,25", "-0,5", "", "007"))
    assert [names[code] for code in codes] == ["99 999", "99 999", "0,99", "-0,9", "", "099"]


@given(st.lists(st.text(alphabet="0123456789+-., 'NAæ−", max_size=8), max_size=12))
@settings(max_examples=60, deadline=None)
def test_a_shape_is_the_cell_with_its_digits_replaced_wherever_the_array_is_cut(cells: list[str]) -> None:
    whole = text("0", *cells, "9")
    names, codes = shapes(whole.slice(1, len(cells)))
    for cell, code in zip(cells, codes, strict=True):
        signed = cell[:1] in ("+", "-")
        expected = ["9" if letter.isdigit() else letter for letter in cell]
        for place in (0, 1) if signed else (0,):
            if cell[place : place + 1] == "0":
                expected[place] = "0"
        assert names[code] == "".join(expected)


def test_blanks_and_minus_signs_of_every_kind_become_one() -> None:
    written = text(" 1\u00a0234\u202f567 ", "\u22125", "\u20135", "- 5", "1\u2019234")
    assert tidy(written).to_pylist() == ["1 234 567", "-5", "-5", "-5", "1'234"]


def test_a_lone_dash_is_left_alone() -> None:
    assert tidy(text("–", " − ", "-")).to_pylist() == ["–", "−", "-"]


@pytest.mark.parametrize(
    ("number", "shown"), [(914778271.0, "914778271"), (-0.5, "-0.5"), (1e16, str(10**16))]
)
def test_a_typed_number_is_shown_as_people_write_it(number: float, shown: str) -> None:
    assert plain(number) == shown


def test_a_cell_is_filled_whether_it_is_text_a_number_or_a_day() -> None:
    cells = Cells(
        text("a", "", "", " "),
        np.array([np.nan, 2.5, np.nan, np.nan]),
        np.array(["NaT", "NaT", "2026-03-16", "NaT"], dtype="datetime64[us]"),
    )
    assert cells.filled.tolist() == [True, True, True, False]
    assert [cells.shown(place) for place in range(4)] == ["a", "2.5", "2026-03-16", " "]
    assert [cells.take(np.array([2, 1])).shown(place) for place in range(2)] == ["2026-03-16", "2.5"]


def test_pieces_become_one_array() -> None:
    pieces = pa.chunked_array([["a", "b"], ["c"]], pa.string())
    assert one_array(pieces).to_pylist() == ["a", "b", "c"]
    assert one_array(pa.chunked_array([], pa.string())).to_pylist() == []
    assert letters_of(text()).tolist() == []
