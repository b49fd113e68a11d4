"""Real data, strictly out of time, against the bounds that the project sets itself."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from features.tables import TABLE
from models.baselines import predictions
from models.cohorts import gather, rolling_origin
from models.evaluate import ndcg_top_tenth, spearman
from models.outcomes import learn_from
from tests.us_states import ABSENT, FOLDER, TEST_CALLS, us_states

pytestmark = pytest.mark.skipif(not FOLDER.exists(), reason=ABSENT)
AS_OF = pd.Timestamp("2019-12-31")
FEW, DRAWS = 200, 3


@pytest.fixture(scope="module")
def cases():
    return gather(us_states(), as_of=AS_OF)


@pytest.fixture(scope="module")
def splits(cases):
    return [
        (learn, test.where(test.y.notna()))
        for learn, test in rolling_origin(cases)
        if test.call.iloc[0] in TEST_CALLS
    ]


@pytest.fixture(scope="module")
def full(splits):
    """Measures × models, mean over the three calls."""
    return mean_skill([(predictions(learn, test).growth, test) for learn, test in splits])


def mean_skill(told):
    rows = [
        {"model": name, "spearman": spearman(y, p), "ndcg": ndcg_top_tenth(y, p)}
        for growth, test in told
        for name, y, p in [(name, test.y.to_numpy(), growth[name].to_numpy()) for name in growth.columns]
    ]
    return pd.DataFrame(rows).groupby("model").mean()


def test_the_tables_keep_their_contracts():
    tables = us_states()
    for name in tables.present:
        TABLE[name].schema.validate(getattr(tables, name))
    assert len(tables.region_sectors) == 41_106


def test_a_test_call_learns_from_calls_whose_two_years_were_over(splits):
    assert {test.call.iloc[0]: sorted(set(learn.call)) for learn, test in splits} == {
        "2014": ["2011", "2012"],
        "2015": ["2011", "2012", "2013"],
        "2016": ["2011", "2012", "2013", "2014"],
    }
    assert [len(test) for _, test in splits] == [2784, 2788, 2797]


def test_outcomes_learnt_from_are_those_that_could_be_computed_on_the_closing_date(splits):
    for learn, test in splits:
        then = learn_from(us_states(), as_of=test.closes_on.iloc[0])
        pd.testing.assert_series_equal(learn.y, then["growth"].reindex(learn.X.index))
        assert len(then) == len(learn)


def test_an_outcome_is_growth_of_jobs_beyond_the_industrys(cases):
    jobs = us_states().region_sectors
    farms = jobs[jobs["sector"] == "111CA"].set_index("region_id")
    ends = pd.DataFrame({year: farms["jobs"][farms["year"] == year] for year in (2012, 2014)}).dropna()

    def growth(before, after):
        return 100 * 2 * (after - before) / (after + before) / 2

    own = growth(*ends.loc["Iowa"])
    assert cases.y["2012-Iowa-111CA"] == pytest.approx(own - growth(*ends.sum()))


def test_it_ranks_better_than_its_baselines(full):
    model = full.loc["model"]
    assert model["spearman"] >= 0.32
    assert model["ndcg"] >= 0.71
    assert model["spearman"] > full.loc["ridge", "spearman"]
    assert model["spearman"] >= full.loc["stock LightGBM", "spearman"] + 0.03
    assert model["spearman"] >= full.loc["past growth", "spearman"] + 0.07


def test_it_ranks_better_with_two_hundred_cases_too(splits):
    told = []
    for learn, test in splits:
        draws = np.random.default_rng(int(test.call.iloc[0]))
        for _ in range(DRAWS):
            few = np.isin(np.arange(len(learn)), draws.choice(len(learn), FEW, replace=False))
            told.append((predictions(learn.where(few), test).growth, test))
    skill = mean_skill(told)["spearman"]
    assert skill["model"] >= 0.245
    assert skill["model"] > skill["ridge"]
    assert skill["model"] >= skill["stock LightGBM"] + 0.05
