"""Where units stand: what the distance, the caliper and the turn are read from."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.comparison.cells import cell_numbers
from models.comparison.covariates import Floats, numbers
from models.comparison.design import Design
from models.comparison.mahalanobis import whitened
from models.comparison.propensity import propensity_logit, propensity_score

Integers = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]
ENOUGH_WITHIN = 100
"""Units beyond one a cell from which on the spread inside cells is known well enough."""
TIE = 1e-10
"""What differs by less is the same: arithmetic alone makes differences of this size."""


@dataclass(frozen=True, eq=False)
class Places:
    """One row a unit.

    points: units × directions, whose plain distance is that of the design; reach: units × columns in standard
    deviations, for the caliper; spot: one number for units at the same place; turn: the least chooses first.
    """

    points: Floats
    reach: Floats
    spot: Integers
    turn: Integers


def places(units: pd.DataFrame, design: Design) -> Places:
    """Where the units stand by the design's distance; they are in the order of their index.

    Mahalanobis distances are in units of the spread inside cells, where pairs are made: what differs between
    sectors alone does not make firms of one sector look alike.
    """
    treated = units["treated"].to_numpy(dtype=bool)
    values = numbers(units, design.covariates).to_numpy(dtype="float64")
    if treated.all() or not treated.any():
        return Places(values, values, _spots(values), np.arange(len(units)))
    if design.distance == "propensity":
        logit = propensity_logit(values, treated)[:, None]
        score = propensity_score(logit[:, 0])
        return Places(score[:, None], _scaled(logit), _spots(logit), _ranks(-score))
    points = whitened(values, _alike(units, design, treated))
    if not points.shape[1]:
        points = np.zeros((len(units), 1))
    return Places(points, _scaled(values), _spots(values), np.arange(len(units)))


def _alike(units: pd.DataFrame, design: Design, treated: Flags) -> Integers:
    """Groups within which the spread of covariates is taken: treated or not, in cells where units suffice."""
    group = treated.astype("int64")
    by_cell = 2 * cell_numbers(units, design.exact) + group
    return by_cell if len(units) - len(np.unique(by_cell)) >= ENOUGH_WITHIN else group


def _scaled(values: Floats) -> Floats:
    """In standard deviations over all units; a column without any spread is left as it is."""
    spread = values.std(axis=0, ddof=1)
    scaled: Floats = values / np.where(spread > 0, spread, 1.0)
    return scaled


def _spots(values: Floats) -> Integers:
    rows = pd.DataFrame(values)
    return np.asarray(rows.groupby(list(rows.columns), sort=False).ngroup(), dtype="int64")


def _ranks(values: Floats) -> Integers:
    """The order of the values, the same number for those that differ by next to nothing."""
    order = np.argsort(values, kind="stable")
    ranks = np.empty(len(values), dtype="int64")
    ranks[order] = np.cumsum(np.diff(values[order], prepend=0.0) > TIE)
    return ranks
