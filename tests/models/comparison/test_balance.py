from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import ks_2samp

from features.problems import DataError
from models.comparison.balance import balance

UNITS = pd.DataFrame(
    {
        "treated": [True, True, False, False, False, False],
        "size": [4.0, 8.0, 1.0, 4.0, 7.0, 100.0],
        "kind": ["a", "b", "a", "a", "b", "c"],
    },
    list("tuvwxy"),
)
WEIGHTS = pd.Series({"t": 1.0, "u": 1.0, "w": 1.5, "x": 0.5})


def test_every_measure_by_hand():
    row = balance(UNITS, WEIGHTS, ["size"]).loc["size"]
    spread = np.sqrt(8.0)
    freedom = 2 - (1.5**2 + 0.5**2) / 2
    after = (1.5 * (4 - 4.75) ** 2 + 0.5 * (7 - 4.75) ** 2) / freedom
    assert row.to_dict() == pytest.approx(
        {
            "mean_treated": 6.0,
            "mean_treated_after": 6.0,
            "mean_control_before": 28.0,
            "mean_control_after": 4.75,
            "smd_before": -22 / spread,
            "smd_after": 1.25 / spread,
            "variance_ratio_before": 8 / np.var([1, 4, 7, 100], ddof=1),
            "variance_ratio_after": 8 / after,
            "ecdf_mean_before": np.mean([0.25, 0, 0.25, 0.25, 0]),
            "ecdf_mean_after": np.mean([0, 0.25, 0.5, 0, 0]),
            "ecdf_max_before": 0.25,
            "ecdf_max_after": 0.5,
        }
    )


def test_text_is_one_indicator_a_level_without_a_variance_ratio():
    table = balance(UNITS, WEIGHTS, ["kind"])
    assert list(table.index) == ["kind=a", "kind=b", "kind=c"]
    assert table["mean_control_after"].tolist() == [0.75, 0.25, 0.0]
    assert table["smd_after"].tolist() == pytest.approx([-0.5, 0.5, 0.0])
    assert table["ecdf_mean_after"].tolist() == table["ecdf_max_after"].tolist() == [0.25, 0.25, 0.0]
    assert table[["variance_ratio_before", "variance_ratio_after"]].isna().all(axis=None)


def test_a_difference_in_what_no_treated_unit_varies_in_is_infinite_not_hidden():
    assert balance(UNITS, WEIGHTS, ["kind"]).loc["kind=c", "smd_before"] == -np.inf


def test_a_column_without_any_spread_is_balanced_and_not_divided_by_rounding():
    row = balance(UNITS.assign(size=0.1), WEIGHTS, ["size"]).loc["size"]
    assert row[["smd_before", "smd_after"]].tolist() == [0.0, 0.0]
    assert row[["variance_ratio_before", "variance_ratio_after"]].isna().all()


def test_denominators_are_the_same_before_and_after():
    before = np.sqrt((8 + np.var([1, 4, 7, 100], ddof=1)) / 2)
    row = balance(UNITS, WEIGHTS, ["size"], denominator="pooled").loc["size"]
    assert row[["smd_before", "smd_after"]].tolist() == pytest.approx([-22 / before, 1.25 / before])
    sample = balance(UNITS, WEIGHTS, ["kind"], denominator="treated sample")
    assert sample.loc["kind=a", "smd_after"] == pytest.approx(-0.25 / np.sqrt(0.5))
    population = balance(UNITS, WEIGHTS, ["size"], denominator="treated population")
    assert population.loc["size", "smd_after"] == pytest.approx(1.25 / 2)


def test_refused_treated_units_leave_the_mean_after_but_not_the_denominator():
    row = balance(UNITS, WEIGHTS.drop("u"), ["size"]).loc["size"]
    assert row[["mean_treated", "mean_treated_after"]].tolist() == [6.0, 4.0]
    assert row["smd_after"] == pytest.approx(-0.75 / np.sqrt(8))


def test_nobody_matched_is_missing_after_and_told_before():
    row = balance(UNITS, WEIGHTS.iloc[:0], ["size"]).loc["size"]
    assert row.filter(like="after").isna().all()
    assert row.filter(like="before").notna().all()


def test_with_nobody_treated_differences_are_missing():
    table = balance(UNITS.assign(treated=False), WEIGHTS, ["size", "kind"])
    assert table[["smd_before", "smd_after"]].isna().all(axis=None)


@given(st.integers(0, 1000))
@settings(max_examples=15)
def test_the_largest_distance_is_that_of_kolmogorov_and_smirnov_and_rows_may_come_in_any_order(seed: int):
    random = np.random.default_rng(seed)
    units = pd.DataFrame({"treated": np.arange(30) < 10, "x": random.integers(0, 12, 30) * 1.0})
    table = balance(units, pd.Series(1.0, units.index), ["x"])
    expected = ks_2samp(units.loc[units["treated"], "x"], units.loc[~units["treated"], "x"]).statistic
    assert table.loc["x", "ecdf_max_before"] == pytest.approx(expected)
    mixed = balance(units.sample(frac=1, random_state=seed), pd.Series(1.0, units.index), ["x"])
    pd.testing.assert_frame_equal(mixed, table, check_exact=False)


def test_a_denominator_that_does_not_exist_and_a_missing_value_are_refused_in_words():
    with pytest.raises(DataError, match="denominator is control; expected one of treated, treated sample,"):
        balance(UNITS, WEIGHTS, ["size"], denominator="control")
    with pytest.raises(DataError, match="kind is missing or infinite for 1 unit, the first y"):
        balance(UNITS.replace("c", None), WEIGHTS, ["kind"])
