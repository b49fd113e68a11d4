"""What a committee's marks say, in closed form: fast enough to ask again for every mark by every point.

The committee's posterior is sampled (scoring/committee/gibbs.py). With leniency, spread, noise and variances
held at their posterior means, the same model is linear: mark_ij = μ + ν_j + β_j θ_i + e_ij has posterior
means that solve one set of equations (Henderson's mixed model equations). Changes are read from it and added
to the sampled means; a flip that is told has been confirmed by the sampler.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from features.arithmetic import Floats
from scoring.committee.ranking import Posterior

MIDDLE, MIDDLE_SD = 0.5, 0.5
"""The prior of the mean mark, as the sampler has it."""
LEAST = 1e-6
Places = npt.NDArray[np.intp]


@dataclass(frozen=True, eq=False)
class ClosedForm:
    """Posterior means given what is known of reviewers.

    marks: applications × reviewers, shares of the scale, NaN where there is none; spread and noise
    (variance) one a reviewer; between and between_reviewers the variances of applications' quality and
    reviewers' leniency.
    """

    marks: Floats
    spread: Floats
    noise: Floats
    between: float
    between_reviewers: float

    def quality(self, marks: Floats) -> Floats:
        """Quality of each application had the marks been these, where there are marks already."""
        row, column = self._at
        given = marks[row, column]
        known = np.where(np.isnan(given), self.marks[row, column], given)
        target = self._loads.T @ (known / self.noise[column])
        target[0] += MIDDLE / MIDDLE_SD**2
        solved: Floats = (self._inverse @ target)[1 : 1 + len(self.marks)]
        return solved

    def without(self, application: int) -> Floats:
        """Quality of the others had this application never been there; its own place is NaN."""
        marks = self.marks.copy()
        marks[application] = np.nan
        other = ClosedForm(marks, self.spread, self.noise, self.between, self.between_reviewers)
        found = other.quality(marks)
        found[application] = np.nan
        return found

    @cached_property
    def _at(self) -> tuple[Places, Places]:
        row, column = np.nonzero(~np.isnan(self.marks))
        return row, column

    @cached_property
    def _loads(self) -> Floats:
        """Marks × unknowns: 1 for μ, the reviewer's spread for the application, 1 for the reviewer."""
        row, column = self._at
        applications, reviewers = self.marks.shape
        loads = np.zeros((len(row), 1 + applications + reviewers))
        at = np.arange(len(row))
        loads[at, 0] = 1.0
        loads[at, 1 + row] = self.spread[column]
        loads[at, 1 + applications + column] = 1.0
        return loads

    @cached_property
    def _inverse(self) -> Floats:
        _, column = self._at
        applications, reviewers = self.marks.shape
        prior = [
            1 / MIDDLE_SD**2,
            *np.full(applications, 1 / max(self.between, LEAST)),
            *np.full(reviewers, 1 / max(self.between_reviewers, LEAST)),
        ]
        precision = self._loads.T @ (self._loads / self.noise[column][:, None]) + np.diag(prior)
        inverse: Floats = np.asarray(np.linalg.inv(precision), dtype="float64")
        return inverse


def closed_form(posterior: Posterior, marks: Floats, reviewers: tuple[str, ...]) -> ClosedForm:
    """The closed form at the posterior's means.

    marks: applications × `reviewers` (scoring/committee/ratings.py `overall`). Reviewers set aside by the
    posterior are set aside here.
    """
    heard = [reviewers.index(one) for one in posterior.reviewers]
    spread: Floats = np.asarray(posterior.spread.mean(axis=0), dtype="float64")
    between = float(np.mean(np.var(posterior.quality.astype("float64"), axis=1)))
    reliability = np.asarray(posterior.reliability.mean(axis=0), dtype="float64").clip(0.001, 0.999)
    noise = np.maximum(spread**2 * between * (1 - reliability) / reliability, LEAST)
    between_reviewers = float(np.mean(np.var(posterior.shift, axis=1))) if len(heard) > 1 else LEAST
    return ClosedForm(marks[:, heard], spread, noise, between, between_reviewers)
