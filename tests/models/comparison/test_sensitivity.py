from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from features.problems import DataError
from models.comparison.sensitivity import e_value, robustness, robustness_value


def some_firms() -> tuple[pd.Series, pd.Series, pd.DataFrame, pd.Series]:
    """Growth, treated, covariates and weights of 120 firms; `strong` matters, `weak` hardly."""
    random = np.random.default_rng(3)
    index = [f"{i:03d}" for i in range(120)]
    x = pd.DataFrame(random.normal(size=(120, 2)), index, ["strong", "weak"])
    treated = x["strong"] + random.normal(size=120) > 0.5
    growth = 2 * treated + 2 * x["strong"] + 0.2 * x["weak"] + random.normal(0, 5, 120)
    return growth, treated, x, pd.Series(random.choice([0.5, 1.0, 2.0], 120), index)


def regressed(y: np.ndarray, columns: list[np.ndarray], weights: np.ndarray) -> np.ndarray:
    """Weighted least-squares coefficients, the constant last."""
    root = np.sqrt(weights)
    design = np.column_stack([*columns, np.ones(len(y))]) * root[:, None]
    return np.linalg.lstsq(design, y * root)[0]


def left_over(y: np.ndarray, columns: list[np.ndarray], weights: np.ndarray) -> np.ndarray:
    design = np.column_stack([*columns, np.ones(len(y))])
    return (y - design @ regressed(y, columns, weights)) * np.sqrt(weights)


def r2(one: np.ndarray, other: np.ndarray) -> float:
    return float((one @ other) ** 2 / ((one @ one) * (other @ other)))


@pytest.mark.parametrize(("ratio", "expected"), [(10.73, 20.95), (3.9, 7.26), (1.0, 1.0)])
def test_e_values_of_the_published_risk_ratios(ratio: float, expected: float):
    """VanderWeele & Ding 2017: smoking and lung cancer, and breastfeeding and infant deaths."""
    difference = np.log(ratio) / 0.91 * 4
    found = e_value(difference, difference, difference, spread=4)
    assert (round(found.estimate, 2), round(found.interval, 2)) == (expected, expected)


def test_the_intervals_end_nearest_zero_counts_and_the_sign_does_not():
    up, down = e_value(2, 1, 3, spread=2), e_value(-2, -3, -1, spread=2)
    assert up == down
    assert up.interval == e_value(1, 1, 1, spread=2).estimate
    assert e_value(2, -1, 5, spread=2).interval == 1.0
    assert np.isnan(e_value(2, np.nan, np.nan, spread=2).interval)
    with pytest.raises(DataError, match="standard deviation is 0"):
        e_value(2, 1, 3, spread=0)


def test_the_published_robustness_values():
    """Cinelli & Hazlett 2020, Darfur: t 4.184 with 783 degrees of freedom; 13.9 %, and 7.6 % at 5 %."""
    assert round(robustness_value(4.184, np.sqrt(783)), 3) == 0.139
    assert round(robustness_value(4.184 - 1.963, np.sqrt(783)), 3) == 0.076


def test_estimate_and_partial_r2_are_those_of_the_weighted_regression():
    growth, treated, x, weights = some_firms()
    found = robustness(growth, treated, x, weights)
    y, d, w = growth.to_numpy(), treated.to_numpy(dtype="float64"), weights.to_numpy()
    columns = [x["strong"].to_numpy(), x["weak"].to_numpy()]
    assert found.estimate == pytest.approx(regressed(y, [d, *columns], w)[0])
    assert found.partial_r2 == pytest.approx(r2(left_over(d, columns, w), left_over(y, columns, w)))


def test_a_factor_as_strong_as_the_robustness_value_brings_the_estimate_to_zero():
    growth, treated, x, weights = some_firms()
    found = robustness(growth, treated, x, weights)
    y, d, w = growth.to_numpy(), treated.to_numpy(dtype="float64"), weights.to_numpy()
    columns, r = [x["strong"].to_numpy(), x["weak"].to_numpy()], found.value
    noise = np.random.default_rng(0).normal(size=len(y))
    parts = [
        left_over(d, columns, w),
        left_over(y, [d, *columns], w),
        left_over(noise, [d, y, *columns], w),
    ]
    of_treatment, of_outcome, rest = (one / np.sqrt(one @ one) for one in parts)
    sign = np.sign(found.estimate)
    mixed = np.sqrt(r) * of_treatment + sign * np.sqrt(r * (1 - r)) * of_outcome + (1 - r) * rest
    factor = mixed / np.sqrt(w)
    assert r2(left_over(factor, columns, w), left_over(d, columns, w)) == pytest.approx(r)
    given = [d, *columns]
    assert r2(left_over(factor, given, w), left_over(y, given, w)) == pytest.approx(r)
    assert regressed(y, [d, *columns, factor], w)[0] == pytest.approx(0, abs=1e-9)


