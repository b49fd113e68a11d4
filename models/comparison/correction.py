"""What matching left: the difference that remaining differences in covariates make to the outcome."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from models.comparison.covariates import Floats
from models.comparison.effective_number import effective_number
from models.comparison.places import Integers

CONTROLS_A_COVARIATE = 10
"""Controls (effective number) that a covariate needs; with fewer, its slope would be noise."""


@dataclass(frozen=True, eq=False)
class Correction:
    """By pair, and whether it was made; where not, both are 0.

    bias: what the two units would differ by untreated. learnt: what learning the slopes adds to the residual.
    """

    bias: Floats
    learnt: Floats
    made: bool


def nothing_corrected(pairs: int) -> Correction:
    """No correction, for so many pairs."""
    return Correction(np.zeros(pairs), np.zeros(pairs), made=False)


def correction(
    covariates: Floats, outcome: Floats, treated: Integers, control: Integers, counts: Floats
) -> Correction:
    """Abadie & Imbens (2011): outcomes of the matched controls regressed on covariates, weighted as matched.

    covariates: units × columns; outcome: by unit; treated, control: positions of units, by pair; counts: what
    each pair counts, adding up to one. Made only with `CONTROLS_A_COVARIATE` for each column that varies.
    """
    weight = np.bincount(control, counts, minlength=len(outcome))
    mine = np.flatnonzero(weight > 0)
    spread = np.ptp(covariates[mine], axis=0)
    varies = covariates[:, spread > 0]
    if effective_number(weight) < CONTROLS_A_COVARIATE * varies.shape[1]:
        return nothing_corrected(len(counts))
    centred = (varies - varies[mine].mean(axis=0)) / varies[mine].std(axis=0)
    x = np.column_stack([np.ones(len(outcome)), centred])
    # einsum, not BLAS: matrix products there differ in the last digits with the number of threads.
    gram = np.einsum("ij,ik,i->jk", x[mine], x[mine], weight[mine], optimize=False)
    inverse = np.linalg.pinv(gram, rcond=1e-10, hermitian=True)
    slopes = inverse @ np.einsum("ij,i->j", x[mine], (weight * outcome)[mine], optimize=False)
    apart = x[treated] - x[control]
    left = np.einsum("ij,i->j", apart, counts, optimize=False)
    error = np.einsum("ij,j->i", x, slopes, optimize=False)
    pull = np.einsum("ij,j->i", x[control], inverse @ left, optimize=False)
    bias = np.einsum("ij,j->i", apart, slopes, optimize=False)
    return Correction(bias, pull * (outcome - error)[control], made=True)
