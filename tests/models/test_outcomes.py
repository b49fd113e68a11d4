from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.driving_forces import symmetric_growth
from features.tables import Tables
from models.outcomes import learn_from
from tests.models.own_numbers import table

LATE = pd.Timestamp("2030-01-01")


def year(org: str, when: int, employees: float, **more: object) -> dict:
    return {"org_id": org, "year": when, "employees": employees, "known_on": f"{when + 1}-09-01", **more}


@pytest.fixture(scope="module")
def programme() -> Tables:
    """One call (base 2015, end 2018), members of 30 and 10 employees; twelve firms outside stand still."""
    outside = [f"o{number:02}" for number in range(12)]
    firms = ["m1", "m2", *outside]
    accounts = [year(org, when, 20) for org in outside for when in range(2014, 2019)]
    accounts += [
        year("m1", when, people) for when, people in zip(range(2014, 2019), (30, 30, 33, 33, 36), strict=True)
    ]
    accounts += [year("m2", when, 10) for when in range(2014, 2019)]
    return Tables(
        calls=table("calls", [{"call_id": "c", "closes_on": "2016-03-01", "horizon_years": 3}]),
        applications=table(
            "applications", [{"application_id": "a", "call_id": "c", "sector": "03", "region_id": "r"}]
        ),
        organisations=table(
            "organisations", [{"org_id": org, "kind": "firm", "sector": "03"} for org in firms]
        ),
        members=table(
            "members", [{"application_id": "a", "org_id": org, "role": "firm"} for org in ("m1", "m2")]
        ),
        accounts=table("accounts", accounts),
    )


def changed(tables: Tables, drop: tuple[tuple[str, int], ...] = (), add: tuple[dict, ...] = ()) -> Tables:
    rows = tables.accounts
    gone = pd.Series(list(zip(rows["org_id"], rows["year"].astype(int), strict=True)), index=rows.index).isin(
        drop
    )
    return replace(tables, accounts=pd.concat([rows[~gone], table("accounts", list(add))], ignore_index=True))


def together(first: float, second: float) -> float:
    """Pp a year of the two members, who weigh by the square root of 30 and of 10 employees."""
    weights = np.sqrt([30, 10])
    return float(100 / 3 * np.average([first, second], weights=weights))


def growth(tables: Tables, as_of: pd.Timestamp = LATE) -> float:
    return float(learn_from(tables, as_of=as_of)["growth"].to_numpy()[0])


def test_growth_is_that_of_members_beyond_the_firms_outside(programme):
    (outcome,) = learn_from(programme, as_of=LATE).reset_index().to_dict("records")
    # m1 grows by 2·6/66, m2 and the outside not at all
    assert outcome["growth"] == pytest.approx(together(2 * 6 / 66, 0))
    assert (outcome["application_id"], outcome["source"], outcome["evaluable"]) == ("a", "accounts", 1.0)
    assert outcome["known_on"] == pd.Timestamp("2019-09-01")


def test_standard_error_is_that_of_the_members_and_of_the_mean_of_their_matched_firms(programme):
    spread = tuple(year(f"o{n:02}", 2018, 20 * (1.2 if n % 2 else 0.8)) for n in range(12))
    tables = changed(programme, drop=tuple((row["org_id"], 2018) for row in spread), add=spread)
    change = symmetric_growth(20.0, np.where(np.arange(12) % 2, 24.0, 16.0), 3)
    weight = np.sqrt([30, 10]) / np.sqrt([30, 10]).sum()
    (outcome,) = learn_from(tables, as_of=LATE).to_dict("records")
    assert outcome["se"] == pytest.approx(np.sqrt(change.var(ddof=1) * ((weight**2).sum() + 1 / 12)))
    assert outcome["growth"] == pytest.approx(together(2 * 6 / 66, 0) - change.mean())


def test_an_outcome_counts_from_the_day_the_end_year_was_published(programme):
    assert learn_from(programme, as_of=pd.Timestamp("2019-08-31")).empty
    assert len(learn_from(programme, as_of=pd.Timestamp("2019-09-01"))) == 1


