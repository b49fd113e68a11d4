from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.catalogue import FEATURES, build_features
from features.ingredients import ingredients
from features.known import known_by
from features.tables import Tables
from tests.features.programme import CALLS, closing, table
from tests.us_states import ABSENT, FOLDER, us_states

LAST = closing(CALLS[-1])


def test_an_application_without_accounts_falls_back_on_its_region_and_sector(small: Tables):
    """Members of one application lose their accounts: only its own features change."""
    gone = "A-2024-1"
    members = small.members
    theirs = members["application_id"] == gone
    silent = members["org_id"].where(~theirs, members["org_id"] + "-silent")
    renamed = small.organisations.assign(org_id=small.organisations["org_id"] + "-silent")
    tables = replace(
        small,
        members=members.assign(org_id=silent),
        organisations=pd.concat([small.organisations, renamed], ignore_index=True),
    )
    columns = ["wage_premium", "own_momentum", "productivity_gap", "local_shift"]
    before, after = (build_features(one, as_of=LAST)[columns] for one in (small, tables))
    cell = build_features(replace(small, accounts=small.accounts.iloc[:0]), as_of=LAST)[columns]
    pd.testing.assert_frame_equal(after.drop(index=gone), before.drop(index=gone), check_exact=True)
    pd.testing.assert_frame_equal(after.loc[[gone]], cell.loc[[gone]], check_exact=True)
    assert np.isnan(after.loc[gone, "productivity_gap"])  # which has no counterpart in the statistics
    assert after.loc[gone, ["wage_premium", "own_momentum"]].notna().all()


def test_the_wage_premium_of_a_region_is_against_the_regions_that_publish_wages_and_jobs():
    rows = [("a", 10.0, 6.0), ("b", 30.0, 12.0), ("c", None, 99.0), ("d", 50.0, None)]
    tables = Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": LAST}]),
        applications=table(
            "applications", [{"application_id": "A", "call_id": "c", "region_id": "a", "sector": "62.0"}]
        ),
        region_sectors=table(
            "region_sectors",
            [
                {"region_id": region, "sector": "62.0", "year": 2020, "jobs": jobs, "wages": wages}
                for region, jobs, wages in rows
            ],
        ),
    )
    X = build_features(tables, as_of=LAST)
    assert X.loc["A", "wage_premium"] == pytest.approx(np.log((6 / 10) / (18 / 40)))


def test_every_ingredient_is_aligned_with_the_applications(small: Tables):
    known = known_by(small, as_of=LAST)
    rows = known.applications.set_index("application_id", drop=False).sort_index().iloc[:5]
    found = ingredients(known, rows, as_of=LAST)
    lengths = {name: len(values) for name, values in found.items() if name != "sector_groups"}
    assert set(lengths.values()) == {5}
    assert len(found["sector_groups"]) == found["sector_jobs"].shape[1]


@pytest.mark.skipif(not FOLDER.is_dir(), reason=ABSENT)
def test_statistics_fill_what_they_can_for_every_state_and_industry():
    tables = us_states()
    calls = tables.applications[tables.applications["call_id"] == "2014"]["application_id"]
    X = build_features(tables, as_of=pd.Timestamp("2015-01-01"), applications=list(calls))
    filled = {
        one.name
        for one in FEATURES
        if set(one.needs) <= {"region_sectors", "regions", "region_indicators"} and one.name != "density"
    }
    present = X.notna().mean()
    assert set(present.index[present > 0]) == {*filled, "wage_premium", "own_momentum"}
    assert (present[present > 0] > 0.9).all()
    assert X.loc[X["specialisation"].notna(), "specialisation"].between(-8, 8).all()
