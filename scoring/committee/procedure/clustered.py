"""A mean over calls with an interval that no single call carries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import fsum, sqrt

from scipy.stats import t

COVERAGE, POWER = 0.95, 0.8


@dataclass(frozen=True)
class Clustered:
    """`low` to `high` covers the true mean in 95 of 100 cases; `detectable` is found in 80 of 100."""

    mean: float
    low: float
    high: float
    detectable: float


def weighted(calls: Iterable[tuple[float, float]]) -> float:
    """The mean over calls, of which each row is weight and mean.

    >>> weighted([(1, 2.0), (3, 6.0)])
    5.0
    """
    rows = sorted(calls)
    return fsum(weight * value for weight, value in rows) / fsum(weight for weight, _ in rows)


def clustered(calls: Sequence[tuple[float, float]], errors: Iterable[float] = ()) -> Clustered:
    """The weighted mean of two calls or more, with a t interval of one degree of freedom a call less one.

    Its standard error is between calls (CR1), or the largest of `errors` where one is larger: a few calls
    may agree by chance.
    """
    middle, n = weighted(calls), len(calls)
    whole = fsum(sorted(weight for weight, _ in calls))
    scatter = fsum(sorted((weight * (value - middle)) ** 2 for weight, value in calls))
    error = max(sqrt(scatter * n / (n - 1)) / whole, *errors, 0.0)
    wide, sure = (float(t.ppf(share, n - 1)) for share in ((1 + COVERAGE) / 2, POWER))
    return Clustered(middle, middle - wide * error, middle + wide * error, (wide + sure) * error)
