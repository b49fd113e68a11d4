"""The growth model made again without each group of calls, and how far each missed the calls left out.

Applications of one call share what happened in its years, so the call is what is held out (Dunn, Wasserman &
Ramdas 2022; Lee, Barber & Willett 2023): an error within the calls that were learnt from would be too small.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from models.blend import side_by_side
from models.cohorts import Cases
from models.growth import GrowthModel

Floats = npt.NDArray[np.float64]
Positions = npt.NDArray[np.int64]
SEEDS = 2
"""Seeds of a refit's trees: a quarter of the model's; its differences are shrunk by half of the blend."""
MOST = 10
"""More calls than these are left out several at a time, neighbours together."""
LEAST_CALLS = 2


@dataclass(frozen=True, eq=False)
class Refits:
    """Models that each left a group of calls out, with the settings and the reference of the whole model.

    call, group: of every case, in the order of `cases`: numbers from 0, oldest call first. error: outcome
    less what the refit without its call predicted, in pp a year.
    """

    models: tuple[GrowthModel, ...]
    call: Positions
    group: Positions
    error: Floats

    def predict(self, X: pd.DataFrame) -> Floats:
        """What each of them says: refits × applications, in pp a year."""
        return np.array([one.predict(X) for one in self.models])


def refit(learn: Cases, model: GrowthModel) -> Refits | None:
    """Refits of a model that has learnt from `learn`; None for outcomes of a single call."""
    call = by_age(learn)
    calls = int(call.max(initial=-1)) + 1
    if calls < LEAST_CALLS:
        return None
    group = call * min(calls, MOST) // calls
    groups = range(int(group.max()) + 1)
    models = side_by_side(lambda one: _without(learn.where(group != one), model), groups, model.threads)
    predicted = np.array([one.predict(learn.X) for one in models])[group, np.arange(len(learn))]
    return Refits(tuple(models), call, group, learn.y.to_numpy(dtype="float64") - predicted)


def by_age(learn: Cases) -> Positions:
    """The number of every case's call, oldest first."""
    days = learn.closes_on.groupby(learn.call).first()
    order = sorted(days.index, key=lambda one: (days[one], one))
    numbers = {one: number for number, one in enumerate(order)}
    return learn.call.map(numbers).to_numpy(dtype="int64")


def _without(rest: Cases, model: GrowthModel) -> GrowthModel:
    settings: dict[str, Any] = model.get_params() | {"seeds": min(SEEDS, model.seeds), "threads": 1}
    return GrowthModel(**settings).fit(
        rest.X, rest.y, se=rest.se.to_numpy(), calls=rest.call.to_numpy(dtype="str"), like=model
    )
