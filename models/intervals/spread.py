"""How far an outcome may lie from what is predicted, before it is known: by its expected standard error.

Outcomes of few or small firms are measured badly, and who is small is known when the call closes. The rule:
scale² = expected standard error² + rest², where the standard error is expected from the features, by a ridge
on its logarithm, and the rest is what the errors of past calls have beyond their standard errors.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.stats import norm

from models.ridge import Ridge

Floats = npt.NDArray[np.float64]
PENALTY = 100.0
"""In cases: a hundred outcomes tell half of what a feature says about standard errors."""
LEAST = 1e-6
UPPER = float(norm.ppf(0.8))
"""Standard errors above an estimate that make its upper 80 % limit, as for how alike errors of a call are."""


@dataclass(frozen=True, eq=False)
class Spread:
    """ridge: of the logarithm of standard errors on normal scores; None where no outcome has any.

    ratio: makes the mean of expected variances that of the known ones. rest: in pp a year, spread of true
    growth around its prediction, the refits' own error and the call's common part included.
    """

    ridge: Ridge | None
    ratio: float
    rest: float

    @classmethod
    def of(cls, Z: Floats, error: Floats, se: Floats) -> Spread:
        """From past cases: normal scores of features, errors of refits and standard errors, pp a year."""
        told = np.isfinite(se) & (se > 0)
        variance = float(np.mean(error**2))
        if not told.any():
            return cls(None, 1.0, max(np.sqrt(variance), LEAST))
        ridge = Ridge.fit(Z[told], np.log(se[told]), np.ones(int(told.sum())), (PENALTY,))[0]
        expected = np.exp(2 * ridge.predict(Z[told]))
        ratio = float(np.sqrt(np.mean(se[told] ** 2) / np.mean(expected)))
        return cls(ridge, ratio, rest_beyond(error[told], se[told]))

    def standard_error(self, Z: Floats) -> Floats:
        """The expected one, pp a year: 0 where none was ever known."""
        if self.ridge is None:
            return np.zeros(len(Z))
        expected: Floats = self.ratio * np.exp(self.ridge.predict(Z))
        return expected

    def scale(self, Z: Floats) -> Floats:
        """Size by which errors are compared, pp a year, above 0."""
        size: Floats = np.sqrt(self.standard_error(Z) ** 2 + self.rest**2)
        return size


def rest_beyond(error: Floats, se: Floats) -> float:
    """Root of the upper 80 % limit of the mean of error² − se², at least of that mean's own standard error.

    A small difference of two large numbers: what is drawn without error of measurement would be too sure in
    half of all cases, were its best guess taken (benchmarks/coverage.py, `potential_80`).
    """
    beyond = error**2 - se**2
    unsure = float(np.std(beyond)) / np.sqrt(len(beyond))
    return float(np.sqrt(max(np.mean(beyond) + UPPER * unsure, unsure, LEAST**2)))
