"""Ridge regression on normal scores: one weight a feature, shrunk towards none, the same bytes everywhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
LEAST_SHARE = LEAST_VARIANCE = 1e-12


@dataclass(frozen=True, eq=False)
class Ridge:
    """Fitted weights: the score of Z is `level` plus the sum of `weights` × (Z − `typical`).

    A missing score counts as typical, so that it adds nothing.
    """

    weights: Floats
    typical: Floats
    level: float

    @classmethod
    def fit(cls, Z: Floats, y: Floats, case_weights: Floats, penalties: tuple[float, ...]) -> list[Ridge]:
        """One fit for each penalty, which is in cases: n = penalty halves the weight of a lone feature.

        Z: cases × features, missing values allowed; y: normal scores of the outcome; case_weights: mean 1.
        """
        centred, typical, level = _centred(Z, y, case_weights)
        gram, against = _products(centred, case_weights), _sums(centred, case_weights * (y - level))
        eye = np.eye(Z.shape[1])
        return [cls(_solved(gram + one * eye, against), typical, level) for one in penalties]

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


def _solved(gram: Floats, against: Floats) -> Floats:
    return np.asarray(np.linalg.solve(gram, against), dtype="float64")


def _products(columns: Floats, weights: Floats) -> Floats:
    products: Floats = np.einsum("ij,ik->jk", columns, columns * weights[:, None], optimize=False)
    return products
