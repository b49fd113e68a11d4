"""`GrowthModel`: ridge blended with boosted trees on normal scores, read in percentage points a year.

Few cases decide the design: features enter as normal scores among the training cases, outcomes within their
call; trees are small and shrunk, the ridge keeps them honest, and every setting is chosen on calls held out
(docs/decisions/0003-reference-population.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Self

import numpy as np
import numpy.typing as npt
import pandas as pd
from sklearn.base import BaseEstimator, RegressorMixin
from sklearn.utils.validation import check_is_fitted, validate_data

from models.blend import Cases, Choice, choose, released, side_by_side
from models.boosting import grow, predict, shap_values
from models.folds import folds
from models.normal_scores import ENOUGH, Reference, normal_scores
from models.ridge import Ridge

Floats = npt.NDArray[np.float64]
KIND = "growth"
UNIT = "pp a year"
ADDS_UP = 1e-9
QUARTILES_OF_NORMAL = 1.349
LEAST_SPREAD = 1e-6
LEAST_CASES = 3


class GrowthModel(RegressorMixin, BaseEstimator):  # type: ignore[misc]  # scikit-learn has no types
    """Expected excess growth of applications, in percentage points a year.

    directions: the expected direction of each feature by name (−1, 0, +1). Trees are led by it, unless
    the training cases contradict it (`directions_` has those that were kept); the ridge is drawn towards it.
    leaves: of a tree. seeds: trees are grown from so many seeds and averaged. threads: how many fits run side
    by side; the model is the same to the byte for any number.
    """

    kind = KIND
    unit = UNIT

    def __init__(
        self,
        *,
        directions: Mapping[str, int] | None = None,
        leaves: int = 8,
        seeds: int = 8,
        seed: int = 0,
        threads: int = 2,
    ) -> None:
        self.directions = directions
        self.leaves = leaves
        self.seeds = seeds
        self.seed = seed
        self.threads = threads

    def fit(
        self,
        X: Any,
        y: Any,
        *,
        se: Any = None,
        calls: Any = None,
        kin: Any = None,
        like: GrowthModel | None = None,
    ) -> Self:
        """Learn from past applications.

        X: applications × features, missing values allowed; y: outcomes in pp a year; se: their standard
        errors (missing: the median); calls: each application's call; kin: the applicant, who may come again
        and is held out as one. like: a fitted model whose settings and reference population are taken over
        instead of being chosen again. Raises ValueError on outcomes that are missing or infinite.
        """
        X, y = validate_data(
            self,
            X,
            y,
            dtype="float64",
            ensure_all_finite="allow-nan",
            ensure_min_samples=LEAST_CASES,
            y_numeric=True,
        )
        y = np.asarray(y, dtype="float64")
        call = np.zeros(len(y), dtype="int64") if calls is None else np.asarray(calls)
        order = _stable_order(X, y, call, se, kin)
        X, y, call = X[order], y[order], call[order]
        weights = case_weights(y, None if se is None else np.asarray(se, dtype="float64")[order])
        self.reference_: Reference = Reference.of(X) if like is None else like.reference_
        target = scores_by_call(y, call)
        held_out = folds(call, None if kin is None else np.asarray(kin)[order]) if like is None else ()
        self._learn(self.reference_.scores(X), target, weights, held_out, like)
        self.center_, self.spread_ = linear_scale(y, target)
        return self

    def predict(self, X: Any) -> Floats:
        """Expected excess growth in pp a year, one a row; a row's value depends on no other row of X."""
        Z = self.scores(X)
        return self._growth(self._blended(self.ridge_.predict(Z), self._trees(Z)))

    def predict_ridge(self, X: Any) -> Floats:
        """What the ridge alone would say, in pp a year: a baseline."""
        return self._growth(self.ridge_.predict(self.scores(X)))

    def contributions(self, X: Any) -> pd.DataFrame:
        """What every feature adds to each prediction, in pp a year, and `base`, the typical application.

        The ridge's linear terms and the trees' path-dependent SHAP values. Index as X; rows add up to
        `predict` to 1e-9, or ArithmeticError.
        """
        Z = self.scores(X)
        shap = np.mean([shap_values(one, Z) for one in self.boosters_], axis=0)
        ridge = np.column_stack([self.ridge_.terms(Z), np.full(len(Z), self.ridge_.level)])
        parts = self.spread_ * self._blended(ridge, shap)
        parts[:, -1] += self.center_
        off = np.abs(parts.sum(axis=1) - self.predict(X)).max(initial=0)
        if not off <= ADDS_UP:
            raise ArithmeticError(f"contributions miss the score by {off} pp; the model's files do not fit.")
        index = X.index if isinstance(X, pd.DataFrame) else None
        return pd.DataFrame(parts, index=index, columns=[*self.names, "base"])

    def scores(self, X: Any) -> Floats:
        """X as normal scores: its places among the training cases; missing stays missing."""
        check_is_fitted(self)
        X = validate_data(self, X, dtype="float64", ensure_all_finite="allow-nan", reset=False)
        return self.reference_.scores(X)

    @property
    def names(self) -> list[str]:
        """The features' names, or x0, x1, … where the model learnt from an array."""
        default = [f"x{position}" for position in range(self.n_features_in_)]
        return list(getattr(self, "feature_names_in_", default))

    def _learn(self, Z: Floats, y: Floats, weights: Floats, held_out: Any, like: GrowthModel | None) -> None:
        expected = tuple(int((self.directions or {}).get(name, 0)) for name in self.names)
        cases = Cases(Z, y, weights, self.leaves, expected, self.seed)
        self.choice_: Choice = choose(cases, held_out, self.threads) if like is None else like.choice_
        self.ridge_ = Ridge.fit(Z, y, weights, (self.choice_.penalty,), expected)[0]
        self.directions_ = released(expected, Z, y, weights)
        self.boosters_ = side_by_side(
            lambda seed: grow(
                Z,
                y,
                weights,
                rounds=self.choice_.rounds,
                leaves=self.leaves,
                directions=self.directions_,
                seed=seed,
            ),
            [self.seed + one for one in range(self.seeds)],
            self.threads,
        )

    def _trees(self, Z: Floats) -> Floats:
        grown: Floats = np.mean([predict(one, Z) for one in self.boosters_], axis=0)
        return grown

    def _blended(self, ridge: Floats, trees: Floats) -> Floats:
        return self.choice_.ridge_share * ridge + self.choice_.trees_share * trees

    def _growth(self, scores: Floats) -> Floats:
        return self.center_ + self.spread_ * scores

    def __sklearn_tags__(self) -> Any:
        tags = super().__sklearn_tags__()
        tags.input_tags.allow_nan = True
        return tags


