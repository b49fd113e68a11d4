"""Do outcomes come as predicted? The call that matured last beside those by which the model was judged.

Every prediction was made out of time: the record has those of the model's own evaluation, `matured` those for
calls whose outcomes it had not seen. Watched are the mean of outcome less prediction and the slope of outcome
on prediction within the call; both differ between calls by more than chance, so calls are compared with
calls (models/watch/between.py).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.watch.between import LEAST_CALLS, Means, foresee
from models.watch.drift import panel
from models.watch.family import DRAWS, limits
from models.watch.panel import Panel
from models.watch.signals import LEAST_PRESENT, NOTHING, Signals

Floats = npt.NDArray[np.float64]
CALIBRATION = "calibration"
ERROR, SLOPE = "error", "slope"


@dataclass(frozen=True, eq=False)
class Told:
    """Predictions and outcomes in pp a year, one row an application: call_id, closes_on, predicted, growth.

    `record`: the model's own evaluation. `matured`: calls whose outcomes became known since it was trained.
    """

    record: pd.DataFrame
    matured: pd.DataFrame

    @property
    def latest(self) -> pd.DataFrame:
        """The rows of the call that closed last among the matured."""
        if self.matured.empty:
            return self.matured
        last = self.matured.sort_values(["closes_on", "call_id"])["call_id"].iloc[-1]
        rows: pd.DataFrame = self.matured[self.matured["call_id"] == last]
        return rows

    @property
    def earlier(self) -> pd.DataFrame:
        """All that came before the latest."""
        rows = pd.concat([self.record, self.matured]) if len(self.matured) else self.record
        before: pd.DataFrame = rows[~rows["call_id"].isin(self.latest["call_id"].unique())]
        return before


def calibration(told: Told, *, rate: float, seed: int = 0, draws: int = DRAWS) -> Panel:
    """The panel; `why` says what is not there yet."""
    earlier, latest = told.earlier.sort_index(), told.latest.sort_index()
    calls = int(earlier["call_id"].nunique())
    if (why := reason(told)) != "":
        return Panel(CALIBRATION, len(latest), len(earlier), calls, why=why)
    signals = signals_of(earlier, latest)
    expected, _ = foresee(signals.means)
    [limit] = limits([(signals, expected)], rate, seed=seed, draws=draws)
    return panel(signals, expected, limit)


def reason(told: Told) -> str:
    """Why nothing can be judged; empty where it can."""
    if told.record.empty:
        return "no record"
    if told.matured.empty:
        return "none matured"
    if told.earlier["call_id"].nunique() < LEAST_CALLS or len(told.latest) < LEAST_PRESENT:
        return "few calls"
    spread = _within(told.earlier)["predicted"].abs().sum(), _within(told.latest)["predicted"].abs().sum()
    return "" if min(spread) > NOTHING else "nothing to compare"


def by_call(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a call in order of closing: call_id, n, predicted and growth (means), error, slope."""
    found = []
    for (_, call), own in rows.sort_index().groupby(["closes_on", "call_id"]):
        means = own[["predicted", "growth"]].mean()
        error = float(means["growth"] - means["predicted"])
        found.append({"call_id": call, "n": len(own), **means, ERROR: error, SLOPE: _slope(own)})
    return pd.DataFrame(found, columns=["call_id", "n", "predicted", "growth", ERROR, SLOPE])


def signals_of(earlier: pd.DataFrame, latest: pd.DataFrame) -> Signals:
    """Mean error and slope of every call, in standard deviations of one application's."""
    within = _within(earlier)
    left = within["growth"] - _slope(earlier) * within["predicted"]
    error_sd = float((within["growth"] - within["predicted"]).std())
    slope_sd = float(left.std() / within["predicted"].std())
    scale = np.array([error_sd, slope_sd])
    told = [(own, _wide(own)) for _, own in earlier.sort_index().groupby("call_id")]
    residuals = np.column_stack(
        [(within["growth"] - within["predicted"]) / error_sd, left * within["predicted"]]
    )
    means = Means(
        np.array([[_error(own), _slope(own)] for own, _ in told]) / scale,
        np.array([[1 / len(own), 1 / wide] for own, wide in told])
        * np.array([1.0, float(within["predicted"].var())]),
        np.array([_error(latest), _slope(latest)]) / scale,
        np.array([1 / len(latest), float(within["predicted"].var()) / _wide(latest)]),
    )
    n = np.array([len(latest), len(latest)])
    return Signals(
        CALIBRATION,
        (ERROR, SLOPE),
        ("pp a year", "slope"),
        means,
        residuals,
        scale,
        n,
        len(told),
        len(earlier),
    )


def _error(own: pd.DataFrame) -> float:
    return float((own["growth"] - own["predicted"]).mean())


def _wide(own: pd.DataFrame) -> float:
    """Sum of squares of the predictions within the call."""
    return max(float((_within(own)["predicted"] ** 2).sum()), NOTHING)


def _slope(rows: pd.DataFrame) -> float:
    """Least squares of outcome on prediction within calls: 1 where differences come as large as predicted."""
    within = _within(rows)
    squares = float((within["predicted"] ** 2).sum())
    return float((within["predicted"] * within["growth"]).sum()) / squares if squares > 0 else float("nan")


def _within(rows: pd.DataFrame) -> pd.DataFrame:
    """Predicted and growth less their call's mean, by application_id."""
    rows = rows.sort_index()
    told = rows[["predicted", "growth"]]
    less: pd.DataFrame = told - told.groupby(rows["call_id"]).transform("mean")
    return less
