"""The gate's rows on the numbers themselves: slope, mean error, and how often intervals held what came."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.gate import COVERAGE, ERROR, LEAST_CALLS, SLOPE, GateRow, Judged, said
from models.growth import KIND as GROWTH
from models.growth import case_weights
from models.intervals.coverage import held
from models.paired import interval, resampled
from models.replay import Replay

Floats = npt.NDArray[np.float64]
SLOPES = (0.5, float("inf"))
"""Below a half, differences between applications are less than half of what is said. Too timid is not held
against it: few cases shrink the model on purpose."""
ERRORS = (-1.0, 1.0)
"""Percentage points a year by which predictions may be off on average: what a reader of one decimal notices,
and 3 % of the jobs over three years."""
NOMINAL, TOO_FEW = 0.8, 0.7
"""Where fewer than 70 % of outcomes fall into the 80 % interval, a third of the stated risk is hidden."""
LEAST = 20


@dataclass(frozen=True)
class Told:
    """A number with its 90 % interval, missing where it has no meaning."""

    value: float
    low: float
    high: float

    def judged(self, least: float, most: float) -> Judged:
        """Pass within the limits, fail beyond them, both with the whole interval."""
        if np.isnan(self.low):
            return "unclear"
        if self.high < least or self.low > most:
            return "fail"
        return "pass" if least <= self.low and self.high <= most else "unclear"

    def __str__(self) -> str:
        """The number and its interval."""
        return f"{said(self.value)} ({said(self.low)} to {said(self.high)})"


def calibration_rows(replay: Replay, *, seed: int) -> tuple[GateRow, GateRow]:
    """Slope of outcome on prediction within the call, and the mean of outcome less prediction, in pp a year.

    Weights are those of training: 1 / (se² + spread²). Only calls for which a side was a growth model count:
    an index forecasts nothing.
    """
    slopes, errors = (
        {side: _told(_growth_only(replay, side), side, measure, seed) for side in ("champion", "challenger")}
        for measure in (slope, mean_error)
    )
    return (
        _row(SLOPE, slopes, SLOPES, "The slope of outcomes on predictions is {} (1 is right, more is timid)"),
        _row(ERROR, errors, ERRORS, "Outcomes were on average {} pp a year above what was predicted"),
    )


def coverage_row(replay: Replay) -> GateRow:
    """Share of outcomes within the 80 % intervals that each side's model of the day gave."""
    shares = {side: _held(_growth_only(replay, side), side) for side in ("champion", "challenger")}
    return _row(
        COVERAGE, shares, (TOO_FEW, 1.0), f"Intervals said to hold {NOMINAL:.0%} of outcomes held {{}}"
    )


def slope(y: Floats, predicted: Floats, weights: Floats, call: npt.NDArray[np.intp]) -> float:
    """Weighted least squares of outcome on prediction, both less their call's mean; missing without spread.

    >>> slope(np.array([1.0, 3, 9]), np.array([0.0, 1, 2]), np.ones(3), np.array([0, 0, 1]))
    2.0
    """
    total = np.bincount(call, weights)
    y, predicted = (
        one - (np.bincount(call, weights * one) / np.where(total > 0, total, 1))[call]
        for one in (y, predicted)
    )
    spread = float(weights @ predicted**2)
    return float(weights @ (predicted * y)) / spread if spread > 0 else float("nan")


def mean_error(y: Floats, predicted: Floats, weights: Floats, call: npt.NDArray[np.intp]) -> float:
    """Weighted mean of outcome less prediction; positive where predictions were too low."""
    return float(np.average(y - predicted, weights=weights)) if len(y) else float("nan")


def _growth_only(replay: Replay, side: str) -> pd.DataFrame:
    learnt = replay.calls.index[replay.calls[f"{side}_kind"] == GROWTH]
    judged = replay.judged
    return judged[judged["call_id"].isin(learnt)]


def _told(judged: pd.DataFrame, side: str, measure: Callable[..., float], seed: int) -> Told:
    if judged["call_id"].nunique() < LEAST_CALLS:
        return Told(float("nan"), float("nan"), float("nan"))
    y, predicted = judged["growth"].to_numpy(), judged[side].to_numpy()
    weights = case_weights(y, judged["se"].to_numpy(dtype="float64"))
    drawn = resampled(judged["call_id"], seed=seed)
    values = np.array([measure(y[rows], predicted[rows], weights[rows], call) for rows, call in drawn])
    return Told(float(values[0]), *interval(values))


def _held(judged: pd.DataFrame, side: str) -> Told:
    told = held(judged["call_id"], judged["growth"], judged[f"{side}_low"], judged[f"{side}_high"], NOMINAL)
    if told.share is None or told.low is None or told.high is None or told.n < LEAST:
        return Told(float("nan"), float("nan"), float("nan"))
    return Told(told.share, told.low, told.high)


def _row(name: str, told: dict[str, Told], limits: tuple[float, float], sentence: str) -> GateRow:
    """Only a fault that the champion does not have too speaks against the challenger."""
    champion, own = told["champion"], told["challenger"]
    verdict, shared = own.judged(*limits), champion.judged(*limits) == "fail"
    if np.isnan(own.low):
        few = "Too few replayed calls with outcomes for a word on it."
        return GateRow(name, None, None, None, None, None, "unclear", few)
    beside = "" if np.isnan(champion.low) else f"; the champion's is {champion}"
    both = (
        " Both are beyond the limit: neither is to be trusted there." if verdict == "fail" and shared else ""
    )
    limit = (
        f"; beyond {said(limits[0] if own.high < limits[0] else limits[1], 1)}" if verdict == "fail" else ""
    )
    return GateRow(
        name,
        None if np.isnan(champion.value) else champion.value,
        own.value,
        None,
        own.low,
        own.high,
        "unclear" if verdict == "fail" and shared else verdict,
        f"{sentence.format(own)}{beside}{limit}.{both}",
    )
