from __future__ import annotations

import numpy as np
import pytest

from models.comparison.correction import CONTROLS_A_COVARIATE, correction


def some_pairs(controls: int = 60) -> tuple[np.ndarray, ...]:
    """Covariates, outcomes, positions of the pairs' units, and what pairs count; five treated first."""
    random = np.random.default_rng(1)
    x = random.normal(size=(5 + controls, 2))
    treated, control = np.repeat(np.arange(5), controls // 5), 5 + np.arange(controls)
    counts = random.random(controls)
    return x, 2 + x @ [3.0, -1.0], treated, control, counts / counts.sum()


def test_where_outcomes_are_linear_the_bias_is_exactly_what_covariates_make():
    x, y, treated, control, counts = some_pairs()
    found = correction(x, y, treated, control, counts)
    assert found.made
    assert found.bias == pytest.approx((x[treated] - x[control]) @ [3.0, -1.0])
    assert found.learnt == pytest.approx(0, abs=1e-12)


def test_slopes_are_those_of_the_matched_controls_weighted_as_matched():
    x, y, treated, control, counts = some_pairs()
    y = y + np.random.default_rng(2).normal(size=len(y))
    root = np.sqrt(counts)[:, None]
    design = np.column_stack([np.ones(len(control)), x[control]])
    slopes = np.linalg.lstsq(design * root, y[control] * root[:, 0])[0]
    found = correction(x, y, treated, control, counts)
    assert found.bias == pytest.approx((x[treated] - x[control]) @ slopes[1:])


def test_what_is_learnt_is_how_the_estimate_moves_with_a_controls_outcome():
    x, y, treated, control, counts = some_pairs()
    y = y + np.random.default_rng(2).normal(size=len(y))
    found, step = correction(x, y, treated, control, counts), 1e-3
    design = np.column_stack([np.ones(len(control)), x[control]])
    slopes = np.linalg.lstsq(design * np.sqrt(counts)[:, None], y[control] * np.sqrt(counts))[0]
    error = y[control] - design @ slopes
    for one in (0, 7, 31):
        moved = y.copy()
        moved[control[one]] += step
        change = (counts * (correction(x, moved, treated, control, counts).bias - found.bias)).sum()
        assert counts[one] * found.learnt[one] == pytest.approx(change / step * error[one], rel=1e-6)


def test_too_few_controls_for_the_covariates_correct_nothing():
    few = 2 * CONTROLS_A_COVARIATE - 5
    x, y, treated, control, counts = some_pairs(few)
    found = correction(x, y, treated, control, counts)
    assert (found.made, found.bias.any(), found.learnt.any()) == (False, False, False)


def test_a_column_that_does_not_vary_among_controls_and_one_told_twice_do_no_harm():
    x, y, treated, control, counts = some_pairs()
    more = np.column_stack([x, np.arange(len(x)) < 5, x[:, 0] * 7])
    assert correction(more, y, treated, control, counts).bias == pytest.approx(
        correction(x, y, treated, control, counts).bias
    )


def test_slopes_are_those_within_cells_whatever_differs_between_them():
    """Two sectors: inside them outcomes rise with x, between them they fall."""
    x, _, treated, control, counts = some_pairs()
    cell = np.arange(len(control)) % 2
    sector = np.zeros(len(x))
    sector[control] = cell
    level = np.column_stack([x[:, 0] + 50 * sector])
    y = 3 * x[:, 0] - 200 * sector
    level[:5], y[:5] = x[:5, :1], 3 * x[:5, 0]
    mine = cell == 0
    found = correction(level, y, treated, control, counts, cell)
    assert found.bias[mine] == pytest.approx(3 * (x[treated, 0] - x[control, 0])[mine])
