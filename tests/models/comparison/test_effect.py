from __future__ import annotations

from dataclasses import asdict

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import t

from features.problems import DataError
from models.comparison.effect import Effect, effect
from models.comparison.matching import Design, match

PAIRS = pd.DataFrame(
    {
        "treated": ["t1", "t1", "t2", "t3"],
        "control": ["c1", "c2", "c2", "c3"],
        "share": [0.5, 0.5, 1.0, 1.0],
    }
)
GROWTH = pd.Series({"t1": 5.0, "t2": 4.0, "t3": 9.0, "c1": 1.0, "c2": 3.0, "c3": 2.0, "c4": 0.0})
CLUSTER = pd.Series({"t1": "A", "t2": "B", "t3": "C"})
TREATED = GROWTH.index.str.startswith("t")


def told(growth: pd.Series = GROWTH, pairs: pd.DataFrame = PAIRS, **changed: object) -> Effect:
    return effect(growth, pairs, **{"cluster": CLUSTER, "firm": None, **changed})


def test_every_figure_by_hand():
    """Pairs count 1/6, 1/6, 1/3, 1/3; c2 serves t1 and t2, of clusters A and B."""
    found = told(treated=pd.Series(TREATED, GROWTH.index))
    difference, counts = np.array([4.0, 2.0, 1.0, 7.0]), np.array([1, 1, 2, 2]) / 6
    u = counts * (difference - 11 / 3) * 3 / 2
    variance = ((u[0] + u[1]) ** 2 + u[2] ** 2 + u[3] ** 2 + 2 * u[1] * u[2]) * 2 / 3
    reach = t.ppf(0.975, 2) * np.sqrt(variance)
    assert asdict(found) == pytest.approx(
        {
            "estimate": 11 / 3,
            "se": np.sqrt(variance),
            "low": 11 / 3 - reach,
            "high": 11 / 3 + reach,
            "treated": 3,
            "controls": 3,
            "clusters": 3,
            "effective": 1 / ((1 / 6) ** 2 + (1 / 2) ** 2 + (1 / 3) ** 2),
            "naive": 6 - 1.5,
            "few_clusters": True,
            "adjusted": False,
            "effective_clusters": 3.0,
        }
    )


def test_a_missing_outcome_drops_the_pair_and_the_other_controls_count_more():
    assert told(GROWTH.drop("c1")).estimate == pytest.approx((2 + 1 + 7) / 3)
    found = told(GROWTH.where(GROWTH.index != "t3"))
    assert (found.estimate, found.treated, found.controls, found.clusters) == (2.0, 2, 2, 2)


def test_treated_units_count_by_their_weight_and_without_one_not_at_all():
    weight = pd.Series({"t1": 3.0, "t2": 1.0, "t3": np.nan})
    found = told(weight=weight)
    assert (found.estimate, found.treated) == ((3 * 3 + 1) / 4, 2)
    assert told(weight=weight.fillna(0.0)) == found


def test_a_firm_that_was_treated_twice_is_one_firm():
    pairs = PAIRS.drop(1).assign(share=1.0, control=["c1", "c2", "c3"])
    growth = pd.Series({"t1": 0.0, "t2": 6.0, "t3": 6.0, "c1": 0.0, "c2": 0.0, "c3": 0.0})
    firm = growth.index.to_series().replace("t3", "t2")
    u = np.array([-4, 2, 2]) / 3 * 3 / 2
    assert told(growth, pairs).se == pytest.approx(np.sqrt((u**2).sum() * 2 / 3))
    assert told(growth, pairs, firm=firm).se == pytest.approx(
        np.sqrt(((u**2).sum() + 2 * u[1] * u[2]) * 2 / 3)
    )


def test_with_one_cluster_the_interval_is_missing_not_narrow():
    found = told(cluster=pd.Series("A", CLUSTER.index))
    assert found.estimate == pytest.approx(11 / 3)
    assert np.isnan([found.se, found.low, found.high]).all()
    assert (found.clusters, found.few_clusters) == (1, True)


def test_without_a_pair_that_counts_everything_is_missing():
    found = told(GROWTH * np.nan, treated=pd.Series(TREATED, GROWTH.index))
    assert np.isnan([found.estimate, found.se, found.low, found.high, found.naive]).all()
    assert (found.treated, found.controls, found.clusters, found.few_clusters) == (0, 0, 0, True)
    assert told(pairs=PAIRS.iloc[:0]).treated == 0


def test_a_treated_unit_without_a_cluster_is_refused_in_words():
    with pytest.raises(DataError, match="cluster is missing for unit t3; expected one for each"):
        told(cluster=CLUSTER.drop("t3"))
    with pytest.raises(DataError, match="firm is missing for unit c1"):
        told(firm=GROWTH.index.to_series().drop("c1"))


