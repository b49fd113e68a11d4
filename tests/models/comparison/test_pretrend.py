"""The joint statement about the years before joining."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import stats

from models.comparison.pretrend import PreTrend, pretrend

BEFORE = np.array([-4.0, -3.0, -2.0])
SPREAD = np.array([[3.0, 1.0, 0.5], [1.0, 2.0, 0.5], [0.5, 0.5, 1.0]])


def stated(effect: np.ndarray, covariance: np.ndarray, freedom: float) -> PreTrend:
    found = pretrend(BEFORE, effect, covariance, freedom=freedom)
    assert found is not None
    return found


def test_with_many_clusters_it_is_the_usual_wald_test() -> None:
    effect = np.array([1.0, -2.0, 1.5])
    found = stated(effect, SPREAD, 1e9)
    wald = float(effect @ np.linalg.solve(SPREAD, effect))
    assert found.chance == pytest.approx(float(stats.chi2.sf(wald, 3)), rel=1e-5)


def test_with_many_clusters_the_smallest_slope_noticed_is_roths() -> None:
    """As diff-diff's `PreTrendsPower` prints for the published minimum-wage panel, Wald form: .0260."""
    slope = stated(BEFORE, SPREAD, 1e9).slope
    far = slope**2 * float((BEFORE + 1) @ np.linalg.solve(SPREAD, BEFORE + 1))
    assert stats.ncx2.sf(stats.chi2.ppf(0.95, 3), 3, far) == pytest.approx(0.8, abs=1e-4)


@pytest.mark.parametrize("clusters", [8, 20])
def test_false_alarms_and_power_hold_with_few_clusters(clusters: int) -> None:
    """Each cluster one draw: without a trend 5 % are noticed, with the slope that is stated 80 %."""
    rng, freedom = np.random.default_rng(5), clusters - 1
    stated_slope = stated(np.zeros(3), SPREAD / clusters, freedom).slope
    slope = stated_slope * np.sqrt((freedom - 3) / freedom)  # of a covariance that is known
    noticed = {0.0: 0, slope: 0}
    for trend in noticed:
        for _ in range(1_000):
            drawn = rng.multivariate_normal(trend * (BEFORE + 1), SPREAD, clusters)
            found = stated(drawn.mean(axis=0), np.cov(drawn.T) / clusters, freedom)
            noticed[trend] += found.noticed
    assert noticed[0.0] / 1_000 == pytest.approx(0.05, abs=0.021)
    assert noticed[slope] / 1_000 == pytest.approx(0.80, abs=0.04)


def test_no_statement_without_years_or_with_hardly_more_clusters_than_years() -> None:
    nothing = np.array([])
    assert pretrend(nothing, nothing, np.empty((0, 0)), freedom=20) is None
    assert pretrend(BEFORE, np.zeros(3), SPREAD, freedom=3) is None
