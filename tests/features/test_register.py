from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.catalogue import build_features
from features.known import known_by
from features.register import MOMENTUM_YEARS, account_ingredients, base_year, member_evidence
from features.rosters import roster
from features.tables import Tables
from tests.features.programme import CALLS, closing, shuffled, table

AS_OF = pd.Timestamp("2024-03-16")


def firms(accounts: list[dict[str, object]], founded: dict[str, str] | None = None, **more: object) -> Tables:
    """One application whose members are all firms with accounts; accounts are known in the next summer."""
    ids = sorted({str(row["org_id"]) for row in accounts})
    rows = [{"known_on": f"{row['year'] + 1}-07-01", **row} for row in accounts]
    return Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": AS_OF}]),
        applications=table("applications", [{"application_id": "A", "call_id": "c"}]),
        organisations=table(
            "organisations",
            [
                {"org_id": one, "kind": "firm", "sector": "62.0", "founded_on": (founded or {}).get(one)}
                for one in ids
            ],
        ),
        members=table("members", [{"application_id": "A", "org_id": one, "role": "firm"} for one in ids]),
        accounts=table("accounts", rows),
        **more,
    )


def slices(tables: Tables, as_of: pd.Timestamp = AS_OF) -> dict[str, list[float]]:
    known = known_by(tables, as_of=as_of)
    rows = known.applications.set_index("application_id", drop=False)
    found = account_ingredients(roster(known, rows), known, as_of=as_of)
    return {name: values[0].tolist() for name, values in found.items()}


def test_the_base_year_ends_on_or_before_the_day():
    assert base_year(pd.Timestamp("2024-12-30")) == 2023
    assert base_year(pd.Timestamp("2024-12-31")) == 2024


def test_every_firm_brings_its_latest_accounts_known_by_then():
    found = slices(
        firms(
            [
                {"org_id": "a", "year": 2022, "employees": 10},
                {"org_id": "a", "year": 2023, "employees": 99},  # known in July, after the call closed
                {"org_id": "b", "year": 2021, "employees": 20},
            ]
        )
    )
    assert found["year"] == [2022, 2021]
    assert found["employees"] == [10, 20]


def test_accounts_more_than_two_years_older_than_the_newest_do_not_count():
    found = slices(
        firms(
            [
                {"org_id": "a", "year": 2022, "employees": 10},
                {"org_id": "b", "year": 2020, "employees": 20},
                {"org_id": "c", "year": 2019, "employees": 30},
            ]
        )
    )
    np.testing.assert_equal(found["employees"], [10, 20, np.nan])


def test_accounts_that_all_ended_long_ago_do_not_count():
    old = firms([{"org_id": "a", "year": 2017, "employees": 10}])
    assert np.isnan(slices(old)["employees"]).all()
    assert slices(firms([{"org_id": "a", "year": 2018, "employees": 10}]))["employees"] == [10]


def test_start_ups_grow_from_zero_and_gaps_in_the_accounts_do_not():
    now = [{"org_id": one, "year": 2022, "employees": 12} for one in "abc"]
    before = [{"org_id": "a", "year": 2019, "employees": 8}]
    founded = {"b": "2020-02-01", "c": "2019-12-31"}
    found = slices(firms(now + before, founded))
    np.testing.assert_equal(found["employees_before"], [8, 0, np.nan])
    X = build_features(firms(now + before, founded), as_of=AS_OF)
    assert X.loc["A", "own_momentum"] == pytest.approx(200 * (24 - 8) / (24 + 8) / MOMENTUM_YEARS)


def test_amounts_are_in_constant_prices():
    row = {"org_id": "a", "year": 2022, "employees": 10, "value_added": 300.0, "rd": 30.0}
    found = slices(firms([row | {"deflator": 1.5}, row | {"org_id": "b"}]))
    assert found["value_added"] == [200.0, 300.0]
    assert found["employees"] == [10, 10]


def test_research_members_with_accounts_are_not_firms(small: Tables):
    tables = firms([{"org_id": "a", "year": 2022, "employees": 10}])
    research = replace(tables, members=tables.members.assign(role="research"))
    assert np.isnan(slices(research)["employees"]).all()
    unsaid = replace(tables, members=tables.members.assign(role=None).astype({"role": "str"}))
    assert slices(unsaid)["employees"] == [10]  # the organisation's kind says it


def test_sector_medians_equal_those_of_pandas(small: Tables):
    known = known_by(small, as_of=closing(CALLS[-1]))
    rows = known.applications.set_index("application_id", drop=False).sort_index()
    members = roster(known, rows)
    found = account_ingredients(members, known, as_of=closing(CALLS[-1]))
    accounts = known.accounts.merge(known.organisations[["org_id", "sector"]], on="org_id")
    accounts = accounts[accounts["employees"] > 0]
    each = accounts["value_added"] / accounts["deflator"] / accounts["employees"]
    grouped = each.groupby([accounts["sector"], accounts["year"]])
    medians = grouped.median().where(grouped.size() >= 5)
    sector = np.array(members.frame["sector"].tolist(), dtype=object)
    spread = np.full(found["year"].shape, None, dtype=object)
    spread[members.row, members.column] = sector
    there = np.isfinite(found["year"])
    expected = medians.reindex(pd.MultiIndex.from_arrays([spread[there], found["year"][there]]))
    assert there.sum() > 50
    np.testing.assert_allclose(found["sector_productivity"][there], expected.to_numpy(), rtol=1e-12)


def test_a_sector_of_fewer_than_five_firms_has_no_median():
    rows = [{"org_id": one, "year": 2022, "employees": 10, "value_added": 300.0} for one in "abcd"]
    assert np.isnan(slices(firms(rows))["sector_productivity"]).all()
    five = [*rows, {"org_id": "e", "year": 2022, "employees": 10, "value_added": 500.0}]
    assert slices(firms(five))["sector_productivity"] == [30.0] * 5


def test_a_firm_in_two_applications_has_its_accounts_in_both():
    tables = firms([{"org_id": "a", "year": 2022, "employees": 10}])
    again = table("applications", [{"application_id": "B", "call_id": "c"}])
    member = table("members", [{"application_id": "B", "org_id": "a", "role": "firm"}])
    both = replace(
        tables,
        applications=pd.concat([tables.applications, again], ignore_index=True),
        members=pd.concat([tables.members, member], ignore_index=True),
    )
    X = build_features(both, as_of=AS_OF)
    assert X["critical_mass"].tolist() == [1.0, 1.0]


def test_member_evidence_counts_firms_with_accounts_and_their_age():
    rows = [{"org_id": "a", "year": 2022, "employees": 1}, {"org_id": "b", "year": 2021, "employees": 1}]
    tables = firms([*rows, {"org_id": "c", "year": 2021, "employees": 1}])
    evidence = member_evidence(tables, as_of=AS_OF)
    assert evidence.loc["A"].to_dict() == {
        "members": 3,
        "firms": 3,
        "firms_with_accounts": 3,
        "accounts_year": 2021,
        "years_since_accounts": 2,
    }
    nothing = member_evidence(replace(tables, accounts=tables.accounts.iloc[:0]), as_of=AS_OF)
    assert nothing["firms_with_accounts"].tolist() == [0]
    assert nothing["accounts_year"].isna().all()


def test_slices_do_not_depend_on_the_order_of_accounts(small: Tables):
    as_of = closing(CALLS[-1])
    one, other = (member_evidence(tables, as_of=as_of) for tables in (small, shuffled(small, 3)))
    pd.testing.assert_frame_equal(one, other, check_exact=True)
