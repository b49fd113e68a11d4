from __future__ import annotations

import pandas as pd
import pytest

from models.publication import known_on, published_on
from tests.models.own_numbers import table

LATE = pd.Timestamp("2030-01-01")


def filed(days: dict[int, list[str | None]]) -> pd.DataFrame:
    """Accounts of a firm a day, for every year."""
    rows = [
        {"org_id": f"o{n}", "year": year, "known_on": day}
        for year, those in days.items()
        for n, day in enumerate(those)
    ]
    return table("accounts", rows)


TWENTY = [f"2019-{month:02}-01" for month in range(3, 13) for _ in range(2)]


def test_a_year_is_published_when_it_is_as_complete_as_the_year_before():
    accounts = filed({2017: ["2018-07-01"] * 20, 2018: TWENTY})
    assert published_on(accounts, 2018, as_of=LATE) == pd.Timestamp("2019-12-01")  # 18 of 20 are not 95 %
    assert published_on(accounts, 2018, as_of=pd.Timestamp("2019-11-30")) is None
    fewer = filed({2017: ["2018-07-01"] * 18, 2018: TWENTY})
    assert published_on(fewer, 2018, as_of=LATE) == pd.Timestamp("2019-11-01")


def test_a_thinner_year_is_published_after_18_months_and_an_almost_empty_one_never():
    thinner = filed({2017: ["2018-07-01"] * 30, 2018: TWENTY})
    assert published_on(thinner, 2018, as_of=LATE) == pd.Timestamp("2020-06-30")
    assert published_on(thinner, 2018, as_of=pd.Timestamp("2020-06-29")) is None
    begun = filed({2017: ["2018-07-01"] * 50, 2018: TWENTY})
    assert published_on(begun, 2018, as_of=LATE) is None


def test_the_nearest_earlier_year_is_the_measure_and_the_first_year_its_own():
    gap = filed({2012: ["2013-07-01"] * 25, 2018: TWENTY})
    assert published_on(gap, 2018, as_of=LATE) == pd.Timestamp("2020-06-30")
    assert published_on(filed({2018: TWENTY}), 2018, as_of=LATE) == pd.Timestamp("2019-03-01")


def test_a_year_without_rows_is_not_published():
    assert published_on(filed({2017: ["2018-07-01"]}), 2018, as_of=LATE) is None
    assert published_on(filed({}), 2018, as_of=LATE) is None


def test_no_year_is_published_before_it_is_over():
    early = filed({2017: ["2017-06-01"], 2018: ["2018-06-01"]})
    assert published_on(early, 2018, as_of=LATE) == pd.Timestamp("2018-12-31")
    assert published_on(early, 2018, as_of=pd.Timestamp("2018-12-30")) is None


@pytest.mark.parametrize("day", ["2019-03-01", "2020-01-01"])
def test_rows_known_later_than_a_day_decide_nothing_about_it(day):
    accounts = filed({2017: ["2018-07-01"] * 2, 2018: ["2019-02-01"] * 2})
    late = pd.concat([accounts, filed({2017: ["2020-02-01"] * 40, 2018: ["2020-02-01"] * 40})])
    as_of = pd.Timestamp(day)
    assert published_on(late, 2018, as_of=as_of) == published_on(accounts, 2018, as_of=as_of)


def test_a_row_that_does_not_say_is_known_after_18_months():
    assert known_on(filed({2018: [None, "2019-03-01"]})).tolist() == [
        pd.Timestamp("2020-06-30"),
        pd.Timestamp("2019-03-01"),
    ]
