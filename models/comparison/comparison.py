"""What a matched comparison found, for the terminal, the report and the files: one object, one number.

All growth is in percentage points (pp) a year, unless said otherwise. What cannot be said is None, never 0.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

import pandas as pd

from models.comparison.balance import NOT_BALANCED
from models.comparison.design import Design
from models.comparison.effect import FEW_CLUSTERS, Effect
from models.comparison.flow import FlowStep
from models.comparison.unseen import Unseen

Decision = Literal["funded", "rejected"]
Controls = Literal["never", "not yet"]
Growth = Literal["symmetric", "log"]
ENOUGH_FIRMS, ENOUGH_CLUSTERS = 10, FEW_CLUSTERS
"""Firms, and clusters by what they count, that a group needs for a number of its own."""


@dataclass(frozen=True)
class Question:
    """What is asked: whose growth, against whom, read on which day, measured how.

    `call_id` is None for the programme: all calls whose outcomes are known. `winsorise` is the share cut off
    at each end of the compared firms' growth, None for none.
    """

    as_of: str
    call_id: str | None
    decision: Decision
    controls: Controls
    measures: tuple[str, ...]
    growth: Growth
    winsorise: float | None
    design: Design


@dataclass(frozen=True)
class ComparedCall:
    """One call in the comparison: its years, the day on which they were read, and how many firms matched."""

    call_id: str
    base: int
    end: int
    read_on: str
    treated: int
    matched: int


@dataclass(frozen=True)
class Part:
    """The difference of one measure, year, sector or region; `effect` is None where too few matched.

    Too few: under ENOUGH_FIRMS firms or ENOUGH_CLUSTERS clusters.
    """

    name: str
    treated: int
    clusters: int
    effect: Effect | None


@dataclass(frozen=True)
class Alternative:
    """The headline counted in another way; `effect` is None where that way gives no interval."""

    name: str
    value: float
    effect: Effect | None


@dataclass(frozen=True)
class Worst:
    """The largest standardised mean difference left on a variable known to foretell growth."""

    covariate: str
    smd: float


@dataclass(frozen=True)
class Beside:
    """Firms of the other applications (rejected beside funded) compared in the same way, and what is left.

    `left` is the difference between the two with its 95 % interval, as if both erred on their own: shared
    controls make it narrower than that, so the interval is on the cautious side.
    """

    decision: Decision
    effect: Effect
    balanced: bool
    left: float
    left_low: float
    left_high: float


@dataclass(frozen=True)
class EventYear:
    """Growth beyond comparable firms until one year, counted from joining: −1 is the last year before it."""

    year: int
    estimate: float
    low: float
    high: float


@dataclass(frozen=True)
class Event:
    """The event study: employees' growth since the year before joining beyond that of comparable firms, pp.

    Growth is symmetric and added up year by year. `trend_chance` is the probability of differences before
    joining as large as these if there were none; `noticed` the smallest steady drift before joining (pp a
    year) that would have been noticed with 80 % power. Both None where there are too few years or clusters.
    """

    years: tuple[EventYear, ...]
    cohorts: int
    firms: int
    controls: int
    trend_chance: float | None
    noticed: float | None
    notices: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """Member firms against comparable firms outside; see the fields' own classes.

    `balance` is `models.comparison.balance.balance`; `pairs` one row a pair with call_id, treated, control,
    distance, share, cell. `hashes` are SHA-256 of the tables.
    """

    question: Question
    calls: tuple[ComparedCall, ...]
    headline: Effect
    by_measure: tuple[Part, ...]
    by_year: tuple[Part, ...]
    by_sector: tuple[Part, ...]
    by_region: tuple[Part, ...]
    alternatives: tuple[Alternative, ...]
    balance: pd.DataFrame
    worst: Worst
    unseen: Unseen | None
    before: Part
    placebo: Part
    beside: Beside | None
    event: Event | None
    flow: tuple[FlowStep, ...]
    pairs: pd.DataFrame
    notices: tuple[str, ...]
    hashes: dict[str, str]
    code_version: str

    @property
    def balanced(self) -> bool:
        """Whether no variable that foretells growth differs by more than NOT_BALANCED after matching."""
        return abs(self.worst.smd) <= NOT_BALANCED

    @property
    def data_digest(self) -> str:
        """SHA-256 of the hashes of all tables: one stamp for the data."""
        lines = "".join(f"{name} {digest}\n" for name, digest in sorted(self.hashes.items()))
        return hashlib.sha256(lines.encode()).hexdigest()
