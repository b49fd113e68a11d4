from __future__ import annotations

from dataclasses import replace

import pandas as pd

from models.groups import groups
from tests.models.own_numbers import own_numbers, table


def programme():
    tables = own_numbers(calls=1, each=6)
    ids = tables.applications["application_id"]
    applications = tables.applications.assign(
        region_id=["oslo", "oslo", "alta", None, "alta", "oslo"],
        sector=["62.0", "62.1", "3.1", "541", None, "26.1"],
    ).astype(tables.applications.dtypes.to_dict())
    counts = dict(zip(ids, (2, 3, 5, 6, 9, 0), strict=True))
    members = [
        {"application_id": one, "org_id": f"{one}-{k}", "joined_on": None if k else "2010-02-01"}
        for one, count in counts.items()
        for k in range(count)
    ]
    later = [{"application_id": ids[0], "org_id": f"late-{k}", "joined_on": "2010-03-11"} for k in range(50)]
    return replace(tables, applications=applications, members=table("members", [*members, *later]))


def test_region_division_and_third_by_members_when_the_call_closed():
    tables = programme()
    told = groups(tables, pd.Index(tables.applications["application_id"]))
    assert told.astype(object).where(told.notna(), None).to_dict("list") == {
        "region": ["oslo", "oslo", "alta", None, "alta", "oslo"],
        "sector": ["62", "62", "3", "54", None, "26"],
        "size": [
            *["small consortia"] * 2,
            "medium consortia",
            *["large consortia"] * 2,
            None,
        ],
    }


def test_without_members_there_are_no_sizes():
    tables = own_numbers(calls=1, each=3)
    told = groups(tables, pd.Index(tables.applications["application_id"]))
    assert told.isna().all().all()
