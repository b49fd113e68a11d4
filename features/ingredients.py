"""The ingredients of all features for some applications: one name, one array aligned with the applications."""

from __future__ import annotations

import numpy as np
import pandas as pd

from features.arithmetic import Floats
from features.indicators import claimed_indicators
from features.regional import regional
from features.tables import Tables

Ingredients = dict[str, Floats]


def ingredients(known: Tables, applications: pd.DataFrame, *, as_of: pd.Timestamp) -> Ingredients:
    """Everything that the catalogue's functions name as an argument, from tables cut to what was known.

    `applications` is indexed by application_id. Arrays have one row an application; those of members, regions
    or sectors have a second axis.
    """
    places = regional(known, applications)
    return {
        **places,
        **claimed_indicators(known, applications),
        "wages": places["cell_wages"][:, None],
        "wage_earners": places["cell_jobs"][:, None],
        "sector_wage": places["nation_wage"][:, None],
        "own_before": places["jobs_before"][:, None],
        "own_after": places["jobs_after"][:, None],
        "own_years": places["shift_years"],
    }
