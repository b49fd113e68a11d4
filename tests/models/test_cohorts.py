from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.catalogue import specification
from models.baselines import fit_growth
from models.cohorts import ALIGNED, Cases, at_closing, gather, rolling_origin
from tests.models.own_numbers import own_numbers

LATE = pd.Timestamp("2030-01-01")


@pytest.fixture(scope="module")
def cases(programme):
    return gather(programme, as_of=LATE)


def same(one: Cases, other: Cases) -> None:
    pd.testing.assert_frame_equal(one.X, other.X)
    for name in ALIGNED[1:]:
        pd.testing.assert_series_equal(getattr(one, name), getattr(other, name))


def test_every_application_is_a_case_with_its_call_and_outcome(programme, cases):
    assert len(cases) == 90
    told = programme.outcomes.set_index("application_id")["growth"].reindex(cases.X.index)
    np.testing.assert_array_equal(cases.y, told)
    assert cases.call["2012-03"] == "c2012"
    assert cases.closes_on["2012-03"] == pd.Timestamp("2012-03-10")
    assert cases.known_on["2012-03"] == pd.Timestamp("2014-03-01")
    assert cases.seats == {f"c{year}": 3 for year in range(2010, 2016)}
    assert cases.directions["willingness mark"] == -1


def test_by_default_nothing_after_the_latest_closing_date_counts(programme):
    cases = gather(programme)
    assert cases.y.notna().groupby(cases.call).sum().to_dict() == {
        "c2010": 15,
        "c2011": 15,
        "c2012": 15,
        "c2013": 15,
        "c2014": 0,
        "c2015": 0,
    }


def test_a_call_learns_only_from_outcomes_known_when_it_closed(cases):
    learnt = {test.call.iloc[0]: sorted(set(learn.call)) for learn, test in rolling_origin(cases)}
    assert learnt == {
        "c2012": ["c2010"],
        "c2013": ["c2010", "c2011"],
        "c2014": ["c2010", "c2011", "c2012"],
        "c2015": ["c2010", "c2011", "c2012", "c2013"],
    }
    for learn, test in rolling_origin(cases):
        assert (learn.known_on <= test.closes_on.iloc[0]).all()
        assert learn.y.notna().all()


def test_an_outcome_known_on_the_closing_date_counts_and_a_day_later_does_not(programme):
    for day, calls in (("2012-03-10", {"c2010"}), ("2012-03-11", set())):
        known_on = programme.outcomes["known_on"].where(programme.outcomes["known_on"].dt.year != 2012, day)
        late = replace(programme, outcomes=programme.outcomes.assign(known_on=pd.to_datetime(known_on)))
        learnt = {
            test.call.iloc[0]: set(learn.call) for learn, test in rolling_origin(gather(late, as_of=LATE))
        }
        assert learnt.get("c2012", set()) == calls


def test_no_call_teaches_itself_or_one_that_closed_with_it(programme):
    """Not even where a slip of the pen has outcomes known on the very day on which their call closed."""
    last = pd.Timestamp("2015-03-10")
    twins = programme.calls.assign(
        closes_on=programme.calls["closes_on"].where(lambda day: day.dt.year < 2014, last)
    )
    at_once = programme.outcomes.assign(known_on=programme.outcomes["known_on"].clip(upper=last))
    cases = gather(replace(programme, calls=twins, outcomes=at_once), as_of=last)
    before = {"c2010", "c2011", "c2012", "c2013"}
    assert set(cases.call[cases.y.notna()]) == before | {"c2014", "c2015"}
    assert set(cases.known(last).call) == before
    learnt = {test.call.iloc[0]: set(learn.call) for learn, test in rolling_origin(cases)}
    assert learnt["c2014"] == learnt["c2015"] == before


def test_what_becomes_known_later_changes_no_case(programme):
    as_of = pd.Timestamp("2014-03-10")
    later = own_numbers(calls=6, each=15, seed=1)
    mixed = {}
    for table, day in (("outcomes", "known_on"), ("calls", "closes_on")):
        before, after = getattr(programme, table), getattr(later, table)
        mixed[table] = pd.concat([before[before[day] <= as_of], after[after[day] > as_of]], ignore_index=True)
    same(gather(replace(programme, **mixed), as_of=as_of), gather(programme, as_of=as_of))


def test_the_order_of_rows_changes_no_case(programme, cases):
    shuffled = replace(
        programme,
        **{
            table: getattr(programme, table).sample(frac=1, random_state=0)
            for table in ("calls", "applications", "application_indicators", "outcomes")
        },
    )
    same(gather(shuffled, as_of=LATE), cases)


@pytest.mark.parametrize("withdrawn", [f"2015-{n:02}" for n in range(15)])
def test_a_withdrawal_from_the_folder_changes_nobody_elses_score(programme, cases, model, withdrawn):
    rest = programme.applications[programme.applications["application_id"] != withdrawn]
    X = at_closing(replace(programme, applications=rest), "c2015", cases.specification)
    assert withdrawn not in X.index
    assert len(X) == 14
    everyone = pd.Series(model.predict(cases.X), cases.X.index)
    np.testing.assert_array_equal(model.predict(X), everyone[X.index])


@pytest.fixture(scope="module")
def model(cases):
    return fit_growth(cases.known(pd.Timestamp("2015-03-10")))


def test_who_comes_again_is_kin(programme):
    again = programme.applications.assign(
        lead_org_id=["L1"] + [None] * 89,
        region_id=[None, "r", "r"] + [None] * 87,
        sector=[None, "s", "s"] + [None] * 87,
    ).astype({"lead_org_id": "str", "region_id": "str", "sector": "str"})
    kin = gather(replace(programme, applications=again)).kin
    assert kin.head(4).tolist() == ["L1", "r s", "r s", "2010-03"]


def test_progress_names_every_call_in_order(programme):
    told: list[str] = []
    gather(programme, progress=told.append)
    assert told == [f"c{year}" for year in range(2010, 2016)]


def test_a_programme_before_its_first_closing_date_has_no_cases(programme):
    cases = gather(programme, as_of=pd.Timestamp("2009-01-01"))
    assert len(cases) == 0
    assert [feature.name for feature in cases.specification] == list(cases.X.columns)
    assert list(rolling_origin(cases)) == []


def test_a_call_without_applications_is_passed_over(programme):
    empty = replace(
        programme, applications=programme.applications[programme.applications["call_id"] != "c2015"]
    )
    assert "c2015" not in set(gather(empty, as_of=LATE).call)


def test_features_are_those_of_the_closing_date(programme, cases):
    X = at_closing(programme, "c2013", specification(programme))
    pd.testing.assert_frame_equal(X, cases.X[cases.call == "c2013"])