def test_benchmarks_are_of_the_strongest_covariate_and_bound_a_factor_that_is_its_like():
    growth, treated, x, weights = some_firms()
    found = robustness(growth, treated, x, weights, times=(1, 0.5))
    assert [(one.covariate, one.times) for one in found.benchmarks] == [("strong", 1), ("strong", 0.5)]
    y, d, w = growth.to_numpy(), treated.to_numpy(dtype="float64"), weights.to_numpy()
    strong, weak = x["strong"].to_numpy(), x["weak"].to_numpy()
    with_treatment = r2(left_over(strong, [weak], w), left_over(d, [weak], w))
    with_outcome = r2(left_over(strong, [weak, d], w), left_over(y, [weak, d], w))
    once = found.benchmarks[0]
    assert once.with_treatment == pytest.approx(with_treatment / (1 - with_treatment))
    assert once.with_outcome > with_outcome / (1 - with_outcome)
    residual = left_over(y, [d, strong, weak], w)
    scale = np.sqrt(residual @ residual) / np.sqrt((left_over(d, [strong, weak], w) ** 2).sum())
    bias = scale * np.sqrt(once.with_outcome * once.with_treatment / (1 - once.with_treatment))
    assert once.adjusted == pytest.approx(found.estimate - bias)
    assert once.adjusted < found.benchmarks[1].adjusted < found.estimate


def test_a_twin_of_the_benchmark_takes_no_more_than_the_benchmark_says():
    """x and its unseen twin play the same part, and neither tells of the other."""
    random = np.random.default_rng(9)
    drawn = np.column_stack([np.ones(400), random.normal(size=(400, 4))])
    x, twin, chance, noise = np.linalg.qr(drawn)[0][:, 1:].T * 20
    d = x + twin + 2 * chance
    y = d + x + twin + 3 * noise
    index = [f"{i:03d}" for i in range(400)]
    seen, ones = pd.DataFrame({"x": x}, index), pd.Series(1.0, index)
    found = robustness(pd.Series(y, index), pd.Series(d, index), seen, ones, times=(1,))
    with_twin = regressed(y, [d, x, twin], np.ones(400))[0]
    assert found.benchmarks[0].with_treatment == pytest.approx(r2(twin, left_over(d, [x], np.ones(400))))
    assert 0 < found.benchmarks[0].adjusted <= with_twin + 1e-9
    assert found.estimate > with_twin


def test_the_intervals_end_has_its_own_robustness_value():
    growth, treated, x, weights = some_firms()
    found = robustness(growth, treated, x, weights, interval=(0.5, 4.0))
    assert 0 < found.value_interval < found.value
    assert robustness(growth, treated, x, weights, interval=(-0.5, 4.0)).value_interval == 0.0
    assert np.isnan(robustness(growth, treated, x, weights).value_interval)


def test_units_without_weight_or_outcome_do_not_count_and_order_does_not_matter():
    growth, treated, x, weights = some_firms()
    few = weights.drop(weights.index[:5])
    missing = growth.where(~growth.index.isin(weights.index[:5]))
    asked = {"interval": (0.5, 4.0), "times": (1,)}
    expected = robustness(growth, treated, x, few, **asked)
    assert robustness(missing, treated, x, weights, **asked) == expected
    assert robustness(growth.sample(frac=1, random_state=1), treated, x, few[::-1], **asked) == expected


def test_a_factor_that_cannot_be_that_strong_is_missing_not_made_up():
    growth, treated, x, weights = some_firms()
    found = robustness(growth, treated, x, weights, times=(50,)).benchmarks[0]
    assert np.isnan([found.with_treatment, found.with_outcome, found.adjusted]).all()


def test_the_strongest_is_not_passed_over_because_nothing_can_be_as_strong():
    growth, _, x, weights = some_firms()
    treated = x["strong"] + 0.3 * x["weak"] > 0.2
    found = robustness(growth, treated, x[["weak", "strong"]], weights, times=(1,))
    assert found.benchmarks[0].covariate == "strong"
    assert np.isnan(found.benchmarks[0].adjusted)


def test_covariates_that_determine_treatment_are_refused_in_words():
    growth, treated, x, weights = some_firms()
    with pytest.raises(DataError, match="determine who is treated"):
        robustness(growth, treated, x.assign(same=treated * 1.0), weights)
