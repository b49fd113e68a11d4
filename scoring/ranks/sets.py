"""Confidence sets for ranks and for the top k, from the differences between applications.

Mogstad, Romano, Shaikh and Wilhelm (2024), Review of Economic Studies 91(1), 476–518: an application is
behind another where their difference is clear of zero by a critical value that holds for many differences at
once; its rank is then at least one more than the number clearly ahead of it, and at most the number not
clearly behind it. Critical values are found again among the differences that are left (Romano and Wolf 2005)
until nothing new is clear. Ties and near ties do no harm: where the order cannot be known, nothing is said.

Here the estimate is the score and its error is what the draws say. So a set covers the rank by whatever was
drawn: with a predictive distribution of growth, the rank by the growth that will come. It needs the errors of
differences to be right, and unlike the quantiles of drawn ranks (`likely_ranks`) not that scores are shrunk.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from scoring.ranks.draws import Draws
from scoring.ranks.errors import Errors, critical, errors_of

Ranks = npt.NDArray[np.intp]
STEPPED = 500
"""Applications up to which critical values are refined in steps; beyond, they stay: valid, but wider."""


@dataclass(frozen=True, eq=False)
class RankSets:
    """Sets of ranks (applications,), first and last rank of each, at `level`.

    `low`, `high`: each application's own set covers its rank in `level` of cases. `low_together`,
    `high_together`: all these sets cover all ranks at once. `ahead[i, j]`: i is clearly ahead of j, for all
    pairs at once, at the same level. Where outcomes tie, a set covers every rank that they share.
    """

    level: float
    low: Ranks
    high: Ranks
    ahead: npt.NDArray[np.bool_]

    @property
    def low_together(self) -> Ranks:
        """The first rank of each simultaneous set."""
        first: Ranks = 1 + self.ahead.sum(axis=0)
        return first

    @property
    def high_together(self) -> Ranks:
        """The last rank of each simultaneous set."""
        last: Ranks = len(self.ahead) - self.ahead.sum(axis=1)
        return last

    def may_be_top(self, k: int) -> npt.NDArray[np.bool_]:
        """Which could be among the top k: all that truly are, are in this set at the level."""
        return self.low_together <= k

    def surely_top(self, k: int) -> npt.NDArray[np.bool_]:
        """Which are among the top k, all of them at once at the level."""
        return self.high_together <= k


def rank_sets(centre: npt.NDArray[np.floating], draws: Draws, level: float) -> RankSets:
    """Marginal and simultaneous confidence sets for the ranks of what `draws` are drawn from.

    `centre` are the scores (applications,), `draws` (draws × applications) the joint distribution around
    them, in the same unit. Too few draws for the level give the set of all ranks. ValueError as `errors_of`.
    """
    errors = errors_of(np.asarray(centre, dtype=np.float64), draws)
    widest = np.stack([errors.widest(one) for one in range(errors.applications)])
    own = [_own_set(errors, one, critical(widest[one], level), level) for one in range(errors.applications)]
    low, high = np.array(own, dtype=np.intp).T
    return RankSets(level, low, high, _ahead(errors, critical(widest.max(axis=0), level), level))


def _own_set(errors: Errors, one: int, bound: float, level: float) -> tuple[int, int]:
    """First and last rank of the set for `one`: its differences to all others, either way, at once."""
    gaps = errors.gaps[one]
    ahead, behind = gaps > bound, -gaps > bound
    known = 0
    while known < ahead.sum() + behind.sum() and errors.applications <= STEPPED:
        known = int(ahead.sum() + behind.sum())
        bound = critical(errors.largest(one, ~ahead, ~behind), level)
        ahead, behind = ahead | (gaps > bound), behind | (-gaps > bound)
    return 1 + int(behind.sum()), errors.applications - int(ahead.sum())


def _ahead(errors: Errors, bound: float, level: float) -> npt.NDArray[np.bool_]:
    """Who is clearly ahead of whom, for all pairs at once."""
    ahead = errors.gaps > bound
    nobody = np.zeros(errors.applications, dtype=np.bool_)
    known = 0
    while known < ahead.sum() and errors.applications <= STEPPED:
        known = int(ahead.sum())
        left = [errors.largest(one, ~ahead[one], nobody) for one in range(errors.applications)]
        ahead = ahead | (errors.gaps > critical(np.max(left, axis=0), level))
    return ahead
