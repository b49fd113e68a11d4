"""Units for tests of the matched comparison: few values, so that many are alike and many distances tie."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import strategies as st

from models.comparison.matching import Design

COVARIATES = ("x", "y", "z")
EXACT = ("sector", "region")


def some_units(seed: int, number: int = 40, grain: int = 4) -> pd.DataFrame:
    """So many units in four sectors and two regions, covariates whole numbers under `grain`."""
    random = np.random.default_rng(seed)
    treated = np.arange(number) < max(1, number // 3)
    values = random.integers(0, grain, (number, len(COVARIATES))) + 0.5 * treated[:, None]
    units = pd.DataFrame(values, [f"u{i:03d}" for i in random.permutation(number)], list(COVARIATES))
    return units.assign(
        treated=treated,
        sector=random.choice(["10", "28", "62", "72"], number),
        region=random.choice(["north", "south"], number),
    )


units = st.builds(
    some_units, st.integers(0, 10_000), number=st.integers(12, 50), grain=st.sampled_from([2, 4, 1000])
)
designs = st.builds(
    Design,
    distance=st.just("mahalanobis"),
    exact=st.sampled_from([(), EXACT[:1], EXACT]),
    covariates=st.just(COVARIATES),
    neighbours=st.integers(1, 4),
    replacement=st.booleans(),
    caliper=st.sampled_from([None, 0.3, 1.0]),
    coarsen=st.booleans(),
    ties=st.sampled_from(["earlier", "later"]),
)
