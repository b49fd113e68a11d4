"""How far scores may be off: conformal intervals with calls as groups, and draws of what may happen."""

from __future__ import annotations

import pandas as pd

from models.champion import Champion
from models.intervals.intervals import Intervals, learn_intervals
from models.intervals.predictive import Predictive

__all__ = ["Intervals", "Predictive", "learn_intervals", "predictive"]


def predictive(champion: Champion, X: pd.DataFrame) -> Predictive | None:
    """What the outcomes of applications may be, given their features.

    None for a criteria index, which forecasts nothing, and for a model that was trained before there were
    intervals or on the outcomes of one call.
    """
    return None if champion.intervals is None else champion.intervals.predictive(champion.model, X)
