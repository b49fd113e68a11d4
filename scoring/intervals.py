"""Intervals of a call's applications as they stand on the sheets, and what is to be said about them."""

from __future__ import annotations

import numpy as np

from models.intervals.coverage import columns, coverage
from scoring.contributions import given
from scoring.findings import Findings
from scoring.interval_words import IntervalFacts


def interval_ends(found: Findings) -> dict[str, dict[str, float | None]]:
    """By application, the ends of both intervals by the name of their field; None where there are none."""
    told = columns(found.reach, found.X.index)
    return {
        str(one): {str(name): given(end) for name, end in row.items()}
        for one, row in zip(told.index, told.to_dict("records"), strict=True)
    }


def interval_facts(found: Findings) -> IntervalFacts:
    """What the sentences about the call's intervals are made of."""
    told = columns(found.reach, found.X.index)
    width = float(np.mean(told["interval_high"] - told["interval_low"]))
    growth = found.champion.past["growth"].dropna()
    return IntervalFacts(
        is_index=found.champion.kind != "growth",
        reach=found.reach,
        one_call=found.champion.past.loc[growth.index, "call_id"].nunique() == 1,
        held=coverage(found.champion.predictions, 0.8),
        width=given(width),
        observed=float(growth.max() - growth.min()) if len(growth) else None,
    )
