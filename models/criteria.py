"""`CriteriaIndex`: the transparent score of a programme that has no outcomes to learn from yet.

Every dimension counts the same, and within it every feature with an expected direction. A feature's mark is
the place of the application among those learnt, 0 to 100 points, turned round where less is better.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator
from sklearn.utils.validation import check_is_fitted, validate_data

from models.normal_scores import Reference

Floats = npt.NDArray[np.float64]
KIND = "criteria index"
UNIT = "points"
TYPICAL = 50.0


class CriteriaIndex(BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Index points, 0 to 100, of which 50 is a typical application; not growth, and never called so.

    directions: expected direction of each feature by name (−1, 0, +1); 0 does not count. dimensions: the
    dimension of each feature by name. A missing value counts as typical; a feature or dimension that no
    application has is left out.
    """

    kind = KIND
    unit = UNIT

    def __init__(
        self,
        *,
        directions: Mapping[str, int] | None = None,
        dimensions: Mapping[str, str] | None = None,
    ) -> None:
        self.directions = directions
        self.dimensions = dimensions

    def fit(self, X: Any, y: Any = None) -> Self:
        """Remember the applications in X as what is comparable; outcomes are not looked at."""
        values = validate_data(self, X, dtype="float64", ensure_all_finite="allow-nan")
        self.reference_ = Reference.of(values)
        self.weights_ = self._weights(np.array(self.reference_.counts) > 0)
        return self

    def predict(self, X: Any) -> Floats:
        """Index points, one a row; a row's value depends on no other row of X."""
        points: Floats = TYPICAL + np.ascontiguousarray(self._marks(X)).sum(axis=1)
        return points

    def contributions(self, X: Any) -> pd.DataFrame:
        """Points that every feature adds to each score, and `base`, 50; rows add up to `predict`."""
        marks = self._marks(X)
        index = X.index if isinstance(X, pd.DataFrame) else None
        return pd.DataFrame(marks, index=index, columns=self.names).assign(base=TYPICAL)

    @property
    def names(self) -> list[str]:
        """The features' names, or x0, x1, … where it was fitted on an array."""
        default = [f"x{position}" for position in range(self.n_features_in_)]
        return list(getattr(self, "feature_names_in_", default))

    def _marks(self, X: Any) -> Floats:
        check_is_fitted(self)
        values = validate_data(self, X, dtype="float64", ensure_all_finite="allow-nan", reset=False)
        places = self.reference_.places(values)
        marks: Floats = 2 * TYPICAL * self.weights_ * (np.where(np.isnan(places), 0.5, places) - 0.5)
        return marks

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags

    def _weights(self, present: npt.NDArray[np.bool_]) -> Floats:
        """Signed weights, absolute values adding up to one."""
        signs = np.array([(self.directions or {}).get(name, 0) for name in self.names], dtype="float64")
        dimension = np.array([(self.dimensions or {}).get(name, "") for name in self.names])
        weights = np.where(present, signs, 0.0)
        counted = np.unique(dimension[weights != 0])
        for one in counted:
            mine = (dimension == one) & (weights != 0)
            weights[mine] /= mine.sum() * len(counted)
        return weights
