"""What became of members: who is evaluable, from which day, and what is doubtful about it."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from features.known import known_by
from features.tables import Tables
from models.member_growth import ENOUGH, MemberGrowth, compared_by_accounts, member_growth
from models.outcomes import outcomes_of
from tests.models.firm_programme import LATE, YEARS, account, programme, steady, with_successions

ROWS = [*steady("m1", 20, 24), *steady("m2", 20), *(account("m3", year, 20) for year in YEARS if year < 2017)]
MEMBERS = {"a": ("m1", "m2", "m3", "m4"), "b": ("m2",)}


def grown(tables: Tables) -> MemberGrowth:
    return member_growth(known_by(tables, as_of=LATE), as_of=LATE)


def test_evaluable_is_the_share_of_member_firms_with_accounts_at_both_ends() -> None:
    rows = grown(programme(ROWS, MEMBERS)).rows.set_index("application_id")
    assert rows["evaluable"].to_dict() == {"a": 0.5, "b": 1.0}  # m3 closed, m4 has no accounts
    assert rows["known_on"].tolist() == [pd.Timestamp("2019-09-01")] * 2


def test_a_member_that_merged_is_evaluable_as_the_firm_it_became() -> None:
    tables = with_successions(programme(ROWS, MEMBERS), ("m3", "m2", "2017-01-15"))
    rows = grown(tables).rows.set_index("application_id")
    assert rows["evaluable"]["a"] == pytest.approx(2 / 3)  # of m1, m2 with m3, and m4
    assert rows["growth"]["b"] == pytest.approx(200 * -20 / 60 / 3)


@pytest.mark.parametrize("outside", [ENOUGH - 1, ENOUGH])
def test_with_too_few_firms_outside_nothing_is_said(outside: int) -> None:
    tables = programme(ROWS, MEMBERS, outside=outside)
    assert grown(tables).rows.empty is (outside < ENOUGH)
    assert (len(compared_by_accounts(tables)) == 0) is (outside < ENOUGH)


def test_doubts_name_their_call_and_reach_the_outcomes() -> None:
    tables = programme(ROWS, MEMBERS)
    (said,) = grown(tables).doubts
    assert said.startswith("Call c: 12 % of member firms have no like outside")
    small = replace(
        tables,
        accounts=tables.accounts.assign(
            employees=tables.accounts["employees"].mask(tables.accounts["org_id"].eq("m1"), 3)
        ),
    )
    limit, _ = outcomes_of(small, as_of=LATE).doubts
    assert limit.startswith("Call c: No firm outside has fewer than 20 employees, 33 % of members have")