def test_a_firm_is_not_closed_before_the_year_is_published(programme):
    """The first account to arrive does not make closures of all the others."""
    early = changed(
        programme, drop=(("o00", 2018),), add=(year("o00", 2018, 20) | {"known_on": "2019-02-01"},)
    )
    assert learn_from(early, as_of=pd.Timestamp("2019-05-01")).empty


def test_a_closed_member_ends_at_zero(programme):
    closed = changed(programme, drop=(("m2", 2017), ("m2", 2018)))
    (outcome,) = learn_from(closed, as_of=LATE).to_dict("records")
    assert outcome["growth"] == pytest.approx(together(2 * 6 / 66, -2))
    assert outcome["evaluable"] == 0.5


def test_one_missing_year_is_bridged_by_the_year_before(programme):
    assert growth(changed(programme, drop=(("m2", 2018),))) == growth(programme)
    assert growth(changed(programme, drop=(("m2", 2015),))) == growth(programme)


def test_a_firm_founded_after_the_base_year_is_compared_with_others_founded_then(programme):
    alone = pytest.approx(100 / 3 * 2 * 6 / 66)
    born = changed(programme, drop=tuple((org, when) for org in ("m2", "o00") for when in (2014, 2015)))
    assert growth(born) == alone  # a start that nobody knows: left out

    def founded(**days: str) -> Tables:
        organisations = born.organisations
        days_ = pd.to_datetime(organisations["org_id"].map(days)).astype("datetime64[us]")
        return replace(born, organisations=organisations.assign(founded_on=days_))

    assert growth(founded(m2="2016-01-10")) == alone  # nobody outside is alike
    both = growth(founded(m2="2016-01-10", o00="2016-02-01"))
    weights = np.sqrt([30, 10 / 2])
    assert both == pytest.approx(100 / 3 * np.average([2 * 6 / 66, 0], weights=weights))
    assert growth(founded(m2="2016-03-02", o00="2016-02-01")) == alone  # after the call had closed


def test_who_joined_after_the_deadline_is_neither_member_nor_outside(programme):
    joined = programme.members.assign(joined_on=pd.to_datetime([None, "2016-06-01"]).astype("datetime64[us]"))
    assert growth(replace(programme, members=joined)) == pytest.approx(100 / 3 * 2 * 6 / 66)


def test_amounts_are_deflated_and_measures_averaged(programme):
    money = programme.accounts.assign(
        revenue=np.where(programme.accounts["year"] == 2018, 110.0, 100.0),
        deflator=np.where(programme.accounts["year"] == 2018, 1.1, 1.0),
    )
    (outcome,) = learn_from(replace(programme, accounts=money), as_of=LATE).to_dict("records")
    assert outcome["growth"] == pytest.approx(
        growth(programme) / 2
    )  # employees as before, revenue stands still


def test_outcomes_of_the_agency_come_first_and_average_their_measures(programme):
    own = table(
        "outcomes",
        [
            {"application_id": "a", "measure": "revenue", "growth": 4, "se": 1, "known_on": "2020-01-01"},
            {"application_id": "a", "measure": "employees", "growth": 1, "se": 2, "known_on": "2019-01-01"},
        ],
    )
    tables = replace(programme, outcomes=own)
    (both,) = learn_from(tables, as_of=LATE).to_dict("records")
    assert (both["growth"], both["se"], both["source"]) == (2.5, 1.5, "outcomes")
    assert both["known_on"] == pd.Timestamp("2020-01-01")
    (one,) = learn_from(tables, as_of=pd.Timestamp("2019-01-01")).to_dict("records")
    assert (one["growth"], one["se"]) == (1.0, 2.0)


@pytest.fixture(scope="module")
def statistics() -> Tables:
    """Calls of 2014 and 2015, two years of growth, two regions, one sector, known the day after the year."""
    jobs = {
        ("r", 2014): 100,
        ("r", 2015): 105,
        ("r", 2016): 120,
        ("s", 2014): 300,
        ("s", 2015): 300,
        ("s", 2016): 320,
    }
    return Tables(
        calls=table(
            "calls",
            [{"call_id": str(t), "closes_on": f"{t + 1}-01-01", "horizon_years": 2} for t in (2014, 2015)],
        ),
        applications=table(
            "applications",
            [
                {"application_id": f"{region}{t}", "call_id": str(t), "sector": "03", "region_id": region}
                for t in (2014, 2015)
                for region in "rs"
            ],
        ),
        regions=table("regions", [{"region_id": "r"}, {"region_id": "s"}]),
        region_sectors=table(
            "region_sectors",
            [
                {"region_id": region, "sector": "03", "year": t, "jobs": count, "known_on": f"{t + 1}-01-01"}
                for (region, t), count in jobs.items()
            ],
        ),
    )


