"""How far apart two applications are, on the features that both have.

Each feature is measured from the past applications' median in units of their spread (interquartile range /
1.349, one standard deviation where values are normal) and passed through asinh, so that one extreme number
does not drown the rest. The distance is the root mean square difference over the features present in both.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt
import pandas as pd

Array = npt.NDArray[np.float64]
SHARED = 1 / 3
"""Share of the features known in the past that two applications must share to have a distance."""
BLOCK = 512


def standardised(X: pd.DataFrame, past: pd.DataFrame) -> Array:
    """`X` in units of the spread of `past`, in the columns of `past`; missing stays missing.

    >>> past = pd.DataFrame({"size": [1.0, 2.0, 3.0, 4.0, 5.0]})
    >>> standardised(pd.DataFrame({"size": [3.0, float("nan")]}), past).ravel().tolist()
    [0.0, nan]
    """
    values = past.to_numpy(dtype="float64")
    with np.errstate(all="ignore"):
        low, centre, high = (_quantile(values, share) for share in (0.25, 0.5, 0.75))
    spread = (high - low) / 1.349
    spread = np.where(spread > 0, spread, np.where(centre == 0, 1.0, np.abs(centre)))
    return np.arcsinh((X[past.columns].to_numpy(dtype="float64") - centre) / spread)


def distances(rows: Array, others: Array) -> Iterator[Array]:
    """Distances from `rows` to `others`, a block of rows at a time; infinite where too little is shared.

    >>> next(distances(np.array([[0.0, 3.0]]), np.array([[0.0, 0.0], [np.nan, 3.0]]))).round(3).tolist()
    [[2.121, 0.0]]
    """
    here, there = np.isfinite(rows).astype("float64"), np.isfinite(others).astype("float64")
    x, y = np.where(here > 0, rows, 0.0), np.where(there > 0, others, 0.0)
    least = max(1.0, SHARED * np.count_nonzero(there.any(axis=0)))
    for start in range(0, len(x), BLOCK):
        part = slice(start, start + BLOCK)
        shared = here[part] @ there.T
        squares = (x[part] ** 2) @ there.T + here[part] @ (y**2).T - 2 * x[part] @ y.T
        with np.errstate(divide="ignore", invalid="ignore"):
            apart = np.sqrt(np.maximum(squares, 0.0) / shared)
        yield np.where(shared >= least, apart, np.inf)


def _quantile(values: Array, share: float) -> Array:
    """The quantile of each column, missing values left out; missing for a column without any."""
    known = ~np.isnan(values).all(axis=0)
    found = np.full(values.shape[1], np.nan)
    if known.any():
        found[known] = np.nanquantile(values[:, known], share, axis=0)
    return found
