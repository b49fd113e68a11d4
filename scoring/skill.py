"""How well the model ranked calls that it had not seen, in numbers and in pairs put in the right order."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from scoring.contributions import given
from scoring.sheet import Skill


def skill_of(evaluation: pd.DataFrame) -> tuple[Skill, ...]:
    """Spearman by call and model of an evaluation (models/evaluate.py); rows without a value are left out.

    A model that says the same of all applications, such as the mean, has no rank correlation.
    """
    told = evaluation[evaluation["spearman"].notna()] if len(evaluation) else evaluation
    return tuple(_skill(row) for row in told.to_dict("records"))


def _skill(row: dict[Any, Any]) -> Skill:
    spearman = float(row["spearman"])
    return Skill(
        call_id=str(row["call_id"]),
        model=str(row["model"]),
        spearman=spearman,
        low=given(row["spearman_low"]),
        high=given(row["spearman_high"]),
        cases=int(row["n"]),
        pairs_right=pairs_right(spearman),
    )


def pairs_right(spearman: float) -> float:
    """Share of pairs in the right order that goes with a rank correlation, where both are normal.

    Pearson's r = 2 sin(π ρ / 6) (Pearson 1907) and 1/2 + asin(r) / π (Sheppard 1899).

    >>> pairs_right(0.0), round(pairs_right(0.41), 2), round(pairs_right(1.0), 6)
    (0.5, 0.64, 1.0)
    """
    return 0.5 + math.asin(min(1.0, max(-1.0, 2 * math.sin(math.pi * spearman / 6)))) / math.pi
