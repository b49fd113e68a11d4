"""How far reviewers agree: intraclass correlation and Krippendorff's alpha, with bootstrap intervals.

Agreement is between reviewers about applications. Among applications that were chosen because their marks are
high, it falls to zero whatever the reviewers are worth: marks that hardly differ leave nothing to agree on
(range restriction; Erosheva, Martinková & Lee 2021, doi 10.1111/rssa.12681).
"""

from __future__ import annotations

from dataclasses import dataclass

import krippendorff
import numpy as np
import numpy.typing as npt

from scoring.committee.random_intercept import groups_of, intraclass_correlation

Floats = npt.NDArray[np.float64]
Estimate = tuple[float, float, float]
"""A value and the ends of its interval."""
SAMPLES, COVERAGE = 2_000, 0.9
FEWEST = 10
"""Applications with two marks or more, below which no interval is given: resampling so few says little."""


@dataclass(frozen=True)
class Agreement:
    """Agreement about one criterion, or about the overall mark.

    `one` is the intraclass correlation of one reviewer's mark, `mean` that of the mean of `reviewers` marks
    (their harmonic mean number), `alpha` Krippendorff's alpha for numbers. Each is None where the marks
    cannot say; an interval's ends are None where applications are too few.
    """

    applications: int
    marks: int
    reviewers: float
    one: float | None
    one_ends: tuple[float, float] | None
    mean: float | None
    mean_ends: tuple[float, float] | None
    alpha: float | None
    alpha_ends: tuple[float, float] | None


def agreement(marks: Floats, *, seed: int = 0) -> Agreement:
    """Agreement in a matrix applications × reviewers, NaN where there is no mark.

    Intervals of 90 % by resampling applications, `SAMPLES` times, with the declared seed. The order of rows
    and columns changes nothing beyond the last digits.
    """
    groups = groups_of(marks)
    if not len(groups.count):
        return Agreement(0, 0, 0.0, None, None, None, None, None, None)
    order = np.lexsort([np.round(one, 9) for one in (groups.within, groups.mean, groups.count)])
    sorted_marks = marks[~np.isnan(marks).all(axis=1)][order]
    groups = groups_of(sorted_marks)
    reviewers = float(len(groups.count) / (1 / groups.count).sum())
    times = _resampled(len(groups.count), seed)
    paired = int((groups.count > 1).sum())
    one = _known(intraclass_correlation(groups)[0])
    one_ends = _ends(intraclass_correlation(groups, times), paired) if one is not None else None
    alpha = krippendorff_alpha(sorted_marks)
    return Agreement(
        len(groups.count),
        int(groups.count.sum()),
        reviewers,
        one,
        one_ends,
        None if one is None else stepped_up(one, reviewers),
        one_ends and (stepped_up(one_ends[0], reviewers), stepped_up(one_ends[1], reviewers)),
        alpha,
        _ends(resampled_alpha(sorted_marks, times), paired) if alpha is not None else None,
    )


def agreement_of_the_best(
    marks: Floats, share: float, *, merit: Floats | None = None, seed: int = 0
) -> Agreement:
    """Agreement about the share of applications with the highest merit, their mean mark unless given.

    Those that tie at the edge are all in. It is lower than among all, down to zero, because of the choice:
    see the head of this file.
    """
    rated = ~np.isnan(marks).all(axis=1)
    told = np.nanmean(marks[rated], axis=1) if merit is None else merit[rated]
    wanted = round(share * len(told))
    edge = np.sort(told)[::-1][wanted - 1] if wanted else np.inf
    return agreement(marks[rated][told >= edge], seed=seed)


def stepped_up(one: float, reviewers: float) -> float:
    """Reliability of a mean of so many marks (Spearman & Brown).

    >>> round(stepped_up(0.3711, 3), 4)
    0.639
    """
    return reviewers * one / (1 + (reviewers - 1) * one)


def krippendorff_alpha(marks: Floats) -> float | None:
    """Krippendorff's alpha on the interval level; None where nobody was rated twice or no marks differ."""
    paired = marks[(~np.isnan(marks)).sum(axis=1) > 1]
    known = paired[~np.isnan(paired)]
    if not len(known) or np.ptp(known) <= 1e-9:
        return None
    return float(krippendorff.alpha(reliability_data=paired.T, level_of_measurement="interval"))


def resampled_alpha(marks: Floats, times: Floats) -> Floats:
    """Alpha of many samples: 1 − observed / expected disagreement, from sums over applications.

    times: samples × applications. NaN where a sample cannot say.
    """
    known = ~np.isnan(marks)
    count = known.sum(axis=1)
    used = np.where(count > 1, count, 0)
    centre = np.nanmean(marks)
    values = np.where(known, marks - centre, 0.0)
    total, squares = values.sum(axis=1), (values**2).sum(axis=1)
    pairs = 2 * (used * squares - total**2 * (used > 0)) / np.maximum(used - 1, 1)
    size = times @ used
    expected = 2 * (size * (times @ (squares * (used > 0))) - (times @ (total * (used > 0))) ** 2)
    possible = expected > 1e-12
    ratio = (times @ pairs) * np.maximum(size - 1, 0) / np.where(possible, expected, 1.0)
    return np.where(possible, 1 - ratio, np.nan)


def _resampled(applications: int, seed: int) -> Floats:
    draw = np.random.default_rng([seed, 1]).integers(0, applications, (SAMPLES, applications))
    times = np.zeros((SAMPLES, applications))
    np.add.at(times, (np.arange(SAMPLES)[:, None], draw), 1.0)
    return times


def _ends(samples: Floats, paired: int) -> tuple[float, float] | None:
    told = samples[~np.isnan(samples)]
    if paired < FEWEST or not len(told):
        return None
    low, high = np.quantile(told, [(1 - COVERAGE) / 2, (1 + COVERAGE) / 2])
    return float(low), float(high)


def _known(value: float) -> float | None:
    return None if np.isnan(value) else float(value)