def case_weights(y: Floats, se: Floats | None) -> Floats:
    """Weights of mean 1: 1 / (se² + spread²), so that tiny errors do not dominate.

    The spread of the outcomes is taken from their quartiles, because the most extreme ones have the largest
    errors. A missing standard error counts as the median, an infinite one leaves the case out.

    >>> case_weights(np.array([-1.0, 1.0, 0.0]), np.array([0.0, 0.0, np.inf])).tolist()
    [1.5, 1.5, 0.0]
    """
    if se is None or np.isnan(se).all():
        return np.ones(len(y))
    error = np.where(np.isnan(se), np.nanmedian(se), se)
    quartiles = np.quantile(y, [0.25, 0.75])
    between = (quartiles[1] - quartiles[0]) / QUARTILES_OF_NORMAL
    weights: Floats = 1 / (error**2 + max(between, LEAST_SPREAD) ** 2)
    return weights / weights.mean() if weights.sum() > 0 else np.ones(len(y))


def scores_by_call(y: Floats, call: npt.NDArray[Any]) -> Floats:
    """Normal scores of the outcomes within their call; among all cases where the call has under 20."""
    scores = normal_scores(y)
    for one in np.unique(call):
        mine = call == one
        if mine.sum() >= ENOUGH:
            scores[mine] = normal_scores(y[mine])
    return scores


def linear_scale(y: Floats, scores: Floats) -> tuple[float, float]:
    """Mean of the outcomes, and their spread: pp a normal score, the slope of outcomes on their scores.

    The slope is the standard deviation where outcomes are normal, and less led by extreme ones elsewhere.
    """
    squares = float(np.sum(scores**2))
    return float(np.mean(y)), float(np.sum(scores * (y - np.mean(y)))) / squares if squares > 0 else 0.0


def _stable_order(X: Floats, y: Floats, call: Any, se: Any, kin: Any) -> npt.NDArray[np.int64]:
    """An order of the cases that does not depend on the order in which they came."""
    codes = [np.unique(names, return_inverse=True)[1] for names in (call, kin) if names is not None]
    error = [] if se is None else [np.asarray(se, dtype="float64")]
    return np.lexsort([*X.T[::-1], *error, y, *codes[::-1]])
