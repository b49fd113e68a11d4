"""Accounts as known on a day: deflated, and as last revised by then."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.firm_years import FiledAccounts
from tests.models.firm_programme import account
from tests.models.own_numbers import table

ORGS = pd.Index(["a", "b"], dtype="str")
DAY = pd.Timestamp("2018-12-31")


def filed(*rows: dict[str, object]) -> FiledAccounts:
    return FiledAccounts(table("accounts", list(rows)), ORGS)


def test_amounts_are_deflated_and_negative_measures_count_as_zero() -> None:
    years = filed(account("b", 2016, 4, revenue=-5, equity=-8, value_added=6, deflator=2)).read(
        2015, 2016, day=DAY
    )
    assert {name: years.of(name, 2016)[1] for name in ("employees", "revenue", "value_added", "equity")} == {
        "employees": 4.0,
        "revenue": 0.0,
        "value_added": 3.0,
        "equity": -4.0,
    }
    assert years.has(2016).tolist() == [False, True]
    assert not years.has(2015).any()
    assert not years.has(1999).any()
    assert np.isnan(years.of("employees", 1999)).all()


def test_revised_accounts_are_read_as_last_known_on_the_day_whatever_the_order_of_rows() -> None:
    first, revised = account("a", 2016, 10), account("a", 2016, 30, known_on="2018-06-01")
    for accounts in (filed(first, revised), filed(revised, first)):
        read = [
            accounts.read(2016, 2016, day=pd.Timestamp(day)).of("employees", 2016)[0]
            for day in ("2018-05-31", "2018-06-01")
        ]
        assert read == [10.0, 30.0]
        assert not accounts.read(2016, 2016, day=pd.Timestamp("2017-08-31")).filed.any()


def test_who_had_filed_by_a_day() -> None:
    accounts = filed(account("a", 2014, 1), account("b", 2016, 1))
    assert accounts.filed_by(pd.Timestamp("2016-01-01")).tolist() == [True, False]
    assert accounts.filed_by(DAY).tolist() == [True, True]
