"""The one door of time: what became known later is gone, whichever table it stands in."""

from __future__ import annotations

from dataclasses import fields

import pandas as pd
import pytest

from features.known import closing_dates, derived_known_on, known_by
from features.tables import TABLE, Tables

ROWS: dict[str, list[dict[str, object]]] = {
    "calls": [
        {"call_id": "1", "opens_on": "2020-01-01", "closes_on": "2020-03-01"},
        {"call_id": "2", "closes_on": "2022-03-01"},
    ],
    "applications": [
        {"application_id": "A", "call_id": "1", "decision": "funded"},
        {"application_id": "B", "call_id": "2", "decision": "rejected"},
    ],
    "organisations": [{"org_id": "x"}, {"org_id": "y", "founded_on": "2021-01-01"}],
    "members": [
        {"application_id": "A", "org_id": "x"},
        {"application_id": "A", "org_id": "y", "joined_on": "2021-06-01"},
        {"application_id": "B", "org_id": "x"},
    ],
    "accounts": [
        {"org_id": "x", "year": 2018.0},
        {"org_id": "x", "year": 2019.0, "known_on": "2020-03-01"},
        {"org_id": "x", "year": 2020.0, "known_on": "2020-12-31"},
    ],
    "ties": [
        {"org_a": "x", "org_b": "y", "kind": "project", "started_on": "2019-01-01", "ended_on": "2020-03-02"},
        {"org_a": "x", "org_b": "z", "kind": "project", "started_on": "2020-03-02"},
    ],
    "successions": [{"org_id": "x", "successor_id": "z", "on": day} for day in ("2020-03-01", "2020-03-02")],
    "funding": [{"org_id": "x", "on": day, "kind": "loan"} for day in ("2020-03-01", "2020-03-02")],
    "region_sectors": [{"region_id": "r", "sector": "s", "year": year} for year in (2017.0, 2018.0, 2019.0)],
    "region_indicators": [
        {"region_id": "r", "year": 2020.0, "indicator": "i", "value": 1.0, "known_on": "2020-02-01"},
        {"region_id": "r", "year": 2019.0, "indicator": "i", "value": 1.0},
    ],
    "application_indicators": [
        {"application_id": "A", "indicator": "i", "value": 1.0},
        {"application_id": "A", "indicator": "j", "value": 1.0, "known_on": "2020-03-02"},
    ],
    "ratings": [
        {"application_id": "A", "reviewer_id": "R", "criterion": "c", "given_on": day}
        for day in ("2020-03-01", "2020-03-02")
    ],
    "scales": [{"call_id": call, "criterion": "c", "worst": 6.0, "best": 1.0} for call in ("1", "2")],
    "outcomes": [{"application_id": "A", "measure": "revenue", "growth": 1.0, "known_on": "2024-01-01"}],
}


def tables() -> Tables:
    return Tables(**{name: _frame(name, rows) for name, rows in ROWS.items()})


def _frame(name: str, rows: list[dict[str, object]]) -> pd.DataFrame:
    empty = TABLE[name].empty()
    return pd.DataFrame(rows).reindex(columns=empty.columns).astype(empty.dtypes.to_dict())


def counts(as_of: str) -> dict[str, int]:
    known = known_by(tables(), as_of=pd.Timestamp(as_of))
    return {one.name: len(getattr(known, one.name)) for one in fields(known)}


def test_on_the_closing_day_only_what_was_known_by_its_end_is_there() -> None:
    assert counts("2020-03-01") == {
        "calls": 1,
        "applications": 1,
        "organisations": 1,
        "members": 1,
        "accounts": 1,
        "ties": 1,
        "successions": 1,
        "funding": 1,
        "regions": 0,
        "region_sectors": 1,
        "region_indicators": 1,
        "application_indicators": 1,
        "ratings": 1,
        "scales": 1,
        "outcomes": 0,
    }


def test_in_the_end_everything_is_known() -> None:
    assert counts("2030-01-01") == {
        **dict.fromkeys(counts("2030-01-01"), 0),
        **{k: len(v) for k, v in ROWS.items()},
    }


def test_a_decision_is_open_on_the_closing_day_and_known_on_the_next() -> None:
    assert known_by(tables(), as_of=pd.Timestamp("2020-03-01")).applications["decision"].isna().all()
    assert known_by(tables(), as_of=pd.Timestamp("2020-03-02")).applications["decision"].tolist() == [
        "funded"
    ]


def test_a_tie_that_ended_later_goes_on_as_of_the_day() -> None:
    assert known_by(tables(), as_of=pd.Timestamp("2020-03-01")).ties["ended_on"].isna().all()
    assert known_by(tables(), as_of=pd.Timestamp("2020-03-02")).ties["ended_on"].notna().sum() == 1


def test_figures_without_a_day_are_known_eighteen_months_after_their_year() -> None:
    days = derived_known_on(pd.Series([2018.0, 1999.0]))
    assert days.dt.date.astype(str).tolist() == ["2020-06-30", "2001-06-30"]
    assert counts("2020-06-29")["region_sectors"] == 1
    assert counts("2020-06-30")["region_sectors"] == 2


def test_every_application_has_the_closing_date_of_its_call() -> None:
    all_tables = tables()
    shuffled = all_tables.applications.iloc[::-1]
    closes = closing_dates(all_tables.calls, shuffled)
    assert closes.index.tolist() == [1, 0]
    assert closes.dt.year.tolist() == [2022, 2020]


@pytest.mark.parametrize("earlier", ["2019-01-01", "2020-03-01", "2021-01-01"])
def test_knowing_twice_is_knowing_once(earlier: str) -> None:
    day, later = pd.Timestamp(earlier), pd.Timestamp("2023-01-01")
    once, twice = known_by(tables(), as_of=day), known_by(known_by(tables(), as_of=later), as_of=day)
    for one in fields(Tables):
        pd.testing.assert_frame_equal(getattr(once, one.name), getattr(twice, one.name))
