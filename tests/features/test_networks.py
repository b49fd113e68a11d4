from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.catalogue import build_features
from features.tables import Tables
from tests.features.programme import table

AS_OF = pd.Timestamp("2024-03-16")
MEMBERS = {"a": "firm", "b": "firm", "c": "firm", "r": "research", "u": "education"}
PLACES = {
    "a": "home",
    "b": "home",
    "c": "away",
    "r": "home",
    "u": "home",
    "x": "home",
    "y": "away",
    "z": None,
}


def tied(*ties: tuple[str, str, str, str, str | None]) -> Tables:
    """Five members in the region home, except c; x, y and z are no members."""
    return Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": AS_OF}]),
        applications=table("applications", [{"application_id": "A", "call_id": "c", "region_id": "home"}]),
        organisations=table(
            "organisations", [{"org_id": one, "region_id": region} for one, region in PLACES.items()]
        ),
        members=table(
            "members",
            [{"application_id": "A", "org_id": one, "role": role} for one, role in MEMBERS.items()],
        ),
        ties=table(
            "ties",
            [
                {"org_a": a, "org_b": b, "kind": kind, "started_on": start, "ended_on": end}
                for a, b, kind, start, end in ties
            ],
        ),
    )


def features(tables: Tables) -> dict[str, float]:
    return build_features(tables, as_of=AS_OF).loc["A"].to_dict()


def test_density_counts_pairs_with_a_tie_in_five_years_once():
    found = features(
        tied(
            ("a", "b", "project", "2022-01-01", None),
            ("a", "b", "patent", "2023-01-01", None),
            ("b", "c", "supply", "2010-01-01", "2019-03-16"),  # stood until five years before, to the day
            ("a", "c", "supply", "2010-01-01", "2019-03-15"),  # a day short
            ("a", "x", "project", "2022-01-01", None),  # to no member
            ("a", "r", "project", "2024-03-17", None),  # begins the day after
        )
    )
    assert found["tie_density"] == pytest.approx(2 / 10)


def test_repeat_partners_are_pairs_with_two_projects_whenever_they_were():
    found = features(
        tied(
            ("a", "b", "project", "2005-01-01", "2006-01-01"),
            ("a", "b", "project", "2022-01-01", None),
            ("a", "c", "project", "2022-01-01", None),
            ("a", "c", "patent", "2023-01-01", None),
            ("b", "c", "patent", "2023-01-01", None),
        )
    )
    assert found["repeat_partners"] == 0.5


def test_without_any_joint_project_there_is_no_share_of_repeated_ones():
    assert np.isnan(features(tied(("a", "b", "patent", "2022-01-01", None)))["repeat_partners"])


def test_external_ties_leave_the_region_at_one_end_or_both():
    found = features(
        tied(
            ("a", "b", "project", "2022-01-01", None),  # inside
            ("a", "x", "project", "2022-01-01", None),  # inside, with a stranger
            ("a", "y", "project", "2022-01-01", None),  # outside
            ("b", "c", "supply", "2022-01-01", None),  # to a member outside
            ("a", "z", "supply", "2022-01-01", None),  # nobody knows where
            ("x", "y", "supply", "2022-01-01", None),  # between strangers
        )
    )
    assert found["external_ties"] == 50.0


def test_research_partners_are_other_members_tied_to_research_or_education():
    found = features(
        tied(
            ("a", "r", "project", "2022-01-01", None),
            ("a", "u", "project", "2022-01-01", None),
            ("r", "u", "project", "2022-01-01", None),
            ("b", "c", "project", "2022-01-01", None),
        )
    )
    assert found["rd_partners"] == pytest.approx(100 / 3)


def test_no_ties_among_known_ties_is_zero_and_no_ties_at_all_is_missing():
    strangers = tied(("x", "y", "project", "2022-01-01", None))
    assert (features(strangers)["tie_density"], features(strangers)["rd_partners"]) == (0.0, 0.0)
    assert np.isnan(features(strangers)["external_ties"])
    nothing = features(replace(strangers, ties=strangers.ties.iloc[:0]))
    assert np.isnan([nothing["tie_density"], nothing["rd_partners"]]).all()


def test_no_member_list_is_missing_and_not_zero():
    tables = tied(("x", "y", "project", "2022-01-01", None))
    found = features(replace(tables, members=tables.members.iloc[:0]))
    assert np.isnan([found["tie_density"], found["rd_partners"], found["external_ties"]]).all()
