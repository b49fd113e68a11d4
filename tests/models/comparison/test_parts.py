"""Other ways of counting the headline, on pairs made by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd

from models.comparison.pairing import Pool
from models.comparison.parts import CELLS, CLOSED, alternatives, whole

FIRMS, YEARS = 16, 3


def paired(closed: int) -> Pool:
    """Members in eight clusters, each with a firm outside that grew as it did; the first `closed` of these
    were gone at the end of the first year.
    """
    members, outside = ([f"{side}{n:02}" for n in range(FIRMS)] for side in ("m", "o"))
    grown = np.arange(FIRMS, dtype="float64")
    gone = np.arange(FIRMS) < closed
    units = pd.DataFrame(
        {
            "treated": [True] * FIRMS + [False] * FIRMS,
            "cluster": [f"A{n // 2}" for n in range(FIRMS)] + [None] * FIRMS,
            "growth_employees": [*grown, *np.where(gone, CLOSED / YEARS, grown)],
            "growth_employees_1": [*grown, *np.where(gone, CLOSED, grown)],
            "x": [*grown, *grown],
        },
        index=pd.Index([*members, *outside], name="unit"),
    )
    units = units.assign(call_id="2020", firm=units.index, weight=1.0, **dict.fromkeys(CELLS, "all"))
    pairs = pd.DataFrame({"treated": members, "control": outside, "share": 1.0})
    return Pool(units, pairs, pd.Series(1.0, units.index), ("x",), (), (), ())


def counted(closed: int) -> dict[str, float]:
    pool = paired(closed)
    growth = pool.units["growth_employees"]
    return {one.name: one.value for one in alternatives(pool, growth, whole(growth, pool))}


def test_firms_outside_that_closed_in_the_first_year_are_told_apart() -> None:
    told = counted(closed=4)
    assert told["as matched"] > 15
    assert abs(told["standing"]) < 1e-9


def test_where_nobody_closed_it_is_the_headline() -> None:
    told = counted(closed=0)
    assert abs(told["standing"] - told["headline"]) < 1e-12


def test_where_everybody_closed_there_is_no_number() -> None:
    assert "standing" not in counted(closed=FIRMS)
