from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.catalogue import build_features
from features.proximity import great_circle
from features.tables import Tables
from tests.features.programme import table

AS_OF = pd.Timestamp("2024-03-16")
TROMSO, OSLO = (69.65, 18.96), (59.91, 10.75)


def listed(members: list[dict[str, object]], organisations: list[dict[str, object]] = (), **money) -> Tables:
    """One application with these members; regions are Tromsø and Oslo, each its own labour market."""
    return Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": AS_OF}]),
        applications=table(
            "applications", [{"application_id": "A", "call_id": "c", "region_id": "tromso", **money}]
        ),
        organisations=table("organisations", list(organisations)),
        members=table("members", [{"application_id": "A", **one} for one in members]),
        regions=table(
            "regions",
            [
                {"region_id": name, "lat": place[0], "lon": place[1], "labour_market_id": name}
                for name, place in (("tromso", TROMSO), ("oslo", OSLO))
            ],
        ),
    )


def features(tables: Tables) -> dict[str, float]:
    return build_features(tables, as_of=AS_OF).loc["A"].to_dict()


def test_commitment_that_nobody_states_is_missing_and_one_that_is_left_open_is_not_signed():
    silent = features(listed([{"org_id": "a"}, {"org_id": "b"}]))
    assert np.isnan(silent["signed_commitment"])
    half = features(listed([{"org_id": "a", "commitment": "signed"}, {"org_id": "b"}]))
    assert half["signed_commitment"] == 50.0


def test_members_who_join_after_the_date_are_not_there():
    members = [
        {"org_id": "a", "commitment": "none"},
        {"org_id": "b", "commitment": "signed", "joined_on": "2024-03-17"},
    ]
    assert features(listed(members))["signed_commitment"] == 0.0


def test_pledged_hours_are_those_of_firms():
    members = [
        {"org_id": "a", "role": "firm", "pledged_hours": 100},
        {"org_id": "b", "role": "firm", "pledged_hours": 40},
        {"org_id": "c", "role": "firm"},
        {"org_id": "d", "role": "research", "pledged_hours": 2000},
    ]
    assert features(listed(members))["pledged_hours"] == 70.0


def test_cash_is_co_financing_without_any_wage_and_hours_are_not():
    cash = [{"org_id": "a", "pledged_cash": 150.0}, {"org_id": "b", "pledged_cash": 50.0}]
    assert features(listed(cash, requested=800.0, own_funding=200.0))["co_financing"] == 20.0
    assert features(listed(cash, requested=1000.0))["co_financing"] == 20.0
    hours = [{"org_id": "a", "pledged_cash": 150.0, "pledged_hours": 10.0}]
    assert np.isnan(features(listed(hours, requested=800.0))["co_financing"])
    assert np.isnan(features(listed([{"org_id": "a"}], requested=800.0))["co_financing"])


def test_funding_is_as_diverse_as_its_sources_are_even():
    members = [
        {"org_id": "a", "role": "firm", "pledged_cash": 300.0},
        {"org_id": "b", "role": "firm", "pledged_cash": 100.0},
        {"org_id": "c", "role": "public", "pledged_cash": 400.0},
    ]
    even = features(listed(members, requested=400.0, own_funding=400.0))
    assert even["funding_diversity"] == pytest.approx(0.75)
    assert np.isnan(features(listed([], requested=400.0))["funding_diversity"])


def test_a_role_left_empty_is_the_kind_of_the_organisation():
    organisations = [{"org_id": "a", "kind": "investor"}, {"org_id": "b", "kind": "firm", "sector": "64.19"}]
    members = [{"org_id": "a"}, {"org_id": "b"}, {"org_id": "c", "role": "firm"}, {"org_id": "d"}]
    assert features(listed(members, organisations))["financial_actors"] == 50.0


def test_an_organisation_without_an_address_stands_at_the_centre_of_its_region():
    organisations = [
        {"org_id": "a", "region_id": "tromso"},
        {"org_id": "b", "region_id": "oslo", "lat": 60.0},  # half an address is none
    ]
    found = features(listed([{"org_id": "a"}, {"org_id": "b"}], organisations))
    assert found["member_distance"] == pytest.approx(float(great_circle(*TROMSO, *OSLO)))
    assert found["same_labour_market"] == 50.0


def test_the_nearest_investor_may_be_a_member_or_a_stranger():
    organisations = [
        {"org_id": "a", "region_id": "tromso"},
        {"org_id": "b", "region_id": "oslo"},
        {"org_id": "i", "kind": "investor", "region_id": "oslo"},
    ]
    members = [{"org_id": "a"}, {"org_id": "b"}, {"org_id": "i"}]
    assert features(listed(members, organisations))["distance_to_investors"] == 0.0
    nobody = listed(members, [one for one in organisations if one["org_id"] != "i"])
    assert np.isnan(features(nobody)["distance_to_investors"])


def test_one_member_has_no_distance_and_no_pairs():
    found = features(listed([{"org_id": "a", "role": "firm"}], [{"org_id": "a", "region_id": "oslo"}]))
    assert np.isnan([found["member_distance"], found["tie_density"]]).all()
    assert found["role_mix"] == 0.0


def test_members_of_other_applications_do_not_count():
    tables = listed([{"org_id": "a", "commitment": "signed"}])
    other = table("members", [{"application_id": "B", "org_id": "b", "commitment": "none"}])
    both = replace(tables, members=pd.concat([tables.members, other], ignore_index=True))
    assert features(both)["signed_commitment"] == 100.0
