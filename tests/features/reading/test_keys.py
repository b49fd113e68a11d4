"""Keys order rows in one way, whatever their types, and find those that are there twice."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pandas as pd
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from features.reading.keys import key_codes, key_order, repeats
from features.reading.words import recoded

Rows = list[tuple[str | None, float | None, dt.date | None]]
ROWS = st.lists(
    st.tuples(
        st.none() | st.sampled_from(["b", "a", "æ", "B"]),
        st.none() | st.sampled_from([2024.0, -1.0, 0.5, 1e12]),
        st.none() | st.sampled_from([dt.date(1970, 1, 1), dt.date(1850, 5, 2), dt.date(2026, 3, 16)]),
    ),
    max_size=15,
)


def coded(rows: Rows) -> np.ndarray:
    words = recoded(pa.array([row[0] for row in rows], pa.string()), np.arange(len(rows)))
    numbers = np.array([np.nan if row[1] is None else row[1] for row in rows], dtype=np.float64)
    days = np.array([row[2] for row in rows], dtype="datetime64[us]")
    return key_codes([words, numbers, days])


@given(ROWS)
@settings(max_examples=80, deadline=None)
def test_codes_order_rows_as_pandas_sorts_them_with_holes_last(rows: Rows) -> None:
    codes = coded(rows)
    order = key_order(codes)
    frame = pd.DataFrame(rows, columns=["word", "number", "day"]).astype({"number": "float64"})
    frame["day"] = pd.to_datetime(frame["day"])
    expected = frame.sort_values(["word", "number", "day"], kind="stable").index.tolist()
    assert (list(range(len(rows))) if order is None else order.tolist()) == expected


@given(ROWS)
@settings(max_examples=80, deadline=None)
def test_rows_repeat_where_all_of_the_key_is_the_same(rows: Rows) -> None:
    codes = np.sort(coded(rows))
    assert len(repeats(codes)) == len(rows) - len(set(rows))


def test_more_kinds_than_fit_into_one_number_still_make_a_key() -> None:
    many = [np.arange(10_000, dtype=np.float64) * 99_991 % 1e9 for _ in range(4)]
    codes = key_codes(many)
    assert len(np.unique(codes)) == 10_000
    np.testing.assert_array_equal(np.argsort(codes), np.argsort(many[0], kind="stable"))


def test_rows_in_order_are_left_as_they_are() -> None:
    assert key_order(np.array([1, 2, 2, 5])) is None