def test_the_error_of_what_the_correction_learns_is_in_the_standard_error():
    """As the estimate moves with each outcome, so it errs: every treated unit is its own cluster."""
    random = np.random.default_rng(6)
    names, others = [f"t{i:02d}" for i in range(40)], [f"c{i:02d}" for i in range(40)]
    pairs = pd.DataFrame({"treated": names, "control": others, "share": 1.0})
    x = pd.DataFrame({"x": np.append(random.normal(3, 1, 40), random.normal(0, 1, 40))}, [*names, *others])
    growth = 2 * x["x"] + random.normal(0, 1, 80)
    asked = {"cluster": pd.Series(names, names), "firm": None, "adjust": x}
    found = effect(growth, pairs, **asked)
    moves = [
        effect(growth.where(growth.index != one, growth + 1), pairs, **asked).estimate - found.estimate
        for one in growth.index
    ]
    assert found.adjusted
    assert found.se == pytest.approx(np.sqrt((np.array(moves) ** 2).sum()), rel=0.2)


def test_one_dominating_cluster_widens_the_interval():
    names = [f"t{i}" for i in range(12)]
    pairs = pd.DataFrame({"treated": names, "control": [f"c{i}" for i in range(12)], "share": 1.0})
    growth = pd.Series(np.r_[np.arange(12.0) % 5, np.zeros(12)], [*names, *pairs["control"]])
    even = told(growth, pairs, cluster=pd.Series(np.repeat(range(6), 2), names))
    skewed = told(growth, pairs, cluster=pd.Series([0] * 7 + [1, 2, 3, 4, 5], names))
    assert (even.effective_clusters, even.few_clusters) == (pytest.approx(6), False)
    assert (skewed.effective_clusters, skewed.few_clusters) == (pytest.approx(144 / 54), True)
    assert even.high - even.low == pytest.approx(2 * t.ppf(0.975, 5) * even.se)
    assert skewed.high - skewed.low == pytest.approx(2 * t.ppf(0.975, 144 / 54 - 1) * skewed.se)


@given(st.integers(0, 1000))
@settings(max_examples=10)
def test_the_order_of_rows_changes_nothing(seed: int):
    growth, pairs = GROWTH.sample(frac=1, random_state=seed), PAIRS.sample(frac=1, random_state=seed)
    assert told(growth, pairs) == told()


# Coverage: the pairs of one draw of firms stay, shocks to clusters and firms are drawn again and again.
TRUTH = 2.0
WITHIN = {100: (0.89, 0.99), 400: (0.925, 0.975)}
"""93 to 97 %, and half a percentage point for 400 draws, four points for the 100 of every day."""
SOME, MANY = 100, pytest.param(400, marks=pytest.mark.slow)


def some_firms(sizes: list[int], controls: int) -> pd.DataFrame:
    """Clusters of so many treated firms each, and controls; treated firms are larger by `x`."""
    random = np.random.default_rng(len(sizes) + controls)
    number = sum(sizes)
    x = np.append(random.normal(0.5, 1, number), random.normal(0, 1, controls))
    cluster = np.append(np.repeat(np.arange(len(sizes)), sizes), np.full(controls, -1))
    index = [f"{i:04d}" for i in range(number + controls)]
    return pd.DataFrame({"treated": cluster >= 0, "x": x, "cluster": cluster}, index)


def coverage(firms: pd.DataFrame, shock: float, *, adjust: bool, draws: int, slope: float = 3.0) -> float:
    pairs = match(firms, Design(exact=(), covariates=("x",), neighbours=3)).pairs
    random, covered = np.random.default_rng(7), 0
    for _ in range(draws):
        shocks = np.append(random.normal(0, shock, firms["cluster"].max() + 1), -TRUTH)
        noise = random.normal(0, 5, len(firms))
        growth = slope * firms["x"] + TRUTH + shocks[firms["cluster"]] + noise
        columns = firms[["x"]] if adjust else None
        found = effect(growth, pairs, cluster=firms["cluster"], firm=None, adjust=columns)
        covered += found.low <= TRUTH <= found.high
    return covered / draws


@pytest.mark.parametrize("draws", [SOME, MANY])
@pytest.mark.parametrize("adjust", [False, True])
@pytest.mark.parametrize(
    ("sizes", "controls", "shock"),
    [
        pytest.param([8] * 8, 300, 3.0, id="eight clusters with shocks"),
        pytest.param([5] * 24, 60, 0.0, id="each control serves six times"),
        pytest.param([4, 4, 6, 6, 8, 12, 16, 24], 300, 3.0, id="clusters of very different size"),
        pytest.param([10] * 4, 300, 3.0, id="four clusters"),
    ],
)
def test_intervals_cover_the_truth(sizes: list[int], controls: int, shock: float, adjust: bool, draws: int):
    found = coverage(some_firms(sizes, controls), shock, adjust=adjust, draws=draws)
    assert WITHIN[draws][0] <= found <= WITHIN[draws][1], found


def test_intervals_do_not_cover_what_matching_leaves_uncorrected():
    """The treated far from the controls: told by balance, mended by the correction."""
    firms = some_firms([10] * 8, 300)
    far = firms.assign(x=firms["x"] + 2 * firms["treated"])
    assert coverage(far, 0.0, adjust=False, draws=SOME, slope=9) < 0.9
    assert WITHIN[SOME][0] <= coverage(far, 0.0, adjust=True, draws=SOME, slope=9)
