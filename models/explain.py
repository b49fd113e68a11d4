"""What makes a score: contributions by application, feature and dimension, which add up or it raises."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from features.dimensions import DIMENSIONS
from features.feature import Feature
from models.growth import ADDS_UP
from models.model_files import Model

BASE = "base"


def contributions(model: Model, X: pd.DataFrame) -> pd.DataFrame:
    """Contributions of every feature (columns) to every application (rows), and `base`, a typical one.

    In the model's unit. Rows add up to the prediction to 1e-9; else ArithmeticError.
    """
    parts = model.contributions(X)
    check_sum(parts, pd.Series(model.predict(X), index=X.index))
    return parts


def by_dimension(parts: pd.DataFrame, specification: Sequence[Feature]) -> pd.DataFrame:
    """Contributions added up by dimension, in the order of DIMENSIONS, and `base`; rows as `parts`."""
    names = {one: [f.name for f in specification if f.dimension == one] for one in DIMENSIONS}
    sums = pd.DataFrame({one: parts[mine].sum(axis=1) for one, mine in names.items()}, index=parts.index)
    sums[BASE] = parts[BASE]
    check_sum(sums, parts.sum(axis=1))
    return sums


def check_sum(parts: pd.DataFrame, scores: pd.Series) -> None:
    """ArithmeticError unless every row of `parts` adds up to its score to 1e-9."""
    off = np.abs(parts.sum(axis=1).to_numpy() - scores.to_numpy())
    if not (off <= ADDS_UP).all():
        worst = parts.index[int(np.argmax(np.where(np.isnan(off), np.inf, off)))]
        raise ArithmeticError(f"the contributions of {worst} do not add up to its score.")
