"""Calls drawn with call effects of a known size, for tests of the watch."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.watch.drift import Sides


def drawn(
    draw: np.random.Generator,
    *,
    calls: int = 8,
    each: int = 40,
    new: int = 50,
    columns: int = 12,
    effect: float = 0.0,
    shift: float = 0.0,
    missing: float = 0.05,
) -> tuple[Sides, Sides]:
    """Past calls and a new one: standard normal features, each call moved by `effect` times a normal number;
    the first feature of the new call is moved by `shift` as well. The score is the mean of the features."""
    call = np.repeat(np.arange(calls + 1), [each] * calls + [new])
    moved = effect * draw.standard_normal((calls + 1, columns))
    values = draw.standard_normal((len(call), columns)) + moved[call]
    values[call == calls, 0] += shift
    score = values.mean(axis=1) * np.sqrt(columns)
    values[draw.random(values.shape) < missing] = np.nan
    index = pd.Index([f"A-{one:04}" for one in range(len(call))], name="application_id")
    X = pd.DataFrame(values, index, [f"f{one}" for one in range(columns)])
    told = pd.Series(score, index), pd.Series((draw.random(len(call)) < 0.05) * 1.0, index)
    names = pd.Series([f"c{one}" for one in call], index)
    everything = X, *told, names
    past, now = (Sides(*(one[own] for one in everything)) for own in (call < calls, call == calls))
    return past, now
