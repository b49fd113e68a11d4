"""Text is kept as people mean it: no zero lost, no code changed unseen, no choice misread."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from features.columns import Column
from features.reading.cells import Cells, Parsed
from features.reading.words import nearest, words
from features.tables import TABLE

ORG = TABLE["accounts"].column("org_id")
SECTOR = TABLE["organisations"].column("sector")
NAME = TABLE["organisations"].column("name")
COMMITMENT = TABLE["members"].column("commitment")
CURRENCY = TABLE["calls"].column("currency")


def read(column: Column, cells: Sequence[str]) -> Parsed:
    return words(column, Cells(pa.array(cells, pa.string())))


def test_leading_zeros_stay_and_outer_blanks_go() -> None:
    assert read(ORG, ["001234567", " 914778271\u00a0"]).column.to_pylist() == ["001234567", "914778271"]


def test_an_identifier_is_one_whether_grouped_or_left_by_a_program_as_a_float() -> None:
    column = read(ORG, ["914 778 271", "914778271.0", "914\u00a0778\u00a0271", "914778271"]).column
    assert column.to_pylist() == ["914778271"] * 4
    assert column.dictionary.to_pylist() == ["914778271"]


def test_a_code_that_looks_like_a_number_keeps_its_zeros() -> None:
    assert read(SECTOR, ["62.0", "10.10", "03.2"]).column.to_pylist() == ["62.0", "10.10", "03.2"]


def test_codes_that_a_spreadsheet_has_changed_are_reported() -> None:
    assert [(fault.at.tolist(), fault.expected) for fault in read(ORG, ["9,14778E+08", "1"]).faults] == [
        ([0], "a spreadsheet has shortened this number")
    ]
    assert [(fault.at.tolist(), fault.expected) for fault in read(SECTOR, ["10.10", "03.feb"]).faults] == [
        ([1], "a spreadsheet has made a date of this code")
    ]


def test_typed_numbers_are_text_where_whole_and_reported_where_not() -> None:
    cells = Cells(
        pa.array(["x", "", "", ""], pa.string()),
        np.array([np.nan, 914778271.0, 3.2, np.nan]),
        np.array(["NaT", "NaT", "NaT", "2026-02-03"], dtype="datetime64[us]"),
    )
    parsed = words(SECTOR, cells)
    assert parsed.column.to_pylist() == ["x", "914778271", "3.2", None]
    assert [(fault.at.tolist(), fault.expected) for fault in parsed.faults] == [
        ([2], "expected text, but the cell holds a number with decimals"),
        ([3], "expected text, but the cell holds a date"),
    ]


def test_choices_are_compared_without_case_and_none_is_a_choice_where_it_is_one() -> None:
    parsed = read(COMMITMENT, ["Signed", "none", "NONE", "NA", ""])
    assert parsed.column.to_pylist() == ["signed", "none", "none", None, None]
    assert parsed.notices == ('commitment: "NA" is taken as missing, 1 ×',)


def test_statistics_marks_are_missing_everywhere_and_na_is_a_word_that_is_pointed_out() -> None:
    parsed = read(NAME, ["-", "..", "NA", "Namibia AS"])
    assert parsed.column.to_pylist() == [None, None, "NA", "Namibia AS"]
    assert parsed.notices == (
        'name: "-" is taken as missing, 1 ×',
        'name: ".." is taken as missing, 1 ×',
        'name: "NA" is taken as a word; leave the cell empty if it means missing, 1 ×',
    )


def test_currencies_are_upper_case_codes_of_three_letters() -> None:
    parsed = read(CURRENCY, ["nok", "NOK", "kr.", ""])
    assert parsed.column.to_pylist()[:2] == ["NOK", "NOK"]
    assert [fault.at.tolist() for fault in parsed.faults] == [[2]]


def test_letters_composed_in_two_ways_are_the_same_word() -> None:
    assert read(NAME, ["Ha\u030aland", "H\u00e5land"]).column.dictionary.to_pylist() == ["H\u00e5land"]


@given(st.lists(st.text(alphabet="abÅæ019", max_size=4), max_size=20))
@settings(max_examples=60, deadline=None)
def test_words_are_coded_in_ascending_order_and_read_back(cells: list[str]) -> None:
    column = read(NAME, cells).column
    assert column.to_pylist() == [cell or None for cell in cells]
    assert column.dictionary.to_pylist() == sorted({cell for cell in cells if cell})


def test_the_nearest_word_is_the_most_alike() -> None:
    assert nearest("employes", ["employees", "exports"]) == "employees"
    assert nearest("budget_plan", ["calls"], cutoff=0.75) == ""
