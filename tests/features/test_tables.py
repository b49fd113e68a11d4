"""The contracts agree with themselves: keys, references, examples, ranges and time."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd
import pandera.errors
import pytest

from features.columns import Column
from features.tables import TABLE, TABLES, Tables

EVERY = [(table, column) for table in TABLES for column in table.columns]


def test_tables_of_the_specification_are_those_of_the_frames() -> None:
    assert [table.name for table in TABLES] == [one.name for one in fields(Tables)]
    assert [table.name for table in TABLES if table.required] == ["calls", "applications"]


def test_keys_and_references_name_columns_that_are_there() -> None:
    for table in TABLES:
        assert set(table.key) <= {column.name for column in table.columns}
    for _, column in EVERY:
        if column.refers:
            home, key = column.refers.split(".")
            assert TABLE[home].key == (key,)


def test_every_column_has_a_meaning_and_required_ones_an_example() -> None:
    assert [
        column.name for _, column in EVERY if not column.says or (column.required and not column.example)
    ] == []


def test_money_is_in_the_currency_of_the_call() -> None:
    assert [column.name for column in TABLE["calls"].columns if column.money] == ["budget"]
    for table in TABLES:
        if table.name in ("accounts", "funding", "region_sectors", "members", "applications"):
            assert table.column("currency").kind == "text"


def test_an_absent_table_has_its_columns_no_rows_and_is_not_present() -> None:
    tables = Tables(calls=TABLE["calls"].empty(), applications=TABLE["applications"].empty())
    assert tables.present == frozenset()
    assert list(tables.ties.columns) == [column.name for column in TABLE["ties"].columns]


@pytest.mark.parametrize(
    ("column", "allowed"),
    [
        (Column("x", "number", "", ""), "a number"),
        (Column("x", "number", "", "", low=0), "a number of 0 or more"),
        (Column("x", "number", "", "", high=5), "a number of 5 or less"),
        (Column("x", "whole", "", "", low=1900, high=2200), "a whole number of 1900 to 2200"),
        (Column("x", "text", "", "", choices=("a", "b")), "one of a, b"),
        (Column("x", "date", "", ""), "a date"),
    ],
)
def test_what_is_allowed_is_said_in_words(column: Column, allowed: str) -> None:
    assert column.allowed == allowed


def test_pandera_refuses_all_that_the_contract_does_not_allow_at_once() -> None:
    calls = TABLE["calls"].empty().reindex(range(3))
    calls["call_id"], calls["closes_on"] = ["a", None, "c"], pd.Timestamp("2026-03-16")
    calls["seats"], calls["horizon_years"] = [1.5, 2, -1], [3, 99, None]
    with pytest.raises(pandera.errors.SchemaErrors) as raised:
        TABLE["calls"].schema.validate(calls.astype(TABLE["calls"].empty().dtypes.to_dict()), lazy=True)
    cases = raised.value.failure_cases
    assert sorted(zip(cases["column"], cases["index"], strict=True)) == [
        ("call_id", 1),
        ("horizon_years", 1),
        ("seats", 0),
        ("seats", 2),
    ]


def test_every_table_has_a_contract_that_pandera_can_check() -> None:
    for table in TABLES:
        assert TABLE[table.name].schema.validate(table.empty()).empty
