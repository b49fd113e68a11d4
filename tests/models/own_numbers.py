"""A small programme with numbers of its own, for tests here and in the processes that they start."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from features.columns import DTYPES
from features.tables import TABLE, Tables
from models.cohorts import Cases


def table(name: str, rows: list[dict] | pd.DataFrame) -> pd.DataFrame:
    """Rows as a frame of the table's contract; what is left out is missing."""
    contract = TABLE[name]
    frame = pd.DataFrame(rows, columns=[column.name for column in contract.columns])
    return frame.astype({column.name: DTYPES[column.kind] for column in contract.columns})


def own_numbers(calls: int, each: int, seed: int = 0) -> Tables:
    """A programme with only calls, applications, five indicators of its own and outcomes two years later.

    Calls close every March from 2010; growth follows two of the indicators; of the last two calls nothing is
    known by the closing date of the last.
    """
    draw = np.random.default_rng(seed)
    years = range(2010, 2010 + calls)
    applications = [(f"{year}-{n:02}", year) for year in years for n in range(each)]
    values = draw.standard_normal((len(applications), 5))
    growth = 1.5 * values[:, 0] - values[:, 1] + 1.5 * draw.standard_normal(len(applications))
    dimensions = ("capabilities", "willingness", "driving_forces", "proximity", "capital")
    indicators = [
        {
            "application_id": one,
            "indicator": f"{dimension} mark",
            "value": value,
            "unit": "marks",
            "dimension": dimension,
            "direction": direction,
            "evidence": "audited",
        }
        for (one, _), row in zip(applications, values, strict=True)
        for dimension, value, direction in zip(dimensions, row, (1, -1, 0, 0, 1), strict=True)
    ]
    outcomes = [
        {
            "application_id": one,
            "measure": "employees",
            "growth": grown,
            "se": 1.0,
            "known_on": f"{year + 2}-03-01",
        }
        for (one, year), grown in zip(applications, growth, strict=True)
    ]
    return Tables(
        calls=table(
            "calls", [{"call_id": f"c{year}", "closes_on": f"{year}-03-10", "seats": 3} for year in years]
        ),
        applications=table(
            "applications",
            [
                {"application_id": one, "call_id": f"c{year}", "name": f"Bid {one}"}
                for one, year in applications
            ],
        ),
        application_indicators=table("application_indicators", indicators),
        outcomes=table("outcomes", outcomes),
    )


def only_own(cases: Cases) -> Cases:
    """The cases with the agency's own marks alone: trees on a few columns grow fast."""
    own = tuple(one for one in cases.specification if one.compute is None)
    return replace(cases, X=cases.X[[one.name for one in own]], specification=own)
