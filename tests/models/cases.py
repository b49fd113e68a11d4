"""Past applications drawn with a known rule, for tests of what learns from them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from models.growth import GrowthModel

NAMES = ["skill", "rivals", "noise", "hump", "gap"]
DIRECTIONS = {"skill": 1, "rivals": -1}


@dataclass(frozen=True)
class Drawn:
    X: pd.DataFrame
    y: pd.Series
    se: np.ndarray
    calls: np.ndarray
    kin: np.ndarray

    def taken(self, at: np.ndarray) -> Drawn:
        return Drawn(self.X.iloc[at], self.y.iloc[at], self.se[at], self.calls[at], self.kin[at])

    def learnt(self, **settings: object) -> GrowthModel:
        model = GrowthModel(**{"directions": DIRECTIONS, "seeds": 2, **settings})
        return model.fit(self.X, self.y, se=self.se, calls=self.calls, kin=self.kin)


def drawn(n: int = 240, calls: int = 4, seed: int = 0, noise: float = 1.0) -> Drawn:
    """Growth follows skill, falls with rivals and is highest amid the hump; a tenth is missing."""
    draw = np.random.default_rng(seed)
    X = pd.DataFrame(draw.standard_normal((n, len(NAMES))), columns=NAMES)
    X.index = pd.Index([f"A-{i:03}" for i in range(n)], name="application_id")
    y = 2 * X["skill"] - X["rivals"] - 1.5 * X["hump"] ** 2 + noise * draw.standard_normal(n) + 1
    X = X.mask(draw.random(X.shape) < 0.1)
    call = np.array([f"c{i % calls}" for i in range(n)])
    kin = np.array([f"k{i // 3}" for i in range(n)])
    return Drawn(X, y, 0.5 + draw.random(n), call, kin)
