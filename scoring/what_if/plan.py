"""Several things done at once: a plan says which features are to reach what; it is done in one order."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from scoring.what_if.field import Field
from scoring.what_if.levers import LEVERS
from scoring.what_if.subject import Subject

Plan = Mapping[str, float]
"""Features, and the value that each is to reach."""


def carried_out(subject: Subject, plan: Plan) -> Subject | None:
    """The application once the plan is done; None where a part of it cannot be.

    Who joins comes first, then what all of them sign, pledge and do (the order of LEVERS), so that the order
    in which a plan is written does not matter. What an earlier part has already reached is not done again.
    """
    now: Subject | None = subject
    for feature in LEVERS:
        if feature in plan and now is not None and not now.row[feature] >= plan[feature]:
            now = now.acted(feature, plan[feature])
    return now


def targets(field: Field, subject: Subject, feature: str, most: int = 40) -> list[float]:
    """Values that the feature might be asked to reach: those that past applications had, above its own."""
    if feature not in field.ranges or np.isnan(subject.row[feature]):
        return []
    known = field.past[feature].dropna().unique()
    above = np.sort(known[(known > subject.row[feature]) & (known <= field.ranges[feature].high)])
    if len(above) > most:
        above = above[np.linspace(0, len(above) - 1, most).round().astype(int)]
    return [float(one) for one in above]


def feasible(field: Field, subject: Subject, plan: Plan) -> Subject | None:
    """The application once the plan is done, if it can be done within the ranges and moves every part up."""
    after = carried_out(subject, plan)
    if after is None or not field.allowed(subject, after):
        return None
    rises = all(after.row[feature] > subject.row[feature] for feature in after.asked)
    return after if rises else None
