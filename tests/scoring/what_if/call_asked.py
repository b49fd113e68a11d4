"""A call with its applications as what-if sees them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from scoring.what_if.field import Field
from scoring.what_if.subject import Subject


@dataclass(frozen=True)
class CallAsked:
    """Features of the call, the field around each application, and the applications."""

    X: pd.DataFrame
    field: Field
    subjects: dict[str, Subject]

    @property
    def ranked(self) -> list[str]:
        """Applications from the highest score to the lowest."""
        return sorted(self.field.scores, key=lambda one: -self.field.scores[one])
