from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from models.comparison.shared_errors import clustered_variance


def some_pairs(seed: int) -> tuple[np.ndarray, ...]:
    """Residuals, what pairs count, clusters, and firms of which some stand on both sides."""
    random = np.random.default_rng(seed)
    number = int(random.integers(5, 40))
    counts = random.random(number)
    treated, control = random.integers(0, 12, number), random.integers(6, 20, number)
    clusters = np.unique(random.integers(0, 5, number), return_inverse=True)[1]
    counts /= counts.sum()
    return counts * random.normal(size=number), counts, clusters, treated, control


@given(st.integers(0, 10_000))
@example(4000)  # a firm paired with itself, twice
@settings(max_examples=60)
def test_it_is_the_sum_of_the_products_of_all_that_share_something(seed: int):
    residual, counts, cluster, treated, control = some_pairs(seed)
    groups = cluster.max() + 1
    if groups < 2:
        return
    u = residual / (1 - np.array([counts[cluster == one].sum() for one in cluster]))
    together = alone = 0.0
    for i in range(len(u)):
        for j in range(len(u)):
            same_cluster = cluster[i] == cluster[j]
            same_firm = {treated[i], control[i]} & {treated[j], control[j]}
            together += u[i] * u[j] * bool(same_cluster or same_firm)
            alone += u[i] * u[j] * same_cluster
    expected = max(together, alone) * (groups - 1) / groups
    assert clustered_variance(residual, counts, cluster, treated, control) == pytest.approx(expected)


def test_without_shared_firms_and_with_equal_clusters_it_is_the_textbook_formula():
    difference, cluster = np.array([3.0, 1.0, -1.0, 2.0, 0.0, 1.0]), np.array([0, 0, 1, 1, 2, 2])
    counts, firms = np.full(6, 1 / 6), np.arange(12)
    means = difference.reshape(3, 2).mean(axis=1)
    found = clustered_variance(
        counts * (difference - difference.mean()), counts, cluster, firms[:6], firms[6:]
    )
    assert found == pytest.approx(means.var(ddof=1) / 3)


def test_it_is_the_jackknife_over_clusters():
    random = np.random.default_rng(4)
    difference, cluster = random.normal(size=30), np.repeat([0, 1, 2, 3], [3, 4, 8, 15])
    counts, firms = np.full(30, 1 / 30), np.arange(60)
    left_out = np.array([difference[cluster != one].mean() for one in range(4)])
    expected = 3 / 4 * ((left_out - difference.mean()) ** 2).sum()
    found = clustered_variance(
        counts * (difference - difference.mean()), counts, cluster, firms[:30], firms[30:]
    )
    assert found == pytest.approx(expected)


def test_one_cluster_alone_has_no_variance():
    one = np.zeros(2, dtype="int64")
    assert np.isnan(clustered_variance(np.array([0.5, -0.5]), np.full(2, 0.5), one, one, np.array([1, 2])))
