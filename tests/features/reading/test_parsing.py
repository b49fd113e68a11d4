"""A table reads back equal from every dialect, and the order of its rows changes nothing."""

from __future__ import annotations

import datetime as dt
import tempfile
from pathlib import Path

import numpy as np
import pandas as pd
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from features.reading import Reading, read_folder
from features.tables import TABLE
from tests.features.dialects import DIALECTS, Dialect, write_table
from tests.features.folders import write_folder

ACCOUNTS, ORGANISATIONS = TABLE["accounts"], TABLE["organisations"]


def digits(number: float) -> float:
    """The number to 15 digits, which is what openpyxl writes whole."""
    return float(f"{number:.15g}")


AMOUNT = st.none() | st.floats(-1e13, 1e13).map(digits) | st.integers(-(10**9), 10**9).map(float)
POSITIVE = st.none() | st.floats(0, 1e6).map(digits) | st.integers(0, 999).map(float)
DAY = st.none() | st.dates(dt.date(2100, 1, 1), dt.date(2199, 12, 31))
NAME = st.none() | st.sampled_from(
    ["Tromsø Næring", "a;b,c", 'say "yes"', "two\nlines", "007", "NA", "1,5", "Å"]
)
QUICK = settings(
    max_examples=25,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # each example reads files: shrinking takes minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@st.composite
def accounts(draw: st.DrawFn) -> pd.DataFrame:
    """Rows of accounts with distinct keys, in any order."""
    keys = st.tuples(st.sampled_from(["001", "9", "914778271"]), st.integers(1990, 2024).map(float))
    rows = [
        {
            "org_id": org,
            "year": year,
            "employees": draw(POSITIVE),
            "revenue": draw(AMOUNT),
            "equity": draw(AMOUNT),
            "known_on": draw(DAY),
        }
        for org, year in draw(st.lists(keys, min_size=1, max_size=6, unique=True))
    ]
    return framed(ACCOUNTS.name, rows)


@st.composite
def organisations(draw: st.DrawFn) -> pd.DataFrame:
    ids = draw(st.lists(st.sampled_from(["001", "9", "Å-1", "914778271"]), min_size=1, unique=True))
    rows = [
        {
            "org_id": one,
            "name": draw(NAME),
            "lat": draw(st.none() | st.floats(-90, 90).map(digits)),
            "founded_on": draw(DAY),
        }
        for one in ids
    ]
    return framed(ORGANISATIONS.name, rows)


def framed(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    types = {column: dtype for column, dtype in TABLE[name].empty().dtypes.items() if column in rows[0]}
    return pd.DataFrame(rows).astype(types)


def read(accounts: pd.DataFrame, organisations: pd.DataFrame, dialect: Dialect) -> Reading:
    with tempfile.TemporaryDirectory() as place:
        return _read(Path(place) / "data", accounts, organisations, dialect)


def _read(folder: Path, accounts: pd.DataFrame, organisations: pd.DataFrame, dialect: Dialect) -> Reading:
    data = write_folder(folder, {"organisations.csv": None, "accounts.csv": None, "members.csv": None,
                                 "applications.csv": "application_id;call_id\nA-1;2026\n"})  # fmt: skip
    write_table(data, ORGANISATIONS, organisations, dialect)
    write_table(data, ACCOUNTS, accounts, dialect)
    return read_folder(data)


def expected(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame by key, with all columns of its contract."""
    table = TABLE[name]
    full = frame.reindex(columns=[column.name for column in table.columns])
    return full.astype(table.empty().dtypes.to_dict()).sort_values(list(table.key), ignore_index=True)


def cleaned(organisations: pd.DataFrame) -> pd.DataFrame:
    known = {"001", "9", "914778271"} - set(organisations["org_id"])
    return (
        pd.concat([organisations, framed("organisations", [{"org_id": one} for one in sorted(known)])])
        if known
        else organisations
    )


@given(accounts(), organisations().map(cleaned), DIALECTS)
@QUICK
def test_a_table_reads_back_equal_from_every_dialect(
    money: pd.DataFrame, firms: pd.DataFrame, dialect: Dialect
) -> None:
    reading = read(money, firms, dialect)
    pd.testing.assert_frame_equal(reading.tables.accounts, expected("accounts", money))
    pd.testing.assert_frame_equal(reading.tables.organisations, expected("organisations", firms))


@given(accounts(), organisations().map(cleaned), DIALECTS, DIALECTS, st.randoms(use_true_random=False))
@QUICK
def test_neither_the_dialect_nor_the_order_of_rows_changes_tables_or_hashes(
    money: pd.DataFrame,
    firms: pd.DataFrame,
    one: Dialect,
    other: Dialect,
    random: np.random.Generator,
) -> None:
    order = list(range(len(money)))
    random.shuffle(order)
    first = read(money, firms, one)
    second = read(money.iloc[order], firms.iloc[::-1], other)
    assert first.hashes == second.hashes
    pd.testing.assert_frame_equal(first.tables.accounts, second.tables.accounts)


@given(accounts(), st.integers(0, 5), st.sampled_from(["revenue", "employees", "known_on", "year"]))
@QUICK
def test_every_change_of_a_value_changes_the_hash(money: pd.DataFrame, row: int, column: str) -> None:
    firms = cleaned(framed("organisations", [{"org_id": "001"}]))
    changed = money.copy()
    at = row % len(money)
    new = {"known_on": pd.Timestamp("2050-01-01"), "year": 1950.0}.get(column, 0.125)
    changed.loc[at, column] = new
    before = read(money, firms, Dialect("parquet"))
    after = read(changed, firms, Dialect("parquet"))
    same = money.loc[at, column] == new
    assert (before.hashes["accounts"] == after.hashes["accounts"]) == bool(same)
