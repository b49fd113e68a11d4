"""Bad days of the accounts: members and firms outside that differ by how they were drawn."""

from __future__ import annotations

from dataclasses import replace

import pytest

from features.known import known_by
from features.tables import Tables
from models.comparison.units import Units, units_of
from tests.models.firm_programme import LATE, YEARS, account, programme, steady

MEMBERS = {"a": ("m1", "m2", "m3", "m4")}
SIZES = {"m1": 30, "m2": 25, "m3": 20, "m4": 22}


def rows(**sizes: float) -> list[dict[str, object]]:
    return [row for org, size in (SIZES | sizes).items() for row in steady(org, size)]


def read(tables: Tables) -> Units:
    return units_of(known_by(tables, as_of=LATE), "c", as_of=LATE)


def without(tables: Tables, year: int, orgs: tuple[str, ...]) -> Tables:
    gone = tables.accounts["org_id"].isin(orgs) & tables.accounts["year"].eq(year)
    return replace(tables, accounts=tables.accounts[~gone])


@pytest.fixture
def plain() -> Tables:
    """Four members and, outside, firms of 20 employees and two of 5 and 90."""
    return programme([*rows(), *steady("small", 5), *steady("large", 90)], MEMBERS)


def test_a_register_in_good_order_raises_no_doubt(plain: Tables) -> None:
    assert read(plain).doubts == ()


def test_firms_outside_drawn_with_a_size_limit_are_told() -> None:
    (said,) = read(programme([*rows(m4=4), *steady("large", 90)], MEMBERS)).doubts
    assert said == (
        "No firm outside has fewer than 20 employees, 25 % of members have: the firms outside seem to be "
        "drawn with a size limit, and these members have no like."
    )


def test_a_measure_that_one_side_lacks_is_told_and_left_out_of_matching(plain: Tables) -> None:
    outside = ~plain.accounts["org_id"].isin(SIZES)
    bare = replace(
        plain, accounts=plain.accounts.assign(value_added=plain.accounts["value_added"].mask(outside))
    )
    units = read(bare)
    assert units.doubts == (
        "Members have value_added, firms outside do not: growth in it cannot be compared. Add it to the "
        "accounts of firms outside.",
    )
    assert "trend_value_added" not in units.covariates
    assert "trend_revenue" in units.covariates
    assert (units.frame["trend_value_added"] == 0).all()
    (missing,) = (notice for notice in units.notices if notice.startswith("trend_value_added"))
    assert "missing for 0 % of members and 100 % of firms outside" in missing


def test_sectors_coded_otherwise_outside_are_told(plain: Tables) -> None:
    mine = plain.organisations["org_id"].isin(["m1", "m2"])
    coded = plain.organisations.assign(sector=plain.organisations["sector"].mask(mine, "A03"))
    (said,) = read(replace(plain, organisations=coded)).doubts
    assert said.startswith("2 members of 4 are in sectors without any firm outside (A03)")


def test_a_year_of_accounts_missing_for_a_third_is_told(plain: Tables) -> None:
    some = tuple(f"o{number:02}" for number in range(5))
    (said,) = read(without(plain, 2016, some)).doubts
    assert said.startswith("Accounts of 2016 are missing for 0 % of members and 36 % of firms outside")


def test_base_year_accounts_that_firms_outside_lack_are_told_and_bridged(plain: Tables) -> None:
    some = tuple(f"o{number:02}" for number in range(5))
    units = read(without(plain, 2015, some))
    assert any(said.startswith("Accounts of 2015 are missing for 0 % of members") for said in units.doubts)
    assert set(some) <= set(units.frame.index)
    assert (units.frame["growth_employees"] == 0).all()


def test_gaps_are_filled_with_the_median_of_alike_firms_and_counted(plain: Tables) -> None:
    units = read(without(without(without(plain, 2012, ("o01",)), 2013, ("o01",)), 2014, ("o01",)))
    assert units.frame.loc["o01", "trend_employees"] == 0
    (said,) = (notice for notice in units.notices if notice.startswith("Missing values"))
    assert "trend_employees 1" in said


def test_accounts_of_members_alone_compare_nobody() -> None:
    units = read(programme([account("m1", year, 9) for year in YEARS], {"a": ("m1",)}, outside=0))
    assert units.frame["treated"].tolist() == [True]
