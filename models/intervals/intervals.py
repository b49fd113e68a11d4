"""`Intervals`: what a training keeps so that later scores can say how far they may be off."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.cohorts import ALIGNED, Cases
from models.growth import GrowthModel
from models.intervals.conformal import case_worth
from models.intervals.predictive import Predictive
from models.intervals.refits import refit
from models.intervals.spread import Spread

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Intervals:
    """Refits that each left calls out, and the errors that they made there.

    call, group, error, scale, worth: one a past case, in the order of application_id: its call (0 is the
    oldest), the refit that left it out, outcome less that refit's prediction in pp a year, the size with
    which the error is compared, and what it counts (models/intervals/conformal.py).
    """

    refits: tuple[GrowthModel, ...]
    spread: Spread
    call: Positions
    group: Positions
    error: Floats
    scale: Floats
    worth: Floats

    def predictive(self, model: GrowthModel, X: pd.DataFrame) -> Predictive:
        """What the outcomes of applications may be; `model` is the one whose refits these are."""
        Z = model.scores(X)
        return Predictive(
            applications=tuple(str(one) for one in X.index),
            centre=model.predict(X),
            refits=np.array([one.predict(X) for one in self.refits]),
            scale=self.spread.scale(Z),
            rest=self.spread.rest,
            call=self.call,
            group=self.group,
            error=self.error,
            error_scale=self.scale,
            worth=self.worth,
        )


def learn_intervals(learn: Cases, model: GrowthModel) -> Intervals | None:
    """Intervals for a model that has learnt from `learn`; None where all outcomes are of one call.

    Outcomes of infinite standard error say nothing and are left out.
    """
    cases = in_order(learn.where(~np.isinf(learn.se.to_numpy(dtype="float64"))))
    made = refit(cases, model)
    if made is None:
        return None
    Z = model.scores(cases.X)
    spread = Spread.of(Z, made.error, cases.se.to_numpy(dtype="float64"))
    scale = spread.scale(Z)
    worth = case_worth(made.error / scale, made.call)
    return Intervals(made.models, spread, made.call, made.group, made.error, scale, worth)


def in_order(cases: Cases) -> Cases:
    """The cases in the order of application_id."""
    at = np.argsort(cases.X.index.to_numpy(dtype="str"), kind="stable")
    return replace(cases, **{name: getattr(cases, name).iloc[at] for name in ALIGNED})
