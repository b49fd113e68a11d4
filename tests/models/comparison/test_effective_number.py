from __future__ import annotations

import pytest

from models.comparison.effective_number import effective_number


def test_equal_weights_count_one_each_whatever_their_size():
    assert effective_number([0.2] * 5) == pytest.approx(5)


def test_the_heaviest_bounds_the_number():
    assert effective_number([10, 0.1, 0.1]) == pytest.approx(1.04, abs=0.01)
