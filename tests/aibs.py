"""Real input: 72 proposals to AIBS, three reviewers each, 2014–2017.

Figshare 10.6084/m9.figshare.12728087; the published numbers are those of Erosheva, Martinková & Lee 2021.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd

from scoring.committee.scale import Scale

FILE = Path(__file__).parents[2] / "shared" / "data" / "committee_reviews" / "aibs_grant_reviews.csv.gz"
ABSENT = f"{FILE} is not here: the AIBS reviews are development data and not part of the project."
SCALE = Scale(worst=5.0, best=1.0)


@cache
def reviews() -> pd.DataFrame:
    """One row a review."""
    return pd.read_csv(FILE)


def marks(column: str) -> npt.NDArray[np.float64]:
    """Proposals × reviewers, shares of the scale, high is good."""
    wide = reviews().pivot_table(column, index="ID", columns="RevCode")
    return wide.apply(SCALE.share).to_numpy(dtype=np.float64)


def merit() -> npt.NDArray[np.float64]:
    """The rank of every proposal as published, the best highest."""
    return -reviews().groupby("ID")["ScoreRankAdj"].first().to_numpy(dtype=np.float64)
