"""Ridge regression on normal scores: one weight a feature, shrunk towards none, the same bytes everywhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
LEAST_SHARE = LEAST_VARIANCE = 1e-12
COMMON_PENALTY = 30.0
"""In cases: what it takes to believe half of the common strength that the cases show."""


@dataclass(frozen=True, eq=False)
class Ridge:
    """Fitted weights: the score of Z is `level` plus the sum of `weights` × (Z − `typical`).

    A missing score counts as typical, so that it adds nothing.
    """

    weights: Floats
    typical: Floats
    level: float

    @classmethod
    def fit(
        cls,
        Z: Floats,
        y: Floats,
        case_weights: Floats,
        penalties: Sequence[float],
        directions: Sequence[int] = (),
    ) -> list[Ridge]:
        """One fit for each penalty, which is in cases: n = penalty halves the weight of a lone feature.

        Z: cases × features, missing values allowed; y: normal scores of the outcome; case_weights: mean 1.
        directions: weights are drawn towards one common strength in these directions, if the cases find it
        positive, else towards nothing. Few cases can tell one number where they cannot tell forty.
        """
        centred, typical, level = _centred(Z, y, case_weights)
        common = _common(centred, case_weights, directions)
        columns = np.column_stack([centred, np.einsum("ij,j->i", centred, common)])
        gram, against = _products(columns, case_weights), _sums(columns, case_weights * (y - level))
        told = [_drawn(gram, against, one, common) for one in penalties]
        return [cls(weights, typical, level) for weights in told]

    def terms(self, Z: Floats) -> Floats:
        """What every feature adds to the level; same shape as Z."""
        terms: Floats = np.where(np.isnan(Z), 0.0, (Z - self.typical) * self.weights)
        return terms

    def predict(self, Z: Floats) -> Floats:
        """Scores, one a row; rows that are alike to the last digit score alike to the last digit."""
        scores: Floats = self.level + np.ascontiguousarray(self.terms(Z)).sum(axis=1)
        return scores


def t_values(Z: Floats, y: Floats, case_weights: Floats, penalty: float) -> Floats:
    """Every feature's weight, the others held fixed, in standard errors: how far the cases tell its sign."""
    fitted = Ridge.fit(Z, y, case_weights, (penalty,))[0]
    centred, _, _ = _centred(Z, y, case_weights)
    inverse = np.linalg.inv(_products(centred, case_weights) + penalty * np.eye(Z.shape[1]))
    variance = float(np.average((y - fitted.predict(Z)) ** 2, weights=case_weights))
    told: Floats = fitted.weights / np.sqrt(max(variance, LEAST_VARIANCE) * np.diag(inverse))
    return told


def _centred(Z: Floats, y: Floats, case_weights: Floats) -> tuple[Floats, Floats, float]:
    """Scores less the typical ones, which are their weighted means, and the level, that of y."""
    shares, present = case_weights / case_weights.sum(), ~np.isnan(Z)
    typical = _sums(np.where(present, Z, 0), shares) / np.maximum(_sums(present * 1.0, shares), LEAST_SHARE)
    return np.where(present, Z - typical, 0.0), typical, float((y * shares).sum())


def _sums(columns: Floats, weights: Floats) -> Floats:
    # einsum, not BLAS: matrix products there differ in the last digits with the number of threads.
    sums: Floats = np.einsum("ij,i->j", columns, weights, optimize=False)
    return sums


def _common(centred: Floats, case_weights: Floats, directions: Sequence[int]) -> Floats:
    """The same weight for every feature in its expected direction, together of variance one; else none."""
    signs = np.zeros(centred.shape[1])
    signs[: len(directions)] = directions
    variance = np.average(np.einsum("ij,j->i", centred, signs) ** 2, weights=case_weights)
    common: Floats = signs / np.sqrt(variance) if variance > LEAST_VARIANCE else 0.0 * signs
    return common


def _drawn(gram: Floats, against: Floats, penalty: float, common: Floats) -> Floats:
    """Weights of the features: their own and, where it is positive, their part of the common strength."""
    penalties = np.append(np.full(len(common), penalty), COMMON_PENALTY)
    own = np.linalg.solve(gram + np.diag(penalties), against)
    if own[-1] <= 0:
        own = np.append(np.linalg.solve((gram + np.diag(penalties))[:-1, :-1], against[:-1]), 0.0)
    return np.asarray(own[:-1] + own[-1] * common, dtype="float64")


def _products(columns: Floats, weights: Floats) -> Floats:
    products: Floats = np.einsum("ij,ik->jk", columns, columns * weights[:, None], optimize=False)
    return products
