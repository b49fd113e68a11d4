from __future__ import annotations

import numpy as np
import pandas as pd

from models.comparison.design import Design
from models.comparison.matching import match
from tests.models.comparison.brute_force import brute_force


def test_in_a_large_register_firms_are_alike_by_the_spread_inside_their_cells():
    """y differs a lot between sectors and little inside them, where it counts as much as x does."""
    random = np.random.default_rng(4)
    sector = random.integers(0, 3, 300)
    units = pd.DataFrame(
        {
            "treated": random.random(300) < 0.1,
            "sector": sector.astype("str"),
            "x": random.normal(size=300),
            "y": 100.0 * sector + random.normal(size=300),
        },
        [f"u{number:03d}" for number in range(300)],
    )
    design = Design(exact=("sector",), covariates=("x", "y"), neighbours=3)
    found = match(units, design).pairs.groupby("treated")["control"].agg(list).to_dict()
    assert found == brute_force(units, design)
    inside = units.assign(y=units["y"] - 100.0 * sector)
    assert found == match(inside, design).pairs.groupby("treated")["control"].agg(list).to_dict()
