"""What is foreseen for a new call: narrow where calls agree, wide where they differ or are few."""

from __future__ import annotations

import numpy as np
import pytest

from models.watch.between import SIZES, Means, foresee
from models.watch.power import noticed, reach


def means(past: np.ndarray, each: int = 40, new: float = 0.0, n: int = 40) -> Means:
    columns = past.shape[1]
    return Means(past, np.full(past.shape, 1 / each), np.full(columns, new), np.full(columns, 1 / n))


def drawn(effect: float, calls: int = 9, columns: int = 40, each: int = 40, seed: int = 0) -> np.ndarray:
    draw = np.random.default_rng(seed)
    spread = np.sqrt(effect**2 + 1 / each)
    return spread * draw.standard_normal((calls, columns))


@pytest.mark.parametrize("effect", [0.0, 0.2, 0.5])
def test_the_size_of_call_effects_is_found(effect: float):
    foreseen, _ = foresee(means(drawn(effect)))
    size = float((foreseen.weight @ SIZES).mean())
    assert size == pytest.approx(effect, abs=0.06)


@pytest.mark.parametrize(("effect", "calls"), [(0.0, 9), (0.3, 9), (0.3, 3), (1.0, 4)])
def test_a_new_call_is_beyond_its_chance_as_often_as_the_chance_says(effect: float, calls: int):
    beyond = []
    for seed in range(20):
        rows = drawn(effect, calls=calls + 1, seed=seed)
        told, _ = foresee(means(rows[:-1]))
        beyond.append(told.chance(rows[-1]) <= 0.1)
    assert np.mean(beyond) == pytest.approx(0.1, abs=0.04)


def test_a_call_that_lacks_a_column_counts_for_the_others():
    rows = drawn(0.2, columns=2)
    holed = rows.copy()
    holed[0, 1] = np.nan
    whole, _ = foresee(means(rows), np.full(len(SIZES), 1 / len(SIZES)))
    part, _ = foresee(means(holed), np.full(len(SIZES), 1 / len(SIZES)))
    assert np.array_equal(whole.weight[0], part.weight[0])
    assert not np.array_equal(whole.weight[1], part.weight[1])
    assert means(holed).judged.tolist() == [True, True]


def test_the_limit_is_where_the_chance_falls_to_it_and_a_shift_beyond_is_noticed():
    told, _ = foresee(means(drawn(0.2)))
    far = reach(told, 0.001)
    assert told.chance(told.level() + far) == pytest.approx(0.001, rel=1e-3)
    assert (noticed(told, 0.001) > far).all()
    assert noticed(told, 0.001, power=0.5) == pytest.approx(far, abs=0.02)
