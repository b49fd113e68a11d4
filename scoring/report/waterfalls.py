"""The two waterfalls of an application: by dimension and by feature, from the starting point to the score."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.report import charts
from scoring.sheet import Contribution, ScoreSheet

SHOWN = 8
"""Indicators in the waterfall of an application; the others are one row, and all stand in the table below."""


@dataclass(frozen=True)
class Falls:
    """The two waterfalls of an application, each on its own axis."""

    axis: charts.Axis
    dimensions: tuple[charts.Step, ...]
    evidence: dict[str, float | None]
    feature_axis: charts.Axis
    features: tuple[charts.Step, ...]
    named: dict[str, Contribution]
    others: int
    unsettled: frozenset[str] = frozenset()


def waterfall(sheet: ScoreSheet, neutral: float = 0.0) -> Falls:
    """Steps by dimension and by feature, largest first for, then largest against; the remaining features are
    one step.
    """
    parts = [(one.dimension, one.contribution) for one in sheet.dimensions]
    dimensions = charts.steps(sheet.base, sorted(parts, key=lambda one: -one[1]))
    ordered = sorted(sheet.contributions, key=lambda one: -abs(one.contribution))
    shown = sorted(ordered[:SHOWN], key=lambda one: -one.contribution)
    rest = ordered[SHOWN:]
    drawn = [(one.feature, one.contribution) for one in shown]
    if rest:
        drawn.append(("", sum(one.contribution for one in rest)))
    features = charts.steps(sheet.base, drawn)
    return Falls(
        axis=_axis(sheet.base, dimensions, neutral),
        dimensions=dimensions,
        evidence={one.dimension: one.evidence_share for one in sheet.dimensions},
        feature_axis=_axis(sheet.base, features, neutral),
        features=features,
        named={one.feature: one for one in shown},
        others=len(rest),
        unsettled=frozenset(one.dimension for one in sheet.dimensions if one.settled is False),
    )


def _axis(base: float, rows: Sequence[charts.Step], neutral: float) -> charts.Axis:
    return charts.axis_for([base, *(end for one in rows for end in (one.start, one.end))], neutral)
