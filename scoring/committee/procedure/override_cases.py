"""Decided applications with what became of them, and the grades that departures are given."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Case:
    """A decided application. `expected` is the model's score when it was decided, in the unit of `growth`.

    recommended: "in", "discuss" or "out". criterion: the dimension most in play in the departure. growth:
    None where it is not known yet; se: its standard error, None where unknown.
    """

    application_id: str
    call_id: str
    recommended: str
    funded: bool
    expected: float | None
    growth: float | None = None
    se: float | None = None
    reason_code: str | None = None
    criterion: str | None = None

    @property
    def side(self) -> Literal["in", "out", ""]:
        """Which way it was overridden, if it was."""
        if self.recommended == "out" and self.funded:
            return "in"
        return "out" if self.recommended == "in" and not self.funded else ""


@dataclass(frozen=True)
class Grade:
    """One row of the grading.

    `known` of `overrides` have an outcome, `compared` of those also a case to be compared with, in `calls`
    calls. `mean`, `low`, `high`: percentage points a year beyond what staying with the recommendation would
    have led one to expect. `detectable`: the smallest true mean that this many would show four times in five.
    """

    key: str
    overrides: int
    known: int
    compared: int
    calls: int
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    detectable: float | None = None

    @property
    def too_few(self) -> bool:
        """True where no number can be given."""
        return self.mean is None


@dataclass(frozen=True)
class Grades:
    """All grades; keys in their order, "" for overrides that name none."""

    overall: Grade
    by_reason: tuple[Grade, ...]
    by_criterion: tuple[Grade, ...]
    swap: Grade
