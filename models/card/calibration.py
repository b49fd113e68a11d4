"""Whether predicted growth has the right size: by fifths of the prediction, as a slope and a mean error."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.card.plain import given
from models.paired import interval, resampled

Floats = npt.NDArray[np.float64]
FIFTHS, LEAST_IN_BIN = 5, 10
LEAST_CALLS = 2


@dataclass(frozen=True)
class Bin:
    """Applications with about the same prediction: mean predicted and observed, in pp a year."""

    n: int
    predicted: float
    observed: float
    observed_se: float | None


@dataclass(frozen=True)
class Calibration:
    """slope: of outcome on prediction within the call; 1 is right, under 1 predictions differ too much.

    error: mean of outcome less prediction, in pp a year. Both with their 90 % interval over resampled calls
    and applications; None where fewer than two calls were tested or nothing was told apart.
    """

    n: int
    bins: tuple[Bin, ...]
    slope: float | None
    slope_low: float | None
    slope_high: float | None
    error: float | None
    error_low: float | None
    error_high: float | None


def calibration(predictions: pd.DataFrame, *, seed: int) -> Calibration:
    """Calibration of the model in an evaluation's predictions (models/evaluate.py)."""
    rows = predictions.dropna(subset=["growth", "model"]).sort_values("application_id", ignore_index=True)
    y, p = rows["growth"].to_numpy(), rows["model"].to_numpy()
    enough = rows["call_id"].nunique() >= LEAST_CALLS
    drawn = list(resampled(rows["call_id"], seed=seed)) if enough else []
    slopes = _told([slope(y[at], p[at], call) for at, call in drawn])
    errors = _told([float(np.mean(y[at] - p[at])) for at, _ in drawn])
    return Calibration(len(rows), _bins(rows), *slopes, *errors)


def slope(y: Floats, predicted: Floats, call: npt.NDArray[np.intp]) -> float:
    """Least squares of outcome on prediction, both less the mean of their call; missing without spread.

    >>> slope(np.array([1.0, 3, 9]), np.array([0.0, 1, 2]), np.array([0, 0, 1]))
    2.0
    """
    n = np.bincount(call)
    y, predicted = (one - (np.bincount(call, one) / np.maximum(n, 1))[call] for one in (y, predicted))
    spread = float(predicted @ predicted)
    return float(predicted @ y) / spread if spread > 0 else float("nan")


def _told(values: list[float]) -> tuple[float | None, float | None, float | None]:
    if not values:
        return None, None, None
    low, high = interval(np.array(values))
    return given(values[0]), given(low), given(high)


def _bins(rows: pd.DataFrame) -> tuple[Bin, ...]:
    """Fifths by predicted growth; fewer where there are not ten applications for each."""
    count = min(FIFTHS, len(rows) // LEAST_IN_BIN)
    if not count or rows["model"].nunique() < count:
        return ()
    place = (rows["model"].rank(method="first") - 1) * count // len(rows)
    return tuple(
        Bin(len(one), float(one["model"].mean()), float(one["growth"].mean()), given(one["growth"].sem()))
        for _, one in rows.groupby(place)
    )