def test_statistics_give_growth_beyond_the_sector_nationally(statistics):
    outcomes = learn_from(statistics, as_of=pd.Timestamp("2017-01-01"))
    nation = symmetric_growth(400, 440, 2)
    assert outcomes["growth"].to_dict() == pytest.approx(
        {"r2014": symmetric_growth(100, 120, 2) - nation, "s2014": symmetric_growth(300, 320, 2) - nation}
    )
    assert outcomes["known_on"].tolist() == [pd.Timestamp("2017-01-01")] * 2
    assert outcomes["se"].tolist() == pytest.approx([100 / np.sqrt(220), 100 / np.sqrt(620)])
    assert outcomes["source"].tolist() == ["region_sectors"] * 2


def test_an_unmatured_outcome_is_absent_and_not_zero(statistics):
    assert learn_from(statistics, as_of=pd.Timestamp("2016-12-31")).empty
    assert "r2015" not in learn_from(statistics, as_of=LATE).index  # the folder ends before 2017


def test_statistics_do_not_stand_in_for_accounts_that_are_still_to_come(programme, statistics):
    cells = table(
        "region_sectors",
        [
            {"region_id": "r", "sector": "03", "year": t, "jobs": t - 2000, "known_on": f"{t + 1}-02-01"}
            for t in range(2014, 2019)
        ],
    )
    tables = replace(programme, region_sectors=cells)
    assert learn_from(tables, as_of=pd.Timestamp("2019-03-01")).empty
    assert learn_from(tables, as_of=LATE)["source"].tolist() == ["accounts"]
    nobody = replace(tables, accounts=tables.accounts[tables.accounts["org_id"].isin(["m1", "m2"])])
    assert learn_from(nobody, as_of=LATE)["source"].tolist() == ["region_sectors"]


def test_no_tables_no_outcomes(programme):
    bare = Tables(calls=programme.calls, applications=programme.applications)
    outcomes = learn_from(bare, as_of=LATE)
    assert outcomes.empty
    assert outcomes.dtypes.astype(str).to_dict() == {
        "growth": "float64",
        "se": "float64",
        "known_on": "datetime64[us]",
        "source": "str",
        "evaluable": "float64",
    }


@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_what_becomes_known_later_changes_nothing(programme, statistics, data):
    as_of = data.draw(
        st.dates(pd.Timestamp("2018-12-01").date(), pd.Timestamp("2021-01-01").date()).map(pd.Timestamp)
    )
    days = st.integers(1, 900).map(lambda later: as_of + pd.Timedelta(days=later))
    org = st.sampled_from([*programme.organisations["org_id"], "new"])
    late = [
        year(data.draw(org), data.draw(st.integers(2013, 2020)), data.draw(st.floats(0, 500)))
        | {"known_on": data.draw(days)}
        for _ in range(data.draw(st.integers(0, 30)))
    ]
    before = learn_from(programme, as_of=as_of)
    pd.testing.assert_frame_equal(learn_from(changed(programme, add=tuple(late)), as_of=as_of), before)
    later = learn_from(changed(programme, add=tuple(late)), as_of=LATE)
    pd.testing.assert_frame_equal(later.loc[before.index], before)  # nor is an outcome ever revised


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 2**16))
def test_order_of_rows_and_currency_change_nothing(programme, seed):
    money = programme.accounts.assign(revenue=programme.accounts["employees"] ** 1.5)
    before = learn_from(replace(programme, accounts=money), as_of=LATE)
    mixed = money.assign(revenue=money["revenue"] * 8).sample(frac=1, random_state=seed)
    members = programme.members.sample(frac=1, random_state=seed)
    after = learn_from(replace(programme, accounts=mixed, members=members), as_of=LATE)
    pd.testing.assert_frame_equal(after, before, rtol=1e-12)
