"""Normal scores: where a value stands among comparable ones, on the scale of a standard normal.

A feature is scored against a reference population; the median scores 0, whatever the unit and however long
the tails. Van der Waerden's scores, with Hazen's plotting position (rank − ½) / n for the population itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy.special import ndtri
from scipy.stats import rankdata

Floats = npt.NDArray[np.float64]

KEPT = 1001
"""Order statistics of a population that are kept for each feature: places are exact to a permille."""
ENOUGH = 20
"""Fewer cannot say what is typical: the outcomes of a call with fewer are scored among all."""


def normal_scores(values: Floats) -> Floats:
    """Scores of the values among themselves; ties share a score, missing values stay missing.

    >>> normal_scores(np.array([3.0, np.nan, 1.0, 2.0])).round(2).tolist()
    [0.97, nan, -0.97, 0.0]
    """
    scores = np.full(values.shape, np.nan)
    present = ~np.isnan(values)
    if present.any():
        scores[present] = ndtri((rankdata(values[present]) - 0.5) / present.sum())
    return scores


@dataclass(frozen=True, eq=False)
class Reference:
    """A population to be compared with: for each feature its present values in order, at most `KEPT`."""

    values: tuple[Floats, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, X: Floats) -> Reference:
        """The population whose features are the columns of X; missing values are left out."""
        columns = [np.sort(column[~np.isnan(column)]) for column in np.asarray(X, dtype="float64").T]
        return cls(tuple(_thinned(column) for column in columns), tuple(len(column) for column in columns))

    def places(self, X: Floats) -> Floats:
        """Share of the population below each value of X, counting half of its equals: 0 to 1, ends excluded.

        Half where the population has no value to compare with; missing where X is. A row's places depend on
        nothing but the row and the population.
        """
        columns = [
            _place(column, values, count)
            for column, values, count in zip(X.T, self.values, self.counts, strict=True)
        ]
        return np.column_stack(columns) if columns else np.empty(X.shape)

    def scores(self, X: Floats) -> Floats:
        """The places of X as normal scores; same shape, missing where X is missing."""
        scores: Floats = ndtri(self.places(X))
        return scores

    def as_json(self) -> dict[str, Any]:
        """Plain lists, for a file."""
        return {"values": [column.tolist() for column in self.values], "counts": list(self.counts)}

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Reference:
        """The population that `as_json` wrote."""
        values = tuple(np.asarray(column, dtype="float64") for column in kept["values"])
        return cls(values, tuple(int(count) for count in kept["counts"]))


def _thinned(ordered: Floats) -> Floats:
    if len(ordered) <= KEPT:
        return ordered
    kept: Floats = ordered[np.linspace(0, len(ordered) - 1, KEPT).round().astype(int)]
    return kept


def _place(column: Floats, values: Floats, count: int) -> Floats:
    if not count:
        return np.where(np.isnan(column), np.nan, 0.5)
    below, upto = (np.searchsorted(values, column, side=side) for side in ("left", "right"))
    share = (below + upto) / 2 / len(values)
    places: Floats = np.where(np.isnan(column), np.nan, share.clip(0.5 / count, 1 - 0.5 / count))
    return places
