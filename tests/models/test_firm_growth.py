"""Growth of firms: bridges, births, closures, mergers and the years between."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from models.comparison.one_firm import one_firm
from models.firm_growth import FirmGrowth, firm_growth
from models.firm_years import FiledAccounts
from tests.models.firm_programme import account
from tests.models.own_numbers import table

ORGS = pd.Index(["a", "b", "c"], dtype="str")
DAY = pd.Timestamp("2020-01-01")
Paths = dict[str, dict[int, float]]


def grown(
    paths: Paths, *successions: tuple[str, str, str], founded: dict[str, int] | None = None
) -> FirmGrowth:
    """Growth from 2015 to 2018."""
    rows = [account(org, year, people) for org, path in paths.items() for year, people in path.items()]
    years = FiledAccounts(table("accounts", rows), ORGS).read(2011, 2018, day=DAY)
    names = ("org_id", "successor_id", "on")
    joined = table("successions", [dict(zip(names, row, strict=True)) for row in successions])
    firms = one_firm(joined, ORGS, base=2015, until=pd.Timestamp("2018-12-31"))
    founding = np.array([(founded or {}).get(org, np.nan) for org in ORGS])
    return firm_growth(years, firms, founding, base=2015, end=2018)


def a(growth: FirmGrowth) -> list[float]:
    """The first firm's levels of employees by year."""
    return [level[0] for level in growth.levels["employees"]]


def test_every_year_between_the_ends_has_its_level() -> None:
    growth = grown({"a": {2015: 10, 2016: 12, 2017: 9, 2018: 15}})
    assert a(growth) == [10, 12, 9, 15]
    assert growth.symmetric("employees")[0] == pytest.approx(200 * 5 / 25 / 3)
    assert growth.logarithmic("employees")[0] == pytest.approx(100 * np.log(1.5) / 3)
    yearly = {year: values[0] for year, values in growth.yearly("employees")}
    assert yearly == pytest.approx({1: 200 * 2 / 22, 2: -200 * 3 / 21, 3: 200 * 6 / 24})
    assert (growth.weight[0], growth.both_ends[0]) == (10, True)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ({2014: 8, 2016: 12, 2017: 9, 2018: 15}, [8, 12, 9, 15]),  # the start is bridged
        ({2015: 10, 2016: 12, 2017: 9}, [10, 12, 9, 9]),  # and the end
        ({2015: 10, 2016: 12, 2018: 15}, [10, 12, 12, 15]),  # and a year between
        ({2015: 10, 2018: 15}, [10, np.nan, np.nan, 15]),  # two years between are not known
        ({2015: 10, 2016: 12}, [10, 12, 0, 0]),  # closed in the second year
        ({2015: 10}, [10, 0, 0, 0]),
        ({2014: 10}, [np.nan] * 4),  # closed long ago
        ({2013: 10, 2018: 15}, [np.nan, np.nan, np.nan, 15]),  # a start that nobody knows
    ],
)
def test_one_missing_year_is_bridged_and_what_ends_is_zero(
    path: dict[int, float], expected: list[float]
) -> None:
    growth = grown({"a": path})
    np.testing.assert_array_equal(a(growth)[:1] + a(growth)[-1:], expected[:1] + expected[-1:])
    if growth.start.known[0]:
        np.testing.assert_array_equal(a(growth), expected)


def test_a_firm_founded_after_the_base_year_starts_from_zero_and_weighs_half_its_end() -> None:
    path = {"a": {2016: 3.0, 2017: 4.0, 2018: 6.0}}
    born = grown(path, founded={"a": 2016})
    assert a(born) == [0, 3, 4, 6]
    assert (born.weight[0], born.start.born[0]) == (3, True)
    assert born.symmetric("employees")[0] == pytest.approx(200 / 3)
    assert not grown(path, founded={"a": 2014}).start.known[0]
    assert not grown(path).start.known[0]


def test_a_merger_is_no_growth_and_no_closure() -> None:
    merged = grown(
        {"a": {2015: 10, 2016: 10}, "b": {2015: 30, 2016: 30, 2017: 40, 2018: 40}}, ("a", "b", "2017-03-01")
    )
    assert a(merged) == [40, 40, 40, 40]
    assert merged.both_ends[0]


def test_a_split_is_no_closure_and_no_birth() -> None:
    paths = {"a": {2015: 40, 2016: 40}, "b": {2017: 25, 2018: 26}, "c": {2017: 15, 2018: 14}}
    split = grown(paths, ("a", "b", "2017-01-01"), ("a", "c", "2017-01-01"), founded={"b": 2017, "c": 2017})
    assert a(split) == [40, 40, 40, 40]


def test_a_new_number_is_the_same_firm() -> None:
    renumbered = grown(
        {"a": {2015: 10, 2016: 10}, "c": {2016: 3, 2017: 11, 2018: 12}}, ("a", "c", "2016-10-01")
    )
    assert (a(renumbered)[0], a(renumbered)[-1]) == (10, 12)


@pytest.mark.parametrize("on", ["2015-06-01", "2018-06-01"])
def test_a_merger_in_either_end_year_is_not_counted_twice(on: str) -> None:
    """The last accounts of the one are not bridged into a year in which they are in its successor's."""
    last = int(on[:4]) - 1
    kept = {year: 10.0 for year in range(2013, last + 1)}
    other = {year: 30.0 if year <= last else 40.0 for year in range(2013, 2019)}
    assert grown({"a": kept, "b": other}, ("a", "b", on)).symmetric("employees")[0] == 0


def test_a_merged_firm_of_which_one_part_has_no_accounts_has_no_start() -> None:
    """Else a member would explode by what it swallowed."""
    half = grown({"b": {2015: 30, 2016: 30, 2017: 40, 2018: 40}}, ("a", "b", "2017-03-01"))
    assert not half.start.known[0]
    young = grown({"b": {2015: 30, 2018: 40}}, ("a", "b", "2017-03-01"), founded={"a": 2016})
    assert young.start.known[0]  # founded after the base year: there was nothing to add
