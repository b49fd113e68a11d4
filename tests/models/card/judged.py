"""Past calls drawn with a known rule: predictions out of time, what happened, and who the applicants were."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.intervals.coverage import ENDS

SECTORS, SIZES = ("62", "41", "03", "71"), ("small consortia", "medium consortia", "large consortia")


def predictions(
    calls: int = 6, each: int = 30, *, noise: float = 3.0, scale: float = 1.0, seed: int = 0
) -> pd.DataFrame:
    """Growth is `scale` times the prediction, plus noise; outcomes are known two years after the close.

    Intervals are those of a model that knows the noise and has no doubt about its predictions.
    """
    draw = np.random.default_rng(seed)
    call = np.repeat(np.arange(2010, 2010 + calls), each)
    told = draw.normal(0, 2, len(call))
    return pd.DataFrame(
        {
            "application_id": [f"{year}-{i % each:02}" for i, year in enumerate(call)],
            "call_id": call.astype("str"),
            "closes_on": pd.to_datetime([f"{year}-03-10" for year in call]),
            "known_on": pd.to_datetime([f"{year + 2}-03-01" for year in call]),
            "growth": scale * told + draw.normal(0, noise, len(call)),
            "model": told,
            **{
                name: told + sign * far * noise
                for (low, high), far in zip(ENDS.values(), (1.2816, 1.96), strict=True)
                for name, sign in ((low, -1), (high, 1))
            },
        }
    )


def past(judged: pd.DataFrame, *, evaluable: float = 0.8) -> pd.DataFrame:
    """The same applications as an export tells of them, and a call whose outcomes are not known yet."""
    rows = judged.set_index("application_id")[["call_id", "closes_on", "growth", "known_on"]]
    waiting = rows.tail(10).assign(call_id="2030", closes_on=pd.Timestamp("2030-03-10"), growth=np.nan)
    waiting.index = pd.Index([f"2030-{i:02}" for i in range(10)], name="application_id")
    rows = pd.concat([rows, waiting])
    place = np.arange(len(rows))
    known = rows["growth"].notna()
    return rows.assign(
        name="Bid",
        decision=np.where(place % 8 == 0, "funded", "rejected"),
        se=np.where(known, 1.0, np.nan),
        source=pd.Series("accounts", rows.index, dtype="str").where(known),
        evaluable=np.where(known, evaluable, np.nan),
        region="Oslo",
        sector=[SECTORS[i % len(SECTORS)] for i in place],
        size=[SIZES[i % len(SIZES)] for i in place],
    )
