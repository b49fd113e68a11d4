"""The model and what it has to beat: each learns from the same cases and predicts the same call.

All predictions are in pp a year, and as normal scores. Past growth and the criteria index get a slope from
the training cases, never negative, so that only their order is their own.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.boosting import grow_stock, predict
from models.cohorts import Cases
from models.criteria import TYPICAL, CriteriaIndex
from models.growth import GrowthModel, scores_by_call

Floats = npt.NDArray[np.float64]
MODELS = ("model", "ridge", "stock LightGBM", "past growth", "criteria index", "mean")
LEAST_SLOPE = 1e-6


@dataclass(frozen=True, eq=False)
class Predictions:
    """Applications × models: growth in pp a year, and the same as normal scores."""

    growth: pd.DataFrame
    scores: pd.DataFrame
    model: GrowthModel


def fit_growth(learn: Cases, *, threads: int = 2, **settings: int) -> GrowthModel:
    """The growth model that the cases teach; all must have outcomes. `settings`: seed, leaves, seeds."""
    model = GrowthModel(directions=learn.directions, threads=threads, **settings)
    return model.fit(
        learn.X,
        learn.y,
        se=learn.se.to_numpy(),
        calls=learn.call.to_numpy(dtype="str"),
        kin=learn.kin.to_numpy(dtype="str"),
    )


def fit_index(learn: Cases) -> CriteriaIndex:
    """The criteria index with the cases as what is comparable; their outcomes are not looked at."""
    dimensions = {feature.name: feature.dimension for feature in learn.specification}
    return CriteriaIndex(directions=learn.directions, dimensions=dimensions).fit(learn.X)


def predictions(
    learn: Cases, test: Cases, *, seed: int = 0, threads: int = 2, past: str = "own_momentum"
) -> Predictions:
    """What all of `MODELS` say of the test call, having learnt from `learn`; `past` names past growth."""
    model = fit_growth(learn, seed=seed, threads=threads)
    growth = {
        "model": model.predict(test.X),
        "ridge": model.predict_ridge(test.X),
    }
    scores = {name: (each - model.center_) / (model.spread_ or 1.0) for name, each in growth.items()}
    target = scores_by_call(learn.y.to_numpy(), learn.call.to_numpy(dtype="str"))
    Z, Zt = model.scores(learn.X), model.scores(test.X)
    scores["stock LightGBM"] = (stock(learn, test) - model.center_) / (model.spread_ or 1.0)
    at = model.names.index(past)
    scores["past growth"] = _sloped(Z[:, at], target, Zt[:, at])
    index = fit_index(learn)
    points = (index.predict(learn.X), index.predict(test.X))
    scores["criteria index"] = _sloped(points[0] - TYPICAL, target, points[1] - TYPICAL)
    scores["mean"] = np.zeros(len(test))
    told = pd.DataFrame({name: scores[name] for name in MODELS}, index=test.X.index)
    return Predictions(model.center_ + model.spread_ * told, told, model)


def stock(learn: Cases, test: Cases) -> Floats:
    """LightGBM as it comes, on features and outcomes as they are: pp a year."""
    return predict(grow_stock(learn.X.to_numpy(), learn.y.to_numpy()), test.X.to_numpy())


def _sloped(x: Floats, y: Floats, new: Floats) -> Floats:
    """Least squares through the origin, with a slope of at least almost nothing; missing is typical."""
    x, new = np.nan_to_num(x), np.nan_to_num(new)
    squares = float(x @ x)
    slope = max(float(x @ y) / squares if squares > 0 else 0.0, LEAST_SLOPE)
    return slope * new
