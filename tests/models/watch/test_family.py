"""One rate for all panels together."""

from __future__ import annotations

import numpy as np
import pytest

from models.watch.drift import foreseen, signals_of
from models.watch.family import errors, limits, share_of
from tests.models.watch.drawn import drawn


def test_panels_share_one_rate():
    assert share_of(6, 6) == 0.05
    assert 1 - (1 - share_of(4, 6)) * (1 - share_of(1, 6)) ** 2 == pytest.approx(0.05)
    assert share_of(1, 1) == 0.05


def test_limits_of_all_panels_alarm_together_at_the_rate_and_each_at_less():
    signals = signals_of(*drawn(np.random.default_rng(0)))
    told = foreseen(signals)
    allowed = limits(list(zip(signals, told, strict=True)), 0.05)
    random = np.random.default_rng(9)
    drawn_again = errors([one.residuals for one in signals], random)
    over = [
        (one.chance(one.draws(error, random)) <= limit).any(axis=1)
        for one, error, limit in zip(told, drawn_again, allowed, strict=True)
    ]
    assert np.any(over, axis=0).mean() == pytest.approx(0.05, abs=0.012)
    assert all(one.mean() < 0.03 for one in over)


def test_errors_are_standard_and_correlated_as_the_applications_are():
    random = np.random.default_rng(0)
    x = random.standard_normal(300)
    rows = np.column_stack([x, x, -x, np.zeros(300)])
    [found] = errors([rows], random)
    assert found.std(axis=0) == pytest.approx(np.ones(4), abs=0.05)
    correlation = np.corrcoef(found.T)[0]
    assert correlation == pytest.approx([1, 1, -1, 0], abs=0.05)
