from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scoring.ranks.groups import alike, groups
from scoring.ranks.sets import RankSets, rank_sets
from tests.scoring.ranks.drawn import normal


def sets_with(ahead: list[tuple[int, int]], applications: int) -> RankSets:
    who: npt.NDArray[np.bool_] = np.zeros((applications, applications), dtype=np.bool_)
    for one, other in ahead:
        who[one, other] = True
    everything = np.ones(applications, dtype=np.intp)
    return RankSets(0.8, everything, everything * applications, who)


def test_a_line_stands_only_where_all_above_are_ahead_of_all_below() -> None:
    centre = np.array([3.0, 2.0, 1.0])
    assert groups(centre, sets_with([(0, 1), (0, 2), (1, 2)], 3)).tolist() == [1, 2, 3]
    assert groups(centre, sets_with([(0, 1), (0, 2)], 3)).tolist() == [1, 2, 2]
    assert groups(centre, sets_with([(0, 2), (1, 2)], 3)).tolist() == [1, 1, 2]
    assert groups(centre, sets_with([(0, 2)], 3)).tolist() == [1, 1, 1]
    assert groups(centre, sets_with([(0, 1), (1, 2)], 3)).tolist() == [1, 1, 1]


def test_groups_follow_the_application_and_not_the_row() -> None:
    centre = np.array([0.0, 9.0, 0.1, 9.2, -9.0])
    found = groups(centre, rank_sets(centre, normal(centre), 0.8))
    assert found.tolist() == [2, 1, 2, 1, 3]


def test_groups_of_the_tied_are_one() -> None:
    assert groups(np.zeros(5), rank_sets(np.zeros(5), normal(np.zeros(5)), 0.8)).tolist() == [1] * 5


def test_alike_are_the_pairs_without_a_clear_order() -> None:
    found = alike(sets_with([(0, 2), (1, 2)], 3))
    assert found.tolist() == [[False, True, False], [True, False, False], [False, False, False]]
