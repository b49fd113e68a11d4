"""Mahalanobis distance: covariates turned so that the plain distance between two units is theirs."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
LEAST_SHARE = 1e-9
"""Of the largest variance: directions in which units differ by less count as not differing at all."""


def whitened(values: Floats, groups: npt.NDArray[np.int64] | npt.NDArray[np.bool_]) -> Floats:
    """Units × directions: Euclidean distance between two rows is the Mahalanobis distance of the two units.

    values: units × covariates; groups: one number a unit. The covariance is pooled within the groups, as in
    MatchIt (Ho, Imai, King & Stuart 2011). A singular covariance (indicators that add up to one, the same
    column twice) is handled by its pseudo-inverse: what does not vary within the groups is ignored.
    """
    _, group = np.unique(groups, return_inverse=True)
    count = np.bincount(group)
    centred = np.column_stack([column - (np.bincount(group, column) / count)[group] for column in values.T])
    freedom = max(1, len(values) - len(count))
    spread = np.sqrt((centred**2).sum(axis=0) / freedom)
    varies = spread > LEAST_SHARE * np.abs(values).max(axis=0, initial=0.0)
    scaled, within = values[:, varies] / spread[varies], centred[:, varies] / spread[varies]
    # einsum, not BLAS: matrix products there differ in the last digits with the number of threads.
    covariance = np.einsum("ij,ik->jk", within, within, optimize=False) / freedom
    variances, directions = np.linalg.eigh(covariance)
    kept = variances > LEAST_SHARE * variances.max(initial=0.0)
    turned: Floats = np.einsum(
        "ij,jk->ik", scaled, directions[:, kept] / np.sqrt(variances[kept]), optimize=False
    )
    return turned
