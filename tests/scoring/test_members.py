"""Members on the map and what their joining says."""

from __future__ import annotations

import pandas as pd
import pytest

from features.tables import Tables
from scoring.members import joined_share, members_of
from tests.scoring.programmes import table

CALL = table(
    "calls", [{"call_id": "c", "opens_on": "2025-01-10", "closes_on": "2025-03-01"}]
)  # fmt: skip
REGIONS = [
    {"region_id": "oslo", "name": "Oslo", "lat": 59.9, "lon": 10.7},
    {"region_id": "n", "lat": 60.0, "lon": 9.0},
]


def tables(*joined: str | None) -> Tables:
    """One application with a member for each joining day; the first has an address, the last no region."""
    orgs = [{"org_id": f"o{i}", "kind": "firm", "region_id": "oslo"} for i in range(len(joined))]
    orgs[0] |= {"lat": 60.39, "lon": 5.32}
    del orgs[-1]["region_id"]
    return Tables(
        calls=CALL,
        applications=table("applications", [{"application_id": "A", "call_id": "c"}]),
        organisations=table("organisations", orgs),
        members=table(
            "members",
            [{"application_id": "A", "org_id": f"o{i}", "joined_on": day} for i, day in enumerate(joined)],
        ),
        accounts=table(
            "accounts", [{"org_id": "o0", "year": 2023, "employees": 12, "known_on": "2024-06-01"}]
        ),
        regions=table("regions", REGIONS),
    )


def test_members_stand_at_their_address_or_their_regions_centre_or_nowhere() -> None:
    known = tables("2024-05-01", "2024-05-01", "2024-05-01")
    found = members_of(known, known.applications, CALL.iloc[0])
    assert [(one.lat, one.lon, one.employees) for one in found.places["A"]] == [
        (60.39, 5.32, 12.0),
        (59.9, 10.7, None),
    ]
    assert [(one.name, one.members) for one in found.towns["A"]] == [("Oslo", 2)]
    assert found.evidence["A"]["members"] == 3
    assert found.evidence["A"]["firms_with_accounts"] == 1


def test_who_joined_after_the_opening_is_a_share_of_those_with_a_day() -> None:
    known = tables("2024-05-01", "2025-01-10", "2025-02-01", None)
    assert members_of(known, known.applications, CALL.iloc[0]).evidence["A"]["joined_share"] == pytest.approx(
        1 / 3
    )
    assert joined_share(known.members, pd.NaT).empty
