from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pytest

from scoring.ranks.sets import RankSets, rank_sets
from tests.scoring.ranks.drawn import normal

CENTRE = np.array([9.0, 8.5, 4.0, 3.9, 3.9, 0.0, -5.0])


def simple(
    centre: npt.NDArray[np.float64], draws: npt.NDArray[np.float32], level: float
) -> tuple[list[list[int]], list[list[bool]]]:
    """The same in the plainest way: one pair after another, one step, no stepping down."""
    errors, n = draws.astype(float) - centre, len(centre)
    spread = [[max(np.std(errors[:, i] - errors[:, j]), 1e-9) for j in range(n)] for i in range(n)]
    apart = np.array(
        [[np.abs(errors[:, i] - errors[:, j]) / spread[i][j] for j in range(n)] for i in range(n)]
    )
    place = int(np.ceil(level * (len(draws) + 1))) - 1
    own = []
    for i in range(n):
        bound = np.sort(apart[i].max(axis=0))[place]
        gaps = [(centre[i] - centre[j]) / spread[i][j] for j in range(n)]
        own.append([1 + sum(gap < -bound for gap in gaps), n - sum(gap > bound for gap in gaps)])
    bound = np.sort(apart.max(axis=(0, 1)))[place]
    return own, [[bool((centre[i] - centre[j]) / spread[i][j] > bound) for j in range(n)] for i in range(n)]


def test_sets_are_those_of_the_plainest_code_or_a_step_narrower() -> None:
    draws = normal(CENTRE, draws=999)
    found, (own, ahead) = rank_sets(CENTRE, draws, 0.8), simple(CENTRE, draws, 0.8)
    assert found.ahead[np.array(ahead)].all()
    assert (found.low >= np.array(own)[:, 0]).all()
    assert (found.high <= np.array(own)[:, 1]).all()
    assert found.low.tolist() == [1, 1, 3, 3, 3, 6, 7]
    assert found.high.tolist() == [2, 2, 5, 5, 5, 6, 7]


