"""Mergers, splits, chains and cycles: which organisations are one firm."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.comparison.one_firm import NEVER, OneFirm, one_firm
from tests.models.own_numbers import table

ORGS = pd.Index(list("abcdefgh"), dtype="str")
UNTIL = pd.Timestamp("2018-12-31")
Row = tuple[str, str, str]


def joined(*rows: Row) -> OneFirm:
    names = ("org_id", "successor_id", "on")
    frame = table("successions", [dict(zip(names, row, strict=True)) for row in rows])
    return one_firm(frame, ORGS, base=2015, until=UNTIL)


def units(*rows: Row) -> str:
    """The first organisation of every organisation's firm."""
    return "".join(ORGS[joined(*rows).unit])


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), "abcdefgh"),
        ((("b", "a", "2016-05-01"),), "aacdefgh"),
        ((("a", "b", "2016-05-01"), ("a", "c", "2016-05-01")), "aaadefgh"),  # a split
        ((("a", "b", "2016-05-01"), ("b", "c", "2017-05-01"), ("c", "d", "2018-05-01")), "aaaaefgh"),
        ((("a", "b", "2016-05-01"), ("b", "a", "2017-05-01")), "aacdefgh"),  # a cycle
        ((("h", "g", "2016-05-01"), ("h", "g", "2017-05-01"), ("h", "g", "2016-05-01")), "abcdefgg"),
    ],
)
def test_firms_that_successions_connect_are_one(rows: tuple[Row, ...], expected: str) -> None:
    assert units(*rows) == expected


def test_only_successions_from_the_base_year_to_the_end_count() -> None:
    assert units(("a", "b", "2014-12-31"), ("c", "d", "2019-01-01")) == "abcdefgh"
    assert units(("a", "b", "2015-01-01"), ("c", "d", "2018-12-31")) == "aaccefgh"


def test_the_year_in_which_an_organisation_went_on_in_another_is_its_earliest() -> None:
    found = joined(("a", "b", "2017-05-01"), ("a", "c", "2016-05-01"))
    assert found.succeeded.tolist() == [2016, *[NEVER] * 7]


def test_a_total_is_missing_where_one_that_filed_has_no_value() -> None:
    found = joined(("b", "a", "2016-05-01"), ("d", "c", "2016-05-01"))
    values = np.array([1.0, 2.0, 3.0, np.nan, 5.0, np.nan, 7.0, 8.0])
    filed = np.array([True, True, True, True, True, True, False, True])
    told = found.total(values, filed)
    np.testing.assert_array_equal(told, [3.0, np.nan, np.nan, np.nan, 5.0, np.nan, np.nan, 8.0])
    silent = found.total(values, filed & (ORGS != "d"))
    assert silent[2] == 3.0  # d filed nothing: its figures are in c's


pairs = st.tuples(st.sampled_from(list(ORGS)), st.sampled_from(list(ORGS)), st.just("2016-05-01"))


@given(rows=st.lists(pairs, max_size=12), seed=st.integers(0, 99))
def test_neither_the_order_of_rows_nor_their_direction_nor_a_repetition_matters(
    rows: list[Row], seed: int
) -> None:
    turned = [(b, a, day) for a, b, day in rows]
    mixed = np.random.default_rng(seed).permutation(len(rows))
    again = [*(rows[at] for at in mixed), *turned[:2]]
    assert units(*again) == units(*rows) == units(*turned)
