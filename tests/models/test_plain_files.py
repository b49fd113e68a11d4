from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.problems import DataError
from models.plain_files import read_json, read_table, write_json, write_table

NUMBERS = st.lists(st.none() | st.floats(allow_infinity=False, allow_nan=False), min_size=1, max_size=8)


@settings(max_examples=50, deadline=None)
@given(numbers=NUMBERS)
def test_numbers_come_back_to_the_last_digit(tmp_path_factory, numbers):
    path = tmp_path_factory.mktemp("table") / "table.csv"
    table = pd.DataFrame({"x": pd.Series(numbers, dtype="float64")})
    write_table(path, table, index=False)
    pd.testing.assert_frame_equal(read_table(path), table, check_exact=True)


def test_text_days_and_missing_cells_come_back(tmp_path):
    table = pd.DataFrame(
        {
            "name": pd.Series(["NA", 'Ål; «havn», "nord"\nøst', None], dtype="str"),
            "day": pd.to_datetime(["2026-01-02", None, "1999-12-31"]).astype("datetime64[us]"),
            "x": [0.1, None, 1e300],
        },
        index=pd.Index(["007", "b", "c"], name="application_id", dtype="str"),
    )
    write_table(tmp_path / "t.csv", table)
    read = read_table(tmp_path / "t.csv", index="application_id", text=["name"], days=["day"])
    pd.testing.assert_frame_equal(read, table)


def test_an_empty_table_keeps_its_columns_and_types(tmp_path):
    table = pd.DataFrame({"name": pd.Series(dtype="str"), "x": pd.Series(dtype="float64")})
    write_table(tmp_path / "t.csv", table, index=False)
    pd.testing.assert_frame_equal(
        read_table(tmp_path / "t.csv", text=["name"]), table, check_index_type=False
    )


def test_json_has_one_way_to_be_written(tmp_path):
    write_json(tmp_path / "a.json", {"b": 0.1, "a": "ø"})
    assert (tmp_path / "a.json").read_bytes() == '{\n "a": "ø",\n "b": 0.1\n}\n'.encode()
    with pytest.raises(ValueError, match="JSON"):
        write_json(tmp_path / "b.json", {"x": float("nan")})


def test_missing_and_damaged_json_are_said(tmp_path):
    with pytest.raises(DataError, match=r"card\.json is missing"):
        read_json(tmp_path / "card.json")
    (tmp_path / "card.json").write_text("{")
    with pytest.raises(DataError, match=r"card\.json is not JSON"):
        read_json(tmp_path / "card.json")
