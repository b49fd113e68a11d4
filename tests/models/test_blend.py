from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.blend import PENALTIES, ROUNDS, Cases, choose, nonnegative_shares, released, side_by_side
from models.folds import folds

draw = np.random.default_rng(0)
Z = draw.standard_normal((160, 3))
CALLS = np.arange(160) % 4


def cases(y: np.ndarray) -> Cases:
    return Cases(Z, y, np.ones(160), leaves=8, directions=(0, 0, 0), seed=0)


def chosen(y: np.ndarray, threads: int = 1):
    return choose(cases(y), folds(CALLS, None), threads)


def test_a_straight_line_is_the_ridges_and_a_hump_the_trees():
    line, hump = chosen(Z[:, 0]), chosen(Z[:, 0] ** 2 - 1)
    assert line.ridge_share > line.trees_share
    assert hump.trees_share > hump.ridge_share
    assert hump.rounds > 100


def test_noise_is_shrunk():
    noise = chosen(np.random.default_rng(1).standard_normal(160))
    assert noise.penalty >= 100
    assert noise.rounds <= 35


def test_settings_are_among_those_offered_and_the_same_for_any_number_of_threads():
    y = Z[:, 0] + draw.standard_normal(160)
    one, two = chosen(y), chosen(y, threads=2)
    assert one == two
    assert one.penalty in PENALTIES
    assert one.rounds in ROUNDS


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(*[st.floats(-3, 3)] * 3), min_size=2, max_size=30))
def test_shares_are_never_negative(rows):
    ridge, trees, y = np.array(rows).T
    assert min(nonnegative_shares(ridge, trees, y, np.ones(len(y)))) >= 0


def test_with_hardly_any_cases_the_halves_are_equal():
    one = np.array([0.1, -0.1])
    assert nonnegative_shares(one, one, one, np.ones(2)) == pytest.approx((0.5, 0.5), abs=0.01)


def test_a_direction_is_released_only_where_the_cases_contradict_it_beyond_chance():
    y = Z[:, 0] - Z[:, 1] + draw.standard_normal(160)
    assert released((1, 1, 0), Z, y, np.ones(160)) == (1, 0, 0)
    assert released((-1, -1, -1), Z, y, np.ones(160)) == (0, -1, -1)
    assert released((1, 1, 1), Z[:4], y[:4], np.ones(4)) == (1, 1, 1)


def test_answers_come_in_the_order_of_the_questions():
    assert side_by_side(lambda x: x * x, range(9), 3) == [x * x for x in range(9)]
