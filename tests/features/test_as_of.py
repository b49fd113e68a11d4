"""What must change nothing: later rows, their order, reading again, strangers, threads, the currency."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path

import ibis
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.catalogue import build_features, specification
from features.known import known_by
from features.reading import read_folder
from features.tables import TABLES, Tables
from tests.features.programme import CALLS, closing, programme, shuffled, table

SMALL = programme()
DATES = st.dates(pd.Timestamp("2020-03-16").date(), pd.Timestamp("2025-12-31").date()).map(pd.Timestamp)
SEEDS = st.integers(0, 2**16)
modestly = settings(max_examples=12, deadline=None)


def same(one: pd.DataFrame, other: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(one, other, check_exact=True)


def money(name: str) -> list[str]:
    return [column.name for one in TABLES if one.name == name for column in one.columns if column.money]


def changed(tables: Tables, change: Callable[[str, pd.DataFrame], pd.DataFrame]) -> Tables:
    return replace(
        tables, **{one.name: change(one.name, getattr(tables, one.name)) for one in fields(tables)}
    )


@given(as_of=DATES, seed=SEEDS)
@modestly
def test_rows_known_later_change_nothing_whatever_they_say(as_of: pd.Timestamp, seed: int):
    draw = np.random.default_rng(seed)
    known = known_by(SMALL, as_of=as_of)

    def later(name: str, rows: pd.DataFrame) -> pd.DataFrame:
        """The rows that are not known by then with their numbers drawn anew; the others as they are."""
        if name in {"organisations", "regions", "calls", "applications"}:
            return rows
        old = getattr(known, name)
        new = rows.loc[~rows.index.isin(old.index)].copy()
        for column in new.select_dtypes("float64").columns.difference(["year", "direction", "deflator"]):
            new[column] = draw.lognormal(3, 2, len(new))
        return pd.concat([rows.loc[old.index], new], ignore_index=True)

    same(build_features(changed(SMALL, later), as_of=as_of), build_features(known, as_of=as_of))


@given(seed=SEEDS)
@modestly
def test_the_order_of_rows_changes_nothing(seed: int):
    as_of = closing(CALLS[-1])
    same(build_features(shuffled(SMALL, seed), as_of=as_of), build_features(SMALL, as_of=as_of))


def test_a_tie_written_from_either_side_is_one_tie():
    ties = SMALL.ties
    mirrored = ties.rename(columns={"org_a": "org_b", "org_b": "org_a"})[ties.columns]
    both = pd.concat([ties, mirrored]).drop_duplicates(["org_a", "org_b", "kind", "started_on"])
    as_of = closing(CALLS[-1])
    same(build_features(replace(SMALL, ties=both), as_of=as_of), build_features(SMALL, as_of=as_of))


@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_reading_the_folder_again_changes_nothing(tmp_path: Path, form: str):
    for name in SMALL.present:
        rows = getattr(SMALL, name).dropna(axis=1, how="all")
        if form == "csv":
            rows.to_csv(tmp_path / f"{name}.csv", index=False)
        else:
            rows.to_parquet(tmp_path / f"{name}.parquet", index=False)
    as_of = closing(CALLS[-1])
    first = build_features(read_folder(tmp_path).tables, as_of=as_of)
    same(first, build_features(read_folder(tmp_path).tables, as_of=as_of))
    same(first, build_features(SMALL, as_of=as_of))


@given(seed=SEEDS, count=st.integers(1, 30))
@modestly
def test_organisations_of_other_regions_and_sectors_change_nothing(seed: int, count: int):
    draw = np.random.default_rng(seed)
    ids = [f"stranger-{n}" for n in range(count)]
    strangers = pd.DataFrame(
        {
            "org_id": ids,
            "kind": draw.choice(["firm", "research"], count),
            "sector": "99.9",
            "region_id": "abroad",
            "lat": draw.uniform(40, 50, count),
            "lon": draw.uniform(5, 28, count),
            "founded_on": pd.Timestamp("2019-05-05"),
        }
    )
    accounts = pd.DataFrame(
        {
            "org_id": ids * 2,
            "year": [2023] * count + [2022] * count,
            "employees": draw.integers(0, 99, 2 * count),
        }
    ).assign(revenue=1e6, value_added=draw.lognormal(12, 1, 2 * count), wages=5e5, known_on="2024-01-02")
    funding = pd.DataFrame({"org_id": ids, "on": "2023-02-02", "kind": "equity", "amount": 1e6})
    ties = pd.DataFrame({"org_a": ids[:-1], "org_b": ids[1:], "kind": "project", "started_on": "2022-01-01"})
    region = pd.DataFrame({"region_id": ["abroad"], "lat": [45.0], "lon": [9.0], "population": [1e6]})
    added = {
        "organisations": strangers,
        "accounts": accounts,
        "funding": funding,
        "ties": ties,
        "regions": region,
    }

    def with_strangers(name: str, rows: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([rows, table(name, added[name])], ignore_index=True) if name in added else rows

    as_of = closing(CALLS[-1])
    same(build_features(changed(SMALL, with_strangers), as_of=as_of), build_features(SMALL, as_of=as_of))


def scaled(tables: Tables, factor: float) -> Tables:
    def scale(name: str, rows: pd.DataFrame) -> pd.DataFrame:
        if name == "region_indicators":
            return rows.assign(value=rows["value"].where(rows["unit"] != "NOK", rows["value"] * factor))
        return rows.assign(**{column: rows[column] * factor for column in money(name)})

    return changed(tables, scale)


@given(factor=st.floats(1e-4, 1e4), power=st.integers(-8, 8))
@modestly
def test_scaling_the_currency_changes_no_ratio(factor: float, power: int):
    """By a power of two not even in the last bit; what is an amount itself scales with the currency."""
    as_of = closing(CALLS[-1])
    before = build_features(SMALL, as_of=as_of)
    amounts = [one.name for one in specification(SMALL) if "currency" in one.unit]
    assert amounts == ["public_rd_captured"]
    after = build_features(scaled(SMALL, factor), as_of=as_of)
    pd.testing.assert_frame_equal(
        after.drop(columns=amounts), before.drop(columns=amounts), rtol=1e-9, atol=1e-9
    )
    pd.testing.assert_frame_equal(after[amounts], before[amounts] * factor, rtol=1e-9)
    exactly = build_features(scaled(SMALL, 2.0**power), as_of=as_of)
    logarithms = ["productivity_gap", "wage_premium"]  # of amounts, the difference of which is taken
    same(exactly.drop(columns=amounts + logarithms), before.drop(columns=amounts + logarithms))


def test_the_number_of_threads_changes_nothing(monkeypatch: pytest.MonkeyPatch):
    as_of = closing(CALLS[-1])
    connect = ibis.duckdb.connect
    built = []
    for threads in (1, 2, 7):
        monkeypatch.setattr(ibis.duckdb, "connect", lambda threads=threads: connect(threads=threads))
        built.append(build_features(SMALL, as_of=as_of))
    same(built[0], built[1])
    same(built[0], built[2])


def test_withdrawing_one_application_changes_no_other():
    as_of = closing(CALLS[-1])
    full = build_features(SMALL, as_of=as_of)
    for gone in full.index[::3]:
        members = SMALL.members[SMALL.members["application_id"] != gone]
        applications = SMALL.applications[SMALL.applications["application_id"] != gone]
        fewer = build_features(replace(SMALL, members=members, applications=applications), as_of=as_of)
        same(fewer.drop(columns="management_score"), full.drop(index=gone, columns="management_score"))
