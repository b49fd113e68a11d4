"""What covariates leave of a variable: the residuals of a weighted regression."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.comparison.covariates import Floats
from models.comparison.estimators import fitted

NOTHING = 1e-12
"""Of a variable's squares: less than this left over is nothing but rounding."""


class LeftOver:
    """Regressions of one variable after another on the same covariates and a constant, weighted."""

    def __init__(self, covariates: pd.DataFrame, weights: Floats) -> None:
        self.columns = np.column_stack([np.ones(len(weights)), covariates.to_numpy(dtype="float64")])
        self.weights = weights

    def of(self, values: Floats) -> Floats:
        """Residuals times √weight, so that their plain products are weighted ones."""
        left = values - fitted(self.columns, values, self.weights)
        return np.asarray(left * np.sqrt(self.weights))

    def partial_r2(self, one: Floats, other: Floats) -> float:
        """The share each explains of the other beyond the covariates; 0 where one is explained away."""
        a, b = self.of(one), self.of(other)
        for left, values in ((a, one), (b, other)):
            if not (left**2).sum() > NOTHING * (self.weights * values**2).sum():
                return 0.0
        return float((a @ b) ** 2 / ((a @ a) * (b @ b)))
