"""The event study of a small simulated programme: what it rests on and what may change it."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace

import numpy as np
import pandas as pd
import pytest

from benchmarks.comparison_truth import PLAN, in_memory
from features.known import known_by
from features.tables import Tables
from models.comparison.event_study import EventStudy
from models.comparison.joining import cohorts_of, event_study_of
from models.comparison.panel import panel_of
from models.comparison.units import Register
from scoring.demo.history import live
from tests.later_rows import LATER

SMALL = replace(PLAN, firms=3_000, years=8, calls=5, per_call=(5, 5), members=(12, 16), seed=1)
DAY = pd.Timestamp("2018-12-31")
"""Two of the five calls have known outcomes then."""


@dataclass(frozen=True, repr=False)
class Programme:
    """The tables, and what was found in them on DAY."""

    tables: Tables
    study: EventStudy


@pytest.fixture(scope="module")
def programme() -> Programme:
    tables = in_memory(live(SMALL))
    study = studied(tables)
    assert study is not None
    return Programme(tables, study)


def studied(tables: Tables, as_of: pd.Timestamp = DAY) -> EventStudy | None:
    return event_study_of(known_by(tables, as_of=as_of), as_of=as_of)


def assert_same(one: EventStudy | None, other: EventStudy) -> None:
    assert one is not None
    for table in ("table", "by_event_time", "by_group", "overall"):
        pd.testing.assert_frame_equal(getattr(one, table), getattr(other, table), check_exact=True)
    rest = [
        field.name for field in fields(EventStudy) if not isinstance(getattr(one, field.name), pd.DataFrame)
    ]
    assert [getattr(one, name) for name in rest] == [getattr(other, name) for name in rest]


def test_groups_are_calls_and_times_are_years(programme: Programme) -> None:
    table = programme.study.table
    assert sorted(set(table["group"])) == ["2014", "2015"]
    assert sorted(set(programme.study.by_group.index)) == ["2014", "2015"]
    assert set(table["time"]) <= set(range(2010, 2018))
    since = table["time"] - table["group"].astype("int64")
    assert set(since) <= set(programme.study.by_event_time.index) - {-1}


def test_what_is_known_later_changes_nothing(programme: Programme) -> None:
    later = programme.tables
    for add in LATER.values():
        later = add(later, DAY, np.random.default_rng(3))
    assert_same(studied(later), programme.study)


def test_the_order_of_rows_changes_nothing(programme: Programme) -> None:
    frames = {field.name: getattr(programme.tables, field.name) for field in fields(Tables)}
    mixed = {name: frame.sample(frac=1, random_state=5) for name, frame in frames.items()}
    assert_same(studied(replace(programme.tables, **mixed)), programme.study)


def test_one_cohort_is_no_event_study(programme: Programme) -> None:
    assert studied(programme.tables, pd.Timestamp("2017-12-31")) is None


def test_a_firm_in_several_clusters_counts_with_the_first(programme: Programme) -> None:
    """Everybody of the first call's funded bids joins a funded bid of the second as well."""
    tables = programme.tables
    funded = tables.applications[tables.applications["decision"] == "funded"]
    first, second = (funded[funded["call_id"] == call] for call in ("2014", "2015"))
    again = tables.members[tables.members["application_id"].isin(first["application_id"])]
    again = again.assign(application_id=second["application_id"].iloc[0], joined_on=pd.NaT)
    members = pd.concat([tables.members, again]).drop_duplicates(["application_id", "org_id"])
    known = known_by(replace(tables, members=members), as_of=DAY)
    one, two = cohorts_of(Register(known), as_of=DAY, controls="never")
    assert set(again["org_id"]) & set(one.members)
    assert not set(one.members) & set(two.members)


def test_controls_leave_when_they_join_a_cluster_themselves(programme: Programme) -> None:
    tables = programme.tables
    register = Register(known_by(tables, as_of=DAY))
    cohorts = cohorts_of(register, as_of=DAY, controls="not yet")
    joiner = cohorts[0].controls[0]
    late = tables.applications.query("call_id == '2017' and decision == 'funded'")["application_id"].iloc[0]
    more = tables.members.iloc[:1].assign(application_id=late, org_id=joiner, role="firm", joined_on=pd.NaT)
    known = known_by(replace(tables, members=pd.concat([tables.members, more])), as_of=DAY)
    before, after = (
        panel_of(one, cohorts, as_of=DAY).query(f"firm == '{joiner}' and first_period == 0")["year"].max()
        for one in (register, Register(known))
    )
    assert (before, after) == (2017, 2016)
