from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from features.catalogue import build_features
from features.tables import Tables
from tests.features.programme import table

AS_OF = pd.Timestamp("2024-03-16")


def funded(*rounds: tuple[str, str, str, float | None, str]) -> Tables:
    """Firms a to d in the region here and one there; a and b, of 10 employees each, are members."""
    firms = [
        {"org_id": one, "kind": "firm", "region_id": "here", "sector": "62.0", "founded_on": founded}
        for one, founded in zip("abcd", ["2001-01-01", None, "2021-03-16", "2021-03-17"], strict=True)
    ]
    return Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": AS_OF}]),
        applications=table(
            "applications",
            [{"application_id": "A", "call_id": "c", "region_id": "here", "sector": "62.0"}],
        ),
        organisations=table(
            "organisations",
            [
                *firms,
                {"org_id": "e", "kind": "firm", "region_id": "there", "sector": "62.0"},
                {"org_id": "u", "kind": "education", "region_id": "here", "sector": "85.4"},
            ],
        ),
        members=table("members", [{"application_id": "A", "org_id": one, "role": "firm"} for one in "ab"]),
        accounts=table(
            "accounts",
            [{"org_id": one, "year": 2022, "employees": 10, "known_on": "2023-07-01"} for one in "ab"],
        ),
        funding=table(
            "funding",
            [
                {"org_id": org, "on": on, "kind": kind, "amount": amount, "investor_id": investor}
                for org, on, kind, amount, investor in rounds
            ],
        ),
    )


def features(tables: Tables) -> dict[str, float]:
    return build_features(tables, as_of=AS_OF).loc["A"].to_dict()


def test_a_round_with_two_investors_is_one_round_of_three_years():
    found = features(
        funded(
            ("c", "2023-01-01", "equity", 100.0, "i1"),
            ("c", "2023-01-01", "equity", 100.0, "i2"),
            ("c", "2021-03-16", "equity", 100.0, "i1"),  # three years before, to the day: no longer
            ("a", "2021-03-17", "equity", 100.0, "i1"),
            ("e", "2023-01-01", "equity", 100.0, "i1"),  # in another region
            ("c", "2023-01-01", "loan", 100.0, "i1"),
        )
    )
    assert found["venture_capital"] == 2 / (4 / 1000)


def test_grants_per_employee_are_those_of_members_with_accounts():
    found = features(
        funded(
            ("a", "2023-01-01", "grant", 300.0, "council"),
            ("a", "2022-01-01", "grant", 100.0, "council"),
            ("c", "2023-01-01", "grant", 900.0, "council"),
        )
    )
    assert found["public_rd_captured"] == 20.0


def test_a_grant_without_an_amount_leaves_the_member_out():
    found = features(
        funded(("a", "2023-01-01", "grant", 300.0, "council"), ("a", "2022-01-01", "grant", None, "council"))
    )
    assert found["public_rd_captured"] == 0.0  # of b alone, which had none


def test_no_rounds_among_known_funding_is_zero_and_no_funding_is_missing():
    loans = funded(("e", "2023-01-01", "loan", 100.0, "bank"))
    assert (features(loans)["venture_capital"], features(loans)["public_rd_captured"]) == (0.0, 0.0)
    nothing = features(replace(loans, funding=loans.funding.iloc[:0]))
    assert np.isnan([nothing["venture_capital"], nothing["public_rd_captured"]]).all()


def test_entry_rate_counts_firms_of_the_cell_founded_in_three_years():
    assert features(funded())["entry_rate"] == 25.0
