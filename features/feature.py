"""What a feature is: one indicator of growth potential, as the catalogue specifies it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Evidence = Literal["register", "audited", "self-declared"]


@dataclass(frozen=True)
class Feature:
    """One column of the feature frame.

    `direction` is +1 where more is expected to mean more growth, −1 where less, 0 where the field does not
    agree: only the first two become monotone constraints. Without the tables in `needs` it is missing.
    `compute` is None for an indicator that an agency brought itself.
    """

    name: str
    dimension: str
    label: str
    unit: str
    direction: int
    evidence: Evidence
    needs: tuple[str, ...]
    source: str
    actionable: bool = False
    compute: Callable[..., Any] | None = field(default=None, compare=False, repr=False)

    @property
    def says(self) -> str:
        """The definition the committee reads: the first line of the function's docstring."""
        doc = (self.compute.__doc__ if self.compute else None) or f"{self.label}, as the agency reports it."
        return doc.strip().splitlines()[0]
