"""Ridge regression on normal scores: one weight a feature, shrunk towards none, the same bytes everywhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]


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
        shares = case_weights / case_weights.sum()
        typical = _sums(np.where(np.isnan(Z), 0, Z), shares) / _sums(
            (~np.isnan(Z)).astype(float), shares, least=1e-12
        )
        centred = np.where(np.isnan(Z), 0, Z - typical)
        level = float((y * shares).sum())
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


def _sums(columns: Floats, weights: Floats, least: float | None = None) -> Floats:
    # einsum, not BLAS: matrix products there differ in the last digits with the number of threads.
    sums: Floats = np.einsum("ij,i->j", columns, weights, optimize=False)
    return sums if least is None else np.maximum(sums, least)


def _solved(gram: Floats, against: Floats) -> Floats:
    return np.asarray(np.linalg.solve(gram, against), dtype="float64")


def _products(columns: Floats, weights: Floats) -> Floats:
    products: Floats = np.einsum("ij,ik->jk", columns, columns * weights[:, None], optimize=False)
    return products
