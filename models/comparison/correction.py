"""What matching left: the difference that remaining differences in covariates make to the outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.comparison.covariates import Floats
from models.comparison.effective_number import effective_number
from models.comparison.places import Integers

CONTROLS_A_COVARIATE = 10
"""Controls (effective number) that a covariate needs; with fewer, its slope would be noise."""
ROUNDING = 1e-9
"""Of a column's size: what varies less does not vary."""


@dataclass(frozen=True, eq=False)
class Correction:
    """What differences in covariates make, and whether that was learnt; where not, all are 0.

    explained: of the outcome by unit, up to a constant. By pair, bias: what the two would differ by
    untreated; learnt: what learning the slopes adds to the residual.
    """

    explained: Floats
    bias: Floats
    learnt: Floats
    made: bool


def nothing_corrected(units: int, pairs: int) -> Correction:
    """No correction, for so many units and pairs."""
    return Correction(np.zeros(units), np.zeros(pairs), np.zeros(pairs), made=False)


def correction(
    covariates: Floats,
    outcome: Floats,
    treated: Integers,
    control: Integers,
    counts: Floats,
    cell: Integers | None = None,
) -> Correction:
    """Abadie & Imbens (2011): outcomes of the matched controls regressed on covariates, weighted as matched.

    covariates: units × columns; outcome: by unit; treated, control: positions of units, by pair; counts: what
    each pair counts, adding up to one; cell: of each pair. Slopes are those within cells, where pairs are
    made: what differs between sectors alone says nothing about two firms of one sector. Made only with
    `CONTROLS_A_COVARIATE` for each column that varies among the controls of a cell.
    """
    weight = np.bincount(control, counts, minlength=len(outcome)).astype("float64")
    mine = np.flatnonzero(weight > 0)
    group = np.zeros(len(outcome), dtype="int64")
    group[control] = 0 if cell is None else cell
    within = np.column_stack([_within(column, weight, mine, group) for column in covariates.T])
    spread = np.sqrt(np.einsum("ij,i->j", within**2, weight[mine], optimize=False))
    varies = spread > ROUNDING * np.abs(covariates[mine]).max(axis=0, initial=0.0)
    if effective_number(weight) < CONTROLS_A_COVARIATE * varies.sum():
        return nothing_corrected(len(outcome), len(counts))
    x, y = within[:, varies] / spread[varies], _within(outcome, weight, mine, group)
    # einsum, not BLAS: matrix products there differ in the last digits with the number of threads.
    gram = np.einsum("ij,ik,i->jk", x, x, weight[mine], optimize=False)
    inverse = np.linalg.pinv(gram, rcond=1e-10, hermitian=True)
    slopes = inverse @ np.einsum("ij,i->j", x, weight[mine] * y, optimize=False)
    scaled = covariates[:, varies] / spread[varies]
    left = inverse @ np.einsum("ij,i->j", scaled[treated] - scaled[control], counts, optimize=False)
    explained = np.einsum("ij,j->i", scaled - scaled[mine].mean(axis=0), slopes, optimize=False)
    own = np.searchsorted(mine, control)
    error = y - np.einsum("ij,j->i", x, slopes, optimize=False)
    pull = np.einsum("ij,j->i", x, left, optimize=False)
    return Correction(explained, explained[treated] - explained[control], (pull * error)[own], made=True)


def _within(column: Floats, weight: Floats, mine: Integers, group: Integers) -> Floats:
    """Deviations of the units `mine` from the weighted mean of their group."""
    own, total = group[mine], np.bincount(group[mine], weight[mine])
    mean = np.bincount(own, weight[mine] * column[mine]) / np.where(total > 0, total, 1.0)
    deviations: Floats = column[mine] - mean[own]
    return deviations