def test_one_step_is_the_plainest_code(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("scoring.ranks.sets.STEPPED", 0)
    centre = np.linspace(2, -2, 8)
    draws = normal(centre, draws=999)
    found, (own, ahead) = rank_sets(centre, draws, 0.8), simple(centre, draws, 0.8)
    assert np.column_stack([found.low, found.high]).tolist() == own
    assert found.ahead.tolist() == ahead


def test_steps_narrow_sets_from_both_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    centre = np.linspace(12, -12, 24)
    draws = normal(centre, draws=999)
    stepped = rank_sets(centre, draws, 0.8)
    monkeypatch.setattr("scoring.ranks.sets.STEPPED", 0)
    once = rank_sets(centre, draws, 0.8)
    assert (stepped.low >= once.low).all()
    assert (stepped.high <= once.high).all()
    assert (stepped.low > once.low).any()
    assert (stepped.high < once.high).any()
    assert stepped.ahead.sum() > once.ahead.sum()


def same(one: RankSets, other: RankSets, order: npt.NDArray[np.intp] | slice = slice(None)) -> bool:
    return (
        np.array_equal(one.low, other.low[order])
        and np.array_equal(one.high, other.high[order])
        and np.array_equal(one.ahead, other.ahead[order][:, order])
    )


def test_neither_order_nor_a_constant_changes_a_set() -> None:
    centre = np.linspace(2, -2, 12).round(1)
    draws = normal(centre, draws=500)
    found, order = rank_sets(centre, draws, 0.8), np.random.default_rng(3).permutation(12)
    assert same(rank_sets(centre[order], draws[:, order], 0.8), found, order)
    assert same(rank_sets(centre + 64, draws + 64, 0.8), found)


def test_sets_are_nested_in_their_level_and_the_own_in_the_common() -> None:
    centre = np.linspace(3, -3, 14)
    draws = normal(centre)
    narrow, wide = rank_sets(centre, draws, 0.8), rank_sets(centre, draws, 0.95)
    assert (wide.low <= narrow.low).all()
    assert (wide.high >= narrow.high).all()
    assert (wide.ahead <= narrow.ahead).all()
    assert (narrow.low_together <= narrow.low).all()
    assert (narrow.high_together >= narrow.high).all()


def test_common_errors_cancel_so_that_the_order_is_clear() -> None:
    centre = np.array([1.0, 0.0, -1.0])
    shared = 50 * np.random.default_rng(0).standard_normal((800, 1))
    draws = (centre + shared + 0.1 * normal(np.zeros(3), draws=800)).astype(np.float32)
    found = rank_sets(centre, draws, 0.95)
    assert found.low.tolist() == found.high.tolist() == [1, 2, 3]


def test_all_tied_have_the_whole_range() -> None:
    for draws in (normal(np.zeros(6)), np.zeros((100, 6), np.float32)):
        found = rank_sets(np.zeros(6), draws, 0.8)
        assert found.low.tolist() == [1] * 6
        assert found.high.tolist() == [6] * 6
        assert not found.surely_top(5).any()
        assert found.may_be_top(1).all()


def test_without_error_the_order_is_certain_and_equal_ones_share() -> None:
    centre = np.array([2.0, 1.0, 1.0, 0.0])
    found = rank_sets(centre, np.tile(centre, (99, 1)).astype(np.float32), 0.95)
    assert found.low.tolist() == [1, 2, 2, 4]
    assert found.high.tolist() == [1, 3, 3, 4]


def test_too_few_draws_for_a_level_say_nothing() -> None:
    found = rank_sets(np.array([9.0, 0.0]), normal(np.array([9.0, 0.0]), draws=10), 0.95)
    assert found.low.tolist() == [1, 1]
    assert found.high.tolist() == [2, 2]


def test_one_application_is_first() -> None:
    found = rank_sets(np.array([1.0]), np.ones((50, 1), np.float32), 0.8)
    assert (found.low.tolist(), found.high.tolist()) == ([1], [1])


def test_the_top_holds_those_that_may_and_those_that_must() -> None:
    found = rank_sets(CENTRE, normal(CENTRE), 0.95)
    assert found.may_be_top(3).tolist() == [True] * 5 + [False] * 2
    assert found.surely_top(3).tolist() == [True] * 2 + [False] * 5


@pytest.mark.parametrize(
    ("centre", "draws"),
    [
        (np.zeros(3), np.zeros((5, 2), np.float32)),
        (np.zeros(2), np.full((5, 2), np.inf, np.float32)),
        (np.array([np.nan, 0.0]), np.zeros((5, 2), np.float32)),
        (np.zeros(2), np.zeros((0, 2), np.float32)),
    ],
)
def test_numbers_that_do_not_fit_are_refused(
    centre: npt.NDArray[np.float64], draws: npt.NDArray[np.float32]
) -> None:
    with pytest.raises(ValueError, match=r"do not fit|not finite"):
        rank_sets(centre, draws, 0.8)


@pytest.mark.parametrize("truth", [np.zeros(10), np.linspace(0, 0.5, 10), np.repeat([0.0, 8.0], 5)])
def test_sets_cover_ties_near_ties_and_clear_gaps(truth: npt.NDArray[np.float64]) -> None:
    """200 repetitions at 80 %: own sets cover on average, common ones at once; 75 % is 1.8 errors below."""
    rng, own, together = np.random.default_rng(5), [], []
    first = 1 + (truth[:, None] < truth).sum(axis=1)
    last = len(truth) - (truth[:, None] > truth).sum(axis=1)
    for _ in range(200):
        centre = truth + rng.normal(size=10)
        drawn = (centre + rng.standard_normal((499, 10))).astype(np.float32)
        found = rank_sets(centre, drawn, 0.8)
        own.append(((found.low <= first) & (last <= found.high)).mean())
        together.append(((found.low_together <= first) & (last <= found.high_together)).all())
    assert np.mean(own) >= 0.78
    assert np.mean(together) >= 0.75
