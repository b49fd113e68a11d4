from __future__ import annotations

import numpy as np
import pytest

from models.folds import folds


@pytest.mark.parametrize("calls", [1, 2, 3, 4, 9])
@pytest.mark.parametrize("kin", [1, 2, 7, 40])
def test_a_fold_shares_neither_call_nor_kin_with_the_cases_that_learn_for_it(calls, kin):
    draw = np.random.default_rng(0)
    call, who = draw.integers(0, calls, 200), draw.integers(0, kin, 200)
    found = folds(call, who)
    assert sorted(np.concatenate([held for _, held in found])) == list(range(200))
    for learn, held in found:
        assert calls == 1 or not set(call[learn]) & set(call[held])
        assert kin == 1 or not set(who[learn]) & set(who[held])


def test_one_call_without_kin_is_held_out_row_by_row():
    found = folds(np.zeros(10), None)
    assert [held.tolist() for _, held in found] == [[0, 5], [1, 6], [2, 7], [3, 8], [4, 9]]


def test_neighbouring_calls_are_held_out_together_where_there_are_many():
    held = [set((np.arange(12))[held].tolist()) for _, held in folds(np.arange(12), None)]
    assert held == [{0, 1, 2}, {3, 4}, {5, 6, 7}, {8, 9}, {10, 11}]


def test_kin_who_are_alone_in_every_call_do_not_stand_in_the_way():
    assert len(folds(np.array([0, 0, 1, 1]), np.array([0, 0, 0, 0]))) == 2
    assert len(folds(np.zeros(4), np.array([0, 0, 0, 1]))) > 0
