"""Regression within firms, by hand."""

from __future__ import annotations

import pandas as pd
import pytest

from features.problems import DataError
from models.comparison.panel_regression import within

PANEL = pd.DataFrame(
    {
        "firm": ["a", "a", "b", "b", "c", "c", "alone"],
        "joined": [0, 1, 0, 1, 0, 0, 1],
        "later": [0, 1, 0, 1, 0, 1, 1],
        "jobs": [1.0, 4.0, 7.0, 12.0, 5.0, 6.0, 99.0],
    }
)


def test_the_effect_is_what_changes_beyond_those_that_did_not_join() -> None:
    found = within(PANEL, "jobs", ["joined", "later"], unit="firm")
    assert found.coefficients["estimate"].to_dict() == pytest.approx({"joined": 3.0, "later": 1.0})
    assert (found.firms, found.rows) == (3, 6)


def test_rows_in_another_order_change_nothing() -> None:
    turned = within(PANEL.iloc[::-1], "jobs", ["joined", "later"], unit="firm")
    pd.testing.assert_frame_equal(
        turned.coefficients, within(PANEL, "jobs", ["joined", "later"], unit="firm").coefficients
    )


def test_a_regressor_that_does_not_vary_within_firms_is_refused() -> None:
    with pytest.raises(DataError, match="do not tell joined, always apart within firms"):
        within(PANEL.assign(always=1), "jobs", ["joined", "always"], unit="firm")
