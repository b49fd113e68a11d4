"""The size of a simulated programme, its calendar, and where its chance comes from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

OPENS, CLOSES = "08-20", "11-15"
"""Month and day."""
DELIVERED = "12-31"
"""The folder is as of this day of the undecided call's year: what became known later is not in it."""


@dataclass(frozen=True)
class Plan:
    """How much is simulated; years are counted from 0, the first year of accounts.

    One call closes every year in mid-November, the last one, undecided, in the year after the last
    accounts. Its base year is the year before, whose accounts are then known but for a few late ones; an
    outcome, growth over `horizon` years from the base year, is known three Novembers later. Of twelve calls
    nine then have outcomes when the last one closes.

    `selection` says what consortia and reviewers go by: "hidden" traits, which accounts show in part, as in
    life; or only what is "visible" in accounts, which is what a matched comparison has to assume (merit.py).
    """

    seed: int = 2026
    firms: int = 60_000
    first_year: int = 2009
    years: int = 16
    calls: int = 12
    per_call: tuple[int, int] = (40, 60)
    members: tuple[int, int] = (20, 120)
    horizon: int = 3
    seats: int = 4
    budget: float = 100e6
    selection: Literal["hidden", "visible"] = "hidden"

    def __post_init__(self) -> None:
        if not 1 <= self.calls <= self.years - 3:
            raise ValueError(
                f"calls is {self.calls} for {self.years} years of accounts; expected 1 to {self.years - 3}: "
                "before a call there are four years of accounts. Ask for fewer calls or more years."
            )
        if self.firms < 500:
            raise ValueError(f"firms is {self.firms}; expected 500 or more, to fill a few consortia.")

    @property
    def call_years(self) -> range:
        """Years in which calls close; the last one is one past the accounts."""
        return range(self.years - self.calls + 1, self.years + 1)

    @property
    def delivered(self) -> np.datetime64:
        """The day as of which the folder was put together."""
        return self.day(self.years, DELIVERED)

    def day(self, year: int, month_and_day: str) -> np.datetime64:
        """A day of a year that is counted from 0."""
        return np.datetime64(f"{self.first_year + year}-{month_and_day}", "D")

    def random(self, *part: int) -> np.random.Generator:
        """A generator of its own for every part of the simulation, so that none disturbs another."""
        return np.random.default_rng([self.seed, *part])


DEMO = Plan()
"""The programme of `klynge demo`."""
SMALL = Plan(
    firms=3_000, first_year=2014, years=11, calls=6, per_call=(12, 16), members=(20, 40), seats=2, budget=50e6
)
"""For tests: six calls, of which three have outcomes (36 applications or more) when the last one closes."""
