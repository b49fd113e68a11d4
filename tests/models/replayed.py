"""Replays made by hand, for tests of the gate's rows."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.replay import Replay

HALF_WIDTH = 1.2
"""It holds 80 % of errors of spread .93 or so."""


def a_replay(
    calls: int = 6, each: int = 50, *, alike: float = 0.9, kind: str = "growth", seed: int = 0
) -> Replay:
    """Calls 2015, 2016, …: outcomes of spread 1, predicted without bias, by rankings of skill .3 or so."""
    draw = np.random.default_rng(seed)
    n = calls * each
    champion, own = draw.standard_normal((2, n))
    challenger = alike * champion + np.sqrt(1 - alike**2) * own
    growth = 0.15 * (champion + challenger) + 0.9 * draw.standard_normal(n)
    years = 2015 + np.arange(n) // each
    predictions = pd.DataFrame(
        {
            "call_id": [str(year) for year in years],
            "closes_on": pd.to_datetime([f"{year}-11-15" for year in years]),
            "growth": growth,
            "se": 0.5,
            "champion": 0.3 * champion,
            "challenger": 0.3 * challenger,
            **{
                f"{side}_{end}": 0.3 * told + way * HALF_WIDTH
                for side, told in (("champion", champion), ("challenger", challenger))
                for end, way in (("low", -1), ("high", 1))
            },
        },
        index=pd.Index([f"A-{year}-{i % each:02}" for i, year in enumerate(years)], name="application_id"),
    )
    facts = {"seats": 4, "champion_kind": kind, "challenger_kind": "growth"}
    names = [str(2015 + k) for k in range(calls)]
    table = pd.DataFrame({"closes_on": predictions["closes_on"].unique()[:calls], **facts}, index=names)
    return Replay(predictions, table.rename_axis("call_id"))
