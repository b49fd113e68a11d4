from __future__ import annotations

import numpy as np
import pandas as pd

from features.feature import Feature
from models.baselines import fit_growth
from models.cohorts import Cases
from models.growth import GrowthModel
from tests.models.cases import DIRECTIONS, NAMES, drawn

SPECIFICATION = tuple(
    Feature(name, "capabilities", name, "score", DIRECTIONS.get(name, 0), "register", (), "", False)
    for name in NAMES
)


def some_cases(n: int = 120, calls: int = 6, seed: int = 0, shared: float = 0.5, noise: float = 2.0) -> Cases:
    """Applications of yearly calls; those of one call have a part of their growth in common."""
    told = drawn(n, calls, seed, noise)
    chance = np.random.default_rng([seed, 1])
    common = dict(zip(np.unique(told.calls), shared * chance.standard_normal(calls), strict=True))
    call = pd.Series(told.calls, told.X.index)
    closes_on = pd.to_datetime("20" + call.str[1:].str.zfill(2) + "-11-15")
    return Cases(
        X=told.X,
        call=call,
        closes_on=closes_on,
        y=told.y + call.map(common),
        se=pd.Series(told.se, told.X.index),
        known_on=closes_on + pd.DateOffset(years=1),
        kin=pd.Series(told.kin, told.X.index),
        specification=SPECIFICATION,
    )


def learnt(cases: Cases, **settings: int) -> GrowthModel:
    return fit_growth(cases, threads=1, **{"seeds": 2, **settings})
