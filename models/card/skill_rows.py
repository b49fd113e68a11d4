"""Skill on past calls as the card holds it: every ranking, by call and over all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from models.card.plain import given
from models.evaluate import AHEAD, POOLED


@dataclass(frozen=True)
class SkillRow:
    """One ranking on one past call ("pooled": all). ahead: the model's Spearman less this one's.

    All with 90 % intervals (models/evaluate.py); None where there is no meaning.
    """

    call_id: str
    model: str
    n: int
    spearman: float | None
    low: float | None
    high: float | None
    ahead: float | None
    ahead_low: float | None
    ahead_high: float | None
    ndcg: float | None
    precision: float | None

    @property
    def is_pooled(self) -> bool:
        """Whether it stands for all past calls."""
        return self.call_id == POOLED


def skill_rows(evaluation: pd.DataFrame) -> tuple[SkillRow, ...]:
    """The rows of an evaluation's table, in its order."""
    return tuple(_row(row) for row in evaluation.to_dict("records"))


def _row(row: dict[Any, Any]) -> SkillRow:
    names = (
        *("spearman", "spearman_low", "spearman_high"),
        *(AHEAD, f"{AHEAD}_low", f"{AHEAD}_high"),
        *("ndcg", "precision"),
    )
    told = (given(row.get(name)) for name in names)
    return SkillRow(str(row["call_id"]), str(row["model"]), int(row["n"]), *told)
