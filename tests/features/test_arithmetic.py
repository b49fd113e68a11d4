from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from features.arithmetic import median, ratio, total

NUMBERS = st.lists(st.floats(-1e9, 1e9) | st.just(float("nan")), max_size=140)


@given(NUMBERS, st.integers(0, 200))
def test_totals_and_medians_do_not_depend_on_what_is_missing_beyond_them(numbers, beyond):
    """Alone or beside an application with more members: the same to the last bit."""
    padded = np.array([*numbers, *[np.nan] * beyond])
    np.testing.assert_array_equal(total(padded), total(np.array(numbers, dtype=float)))
    if beyond and numbers:
        np.testing.assert_array_equal(median(padded), median(np.array(numbers)))


@given(st.lists(st.floats(-1e9, 1e9), min_size=1, max_size=50))
def test_the_median_is_numpys(numbers):
    assert median(np.array(numbers)) == np.median(numbers)


def test_nothing_known_is_missing_and_not_zero():
    assert np.isnan(total(np.full((2, 3), np.nan))).all()
    assert np.isnan(total(np.empty((2, 0)))).all()
    assert np.isnan(ratio(np.array([1.0, 1.0, 1.0]), np.array([0.0, -1.0, np.nan]))).all()
