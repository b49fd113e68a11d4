"""Groups of applications that cannot be told apart, by a rule that fits in a sentence.

A line is drawn between two neighbours in the ranking only where every application above it is clearly ahead
of every one below. All lines hold at once at the level of the simultaneous sets. One group is a possible
answer.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from scoring.ranks.sets import RankSets


def groups(centre: npt.NDArray[np.floating], sets: RankSets) -> npt.NDArray[np.intp]:
    """The group (applications,) of each, 1 for the first; `centre` are the scores that rank them."""
    order = np.argsort(-centre, kind="stable")
    apart = sets.ahead[np.ix_(order, order)]
    places = np.arange(len(order))
    reach = np.where(~apart, places, 0).max(axis=1)
    ends = np.maximum.accumulate(reach) <= places
    group = np.empty(len(order), dtype=np.intp)
    group[order] = 1 + np.concatenate(([0], np.cumsum(ends[:-1])))
    return group


def alike(sets: RankSets) -> npt.NDArray[np.bool_]:
    """(applications × applications): neither of the two is clearly ahead of the other; itself not counted."""
    together = ~(sets.ahead | sets.ahead.T)
    np.fill_diagonal(together, False)
    return together
