"""Growth so far: linked from year to year by those with figures in both, against the same sectors."""

from __future__ import annotations

import pandas as pd
import pytest

from features.tables import Tables
from scoring.history import histories
from tests.scoring.programmes import table

APPLICATIONS = table(
    "applications", [{"application_id": "A", "call_id": "c", "sector": "62", "region_id": "oslo"}]
)


def accounts(*staff: tuple[str, dict[int, float]]) -> Tables:
    """Organisations of sector 62 with their employees by year; the last letter says who is a member."""
    rows = [
        {"org_id": org, "year": year, "employees": count}
        for org, by_year in staff
        for year, count in by_year.items()
    ]
    return Tables(
        calls=table("calls", []),
        applications=APPLICATIONS,
        organisations=table("organisations", [{"org_id": org, "sector": "62"} for org, _ in staff]),
        accounts=table("accounts", rows),
    )


def members(*orgs: str) -> pd.DataFrame:
    return pd.DataFrame({"application_id": "A", "org_id": list(orgs), "sector": "62"}).astype("str")


def test_members_and_sector_are_chained_from_the_same_first_year() -> None:
    known = accounts(("m", {2020: 10, 2021: 12, 2022: 15}), ("x", {2020: 90, 2021: 88, 2022: 105}))
    found = histories(known, members("m"), APPLICATIONS)["A"]
    assert (found.of, found.years) == ("employees", (2020, 2021, 2022))
    assert found.members == pytest.approx((100, 120, 150))
    assert found.sector == pytest.approx((100, 100, 120))


def test_joining_or_leaving_the_data_is_not_growth() -> None:
    known = accounts(
        ("m", {2020: 10, 2021: 10, 2022: 10}), ("n", {2021: 500, 2022: 500}), ("gone", {2020: 70, 2021: 70})
    )
    found = histories(known, members("m", "n", "gone"), APPLICATIONS)["A"]
    assert found.members == pytest.approx((100, 100, 100))


def test_a_gap_breaks_the_line_and_the_latest_years_are_kept() -> None:
    known = accounts(("m", {2015: 5, 2016: 6, 2019: 10, 2020: 11}))
    assert histories(known, members("m"), APPLICATIONS)["A"].years == (2019, 2020)


def test_without_accounts_jobs_of_region_and_sector_stand_in() -> None:
    cells = [
        {"region_id": region, "sector": "62", "year": year, "jobs": jobs}
        for region, by_year in (("oslo", {2020: 100, 2021: 110}), ("bergen", {2020: 100, 2021: 90}))
        for year, jobs in by_year.items()
    ]
    known = Tables(
        calls=table("calls", []), applications=APPLICATIONS, region_sectors=table("region_sectors", cells)
    )
    found = histories(known, members(), APPLICATIONS)["A"]
    assert (found.of, found.years) == ("jobs", (2020, 2021))
    assert found.members == pytest.approx((100, 110))
    assert found.sector == pytest.approx((100, 100))


def test_without_anything_there_is_no_line() -> None:
    assert histories(accounts(), members("m"), APPLICATIONS) == {}
    assert histories(accounts(("m", {2020: 10})), members("m"), APPLICATIONS) == {}
