"""What a feature may become: what is legal for its kind of number, and what past applications have had.

Beyond what past applications had nothing is known, so nothing is said: a value there is refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from features.feature import Feature

SHARES = frozenset({"export_share", "signed_commitment", "external_ties", "rd_partners", "financial_actors"})
"""Features in per cent that are a part of a whole, at most 100; others (R&D of value added) may exceed it."""
ROUNDING = 1e-9


@dataclass(frozen=True)
class Range:
    """From the lowest to the highest value that is legal and that a past application had."""

    low: float
    high: float

    def holds(self, value: float) -> bool:
        """Whether the value lies within, to the last digits.

        >>> Range(0, 100).holds(100.0), Range(0, 100).holds(100.1)
        (True, False)
        """
        slack = ROUNDING * max(1.0, abs(self.low), abs(self.high))
        return self.low - slack <= value <= self.high + slack


def ranges(specification: Iterable[Feature], past: pd.DataFrame) -> dict[str, Range]:
    """The range of every actionable feature of which `past` (applications × features) knows a value."""
    found = {}
    for one in specification:
        known = past[one.name].dropna() if one.name in past else pd.Series(dtype="float64")
        if one.actionable and len(known):
            low, high = legal(one)
            found[one.name] = Range(max(low, float(known.min())), min(high, float(known.max())))
    return found


def legal(feature: Feature) -> tuple[float, float]:
    """What the unit allows: a part of a whole 0 to 100 %, a share 0 to 1, everything else 0 or more.

    >>> from features.catalogue import FEATURES
    >>> {one.name: legal(one) for one in FEATURES if one.name in ("role_mix", "signed_commitment")}
    {'signed_commitment': (0.0, 100.0), 'role_mix': (0.0, 1.0)}
    """
    if feature.unit == "0–1":
        return 0.0, 1.0
    return 0.0, 100.0 if feature.name in SHARES else float("inf")
