"""The features of a version: what is expected of each, how complete it is, and how much it counts."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from models.champion import Champion


@dataclass(frozen=True)
class Input:
    """missing: share of past applications without it. weight: its share of what all features add or take.

    `weight` is the mean absolute contribution over past applications, divided by the sum of all features'.
    """

    feature: str
    label: str
    dimension: str
    unit: str
    direction: int
    evidence: str
    actionable: bool
    source: str
    missing: float
    weight: float


def inputs(champion: Champion) -> tuple[Input, ...]:
    """Every feature of the version, in the catalogue's order."""
    values = champion.past_features
    weights = _weights(champion, values)
    return tuple(
        Input(
            feature=one.name,
            label=one.label,
            dimension=one.dimension,
            unit=one.unit,
            direction=one.direction,
            evidence=one.evidence,
            actionable=one.actionable,
            source=one.source,
            missing=float(values[one.name].isna().mean()),
            weight=float(weights[one.name]),
        )
        for one in champion.specification
    )


def _weights(champion: Champion, values: pd.DataFrame) -> pd.Series:
    names = [one.name for one in champion.specification]
    sizes: pd.Series = champion.model.contributions(values)[names].abs().mean()
    total = float(sizes.sum())
    return sizes / total if total > 0 else sizes
