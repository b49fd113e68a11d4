"""Whether members grew apart from their controls before they joined, and what would have been noticed.

A test that notices nothing says little if it could not have noticed much (Roth 2022, doi
10.1257/aeri.20210236), so the smallest trend that would have been noticed is stated beside it. Both use the
F distribution with as many degrees of freedom as clusters of treated firms allow: the usual χ² takes the
standard errors for known, and finds trends that are not there when there are ten clusters.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray
from scipy import optimize, stats

POWER, LEVEL = 0.80, 0.05
LARGEST = 1e6  # noncentrality: beyond it nothing would have been noticed


@dataclass(frozen=True)
class PreTrend:
    """The joint statement about the years before joining.

    `statistic` is that of Wald divided by `years`, F with (`years`, `freedom`) degrees of freedom; `chance`
    is the probability of one as large if there was no trend. `slope` is the smallest straight trend, in units
    of the outcome a year, that would have been noticed (at the 5 % level) with 80 % power; infinite if none.
    """

    years: int
    statistic: float
    freedom: float
    chance: float
    slope: float

    @property
    def noticed(self) -> bool:
        """Whether members and controls grew apart before joining by more than chance does in 95 of 100."""
        return self.chance < LEVEL


def pretrend(
    event_time: NDArray[np.float64],
    effect: NDArray[np.float64],
    covariance: NDArray[np.float64],
    *,
    freedom: float,
) -> PreTrend | None:
    """The statement from effects at `event_time` < −1, all measured from event time −1 (the last before).

    None where there are no such years, or hardly more clusters than years. `freedom` is clusters less one.
    """
    years, left = len(effect), freedom - len(effect) + 1
    if years == 0 or left < 2:
        return None
    inverse = np.linalg.pinv(covariance, hermitian=True)
    statistic = left / freedom * float(effect @ inverse @ effect) / years  # Hotelling's, as F
    trend = event_time + 1.0
    unbiased = (left - 1) / freedom  # the inverse of a covariance from few clusters is too large
    information = unbiased * float(trend @ inverse @ trend)
    noticed = _noticed(years, left)
    return PreTrend(
        years=years,
        statistic=statistic,
        freedom=left,
        chance=float(stats.f.sf(statistic, years, left)),
        slope=float(np.sqrt(noticed / information)) if information > 0 else np.inf,
    )


@cache
def _noticed(years: int, freedom: float) -> float:
    """The noncentrality with which the test of `years` effects has 80 % power."""
    critical = stats.f.ppf(1 - LEVEL, years, freedom)

    def beyond(far: float) -> float:
        return float(stats.ncf.sf(critical, years, freedom, far)) - POWER

    return float(optimize.brentq(beyond, 1e-3, LARGEST)) if beyond(LARGEST) > 0 else np.inf
