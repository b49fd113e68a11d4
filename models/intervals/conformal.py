"""How far errors of past calls reach for a new one: conformal intervals with calls as groups.

Every past case says where the outcome of the new application would lie if it erred alike: at the prediction
of the model without that case's call, give or take that case's error. The interval ends where the stated
share of them does (cross-conformal "CV+", Barber, Candès, Ramdas & Tibshirani 2021), the new application
counting as one case that may lie anywhere. What a case counts depends on how alike the errors of a call are:
with intraclass correlation r, one of a call of m counts 1 / (1 + (m - 1) r). At r = 0 cases are exchangeable
and this is CV+; at r = 1 a call is one case, as in hierarchical conformal prediction (Lee, Barber & Willett
2023), where a distribution-free promise for a new call ends. Between them the promise rests on r, of which
the upper 80 % limit is taken: few calls say little about the next one, however many applications they had.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from scipy.stats import f

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.int64]
SURE = 0.8
"""How sure the limit of the intraclass correlation is, on one side."""
ROUNDING = 1e-9
HALVINGS = 60


def case_worth(errors: Floats, call: Positions) -> Floats:
    """What every error counts, at most 1: together they are worth so many independent cases.

    errors: scaled so that their size is comparable; call: of each, numbers from 0. A call in common shifts
    errors (their mean) or widens them (their size): the larger correlation of the two counts.
    """
    sizes = np.bincount(call)
    likeness = max(likeness_limit(errors, call), likeness_limit(np.abs(errors), call))
    worth: Floats = 1 / (1 + (sizes[call] - 1) * likeness)
    return worth


def likeness_limit(values: Floats, call: Positions) -> float:
    """Upper 80 % limit of the intraclass correlation of values within their call, 0 to 1; 1 for one call.

    From the ratio of the variances between and within (one-way analysis of variance, Searle 1971).

    >>> round(likeness_limit(np.array([1.0, -1, 1, -1] * 50), np.arange(200) // 20), 3)
    0.0
    """
    sizes = np.bincount(call)
    n, calls = len(values), len(sizes)
    if calls < 2 or n <= calls:
        return 1.0
    means = np.bincount(call, values) / sizes
    within = float(np.sum((values - means[call]) ** 2)) / (n - calls)
    between = float(sizes @ (means - values.mean()) ** 2) / (calls - 1)
    if within <= 0:
        return 1.0 if between > 0 else 0.0
    ratio = between / within / float(f.ppf(1 - SURE, calls - 1, n - calls))
    usual = (n - float(sizes @ sizes) / n) / (calls - 1)
    return float(np.clip((ratio - 1) / (ratio + usual - 1), 0, 1))


def is_bounded(worth: Floats, coverage: float) -> bool:
    """Whether cases worth so much together can hold that share of new ones: 4 for 80 %, 19 for 95 %.

    >>> is_bounded(np.ones(4), 0.8), is_bounded(np.ones(18), 0.95)
    (True, False)
    """
    return coverage * (float(worth.sum()) + 1) <= float(worth.sum()) + ROUNDING


def ends(
    refits: Floats, errors: Floats, scale: Floats, group: Positions, worth: Floats, coverage: float
) -> tuple[Floats, Floats]:
    """Lower and upper ends for every application, -inf and inf where the cases are not worth enough.

    refits: groups × applications, pp a year; errors: scaled, one a case; scale: one an application; group: of
    each case, the refit that did not see it; worth: of each case.
    """
    if not is_bounded(worth, coverage):
        return np.full(len(scale), -np.inf), np.full(len(scale), np.inf)
    sizes = [_sorted(np.abs(errors[group == one]), worth[group == one]) for one in range(len(refits))]
    wanted = coverage * (float(worth.sum()) + 1) - ROUNDING
    return -_reached(-refits, sizes, scale, wanted), _reached(refits, sizes, scale, wanted)


def _sorted(sizes: Floats, worth: Floats) -> tuple[Floats, Floats]:
    """Sizes of errors in order, and what those up to each are worth together, from none on."""
    order = np.argsort(sizes, kind="stable")
    return sizes[order], np.concatenate([[0.0], np.cumsum(worth[order])])


def _reached(centre: Floats, sizes: Sequence[tuple[Floats, Floats]], scale: Floats, wanted: float) -> Floats:
    """The smallest value up to which cases are worth what is wanted: one an application, by halving."""
    most = max(float(own[-1]) for own, _ in sizes if len(own))
    low, high = centre.min(axis=0), centre.max(axis=0) + most * scale
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        told = zip(centre, sizes, strict=True)
        held = sum(
            worth[np.searchsorted(own, (middle - at) / scale, side="right")] for at, (own, worth) in told
        )
        low, high = np.where(held >= wanted, low, middle), np.where(held >= wanted, middle, high)
    reached: Floats = high
    return reached
