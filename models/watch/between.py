"""How much calls differ among themselves, and what a new call like them would show.

A call's mean of a column differs from the common level by a call effect and by the chance of its n
applications. Past calls are few, so the size of call effects is not a number but a distribution over a grid:
what each column's past calls say (restricted likelihood, the level integrated out), weighed by how common
each size is among the columns (empirical Bayes, by expectation-maximisation). A new call is then foreseen by
the mixture over that grid, which is wide where past calls are few or disagree.

Columns are on a scale on which applications of one call have a standard deviation of 1.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import ndtr

Floats = npt.NDArray[np.float64]

SIZES: Floats = np.concatenate([[0.0], np.geomspace(0.05, 3.0, 17)])
"""Standard deviations of call effects that are weighed against each other, in standard deviations between
applications of one call."""
STEPS = 50
LEAST_CALLS = 3
"""Past calls without which nothing can be said about how calls differ."""


@dataclass(frozen=True, eq=False)
class Means:
    """Means of columns in past calls and in a new one, with their sampling variances.

    past, past_variance: calls × columns; new, new_variance: columns. Missing where a call lacks the column.
    """

    past: Floats
    past_variance: Floats
    new: Floats
    new_variance: Floats

    @property
    def judged(self) -> npt.NDArray[np.bool_]:
        """Columns known in the new call and in LEAST_CALLS past ones."""
        enough: npt.NDArray[np.bool_] = np.isfinite(self.past).sum(axis=0) >= LEAST_CALLS
        return enough & np.isfinite(self.new)


@dataclass(frozen=True, eq=False)
class Foreseen:
    """What a new call's means would be: for every column a mixture of normals over SIZES.

    weight, centre, spread: columns × sizes; weights of a column add up to 1.
    """

    weight: Floats
    centre: Floats
    spread: Floats

    def chance(self, new: Floats) -> Floats:
        """The chance of a mean at least as far off as `new` (… × columns), on both sides."""
        off = np.abs(new[..., None] - self.centre) / self.spread
        chance: Floats = 2 * (self.weight * ndtr(-off)).sum(axis=-1)
        return chance

    def level(self) -> Floats:
        """The mean that is expected of each column."""
        level: Floats = (self.weight * self.centre).sum(axis=1)
        return level

    def draws(self, errors: Floats, random: np.random.Generator) -> Floats:
        """New calls (draws × columns) for `errors`, standard normal numbers of the same shape."""
        chosen = random.random(errors.shape)[..., None] < np.cumsum(self.weight, axis=1)
        size = np.minimum(chosen.argmax(axis=-1), self.weight.shape[1] - 1)
        column = np.arange(len(self.weight))
        drawn: Floats = self.centre[column, size] + self.spread[column, size] * errors
        return drawn

    def of(self, columns: npt.NDArray[np.bool_]) -> Foreseen:
        """These columns only."""
        return Foreseen(self.weight[columns], self.centre[columns], self.spread[columns])


def foresee(means: Means, prior: Floats | None = None) -> tuple[Foreseen, Floats]:
    """What is foreseen for the columns of `means`, and how common each size of call effects is among them.

    `prior` (sizes) is that of other columns, for columns too few to tell their own.
    """
    present = np.isfinite(means.past)
    variance = SIZES**2 + np.where(present, means.past_variance, 1.0)[..., None]
    precision = np.where(present[..., None], 1 / variance, 0.0)
    total = precision.sum(axis=0)
    past = np.where(present, means.past, 0.0)[..., None]
    centre = (precision * past).sum(axis=0) / total
    fit = np.where(present[..., None], np.log(variance) + (past - centre) ** 2 / variance, 0.0).sum(axis=0)
    likelihood = np.exp(-0.5 * (fit + np.log(total) - (fit + np.log(total)).min(axis=1, keepdims=True)))
    prior = common_sizes(likelihood) if prior is None else prior
    weight = likelihood * prior
    weight /= weight.sum(axis=1, keepdims=True)
    new = np.where(np.isfinite(means.new_variance), means.new_variance, 1.0)
    spread = np.sqrt(SIZES**2 + new[:, None] + 1 / total)
    return Foreseen(weight, centre, spread), prior


def common_sizes(likelihood: Floats) -> Floats:
    """How common each size is among the columns (columns × sizes), one column's worth spread evenly."""
    even = np.full(likelihood.shape[1], 1 / likelihood.shape[1])
    prior = even
    for _ in range(STEPS):
        weight = likelihood * prior
        weight /= weight.sum(axis=1, keepdims=True)
        prior = (weight.sum(axis=0) + even) / (len(likelihood) + 1)
    return prior
