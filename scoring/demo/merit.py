"""What consortia look for in firms: traits that accounts show in part or, to test the comparison, in full.

A matched comparison is right where members and non-members that look alike in the accounts of the years
before are alike in what would have become of them. In the demo they are not quite, as in life: bids draw
firms of quality, which accounts show dimly. Where `selection` is "visible", they go by the accounts alone, so
that a comparison that misses the truth there is at fault itself.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from scoring.demo.figures import OWN_PRODUCTIVITY, QUALITY_SHOWN, lasting_productivity
from scoring.demo.firms import SMALLEST, Firms
from scoring.demo.places import Floats
from scoring.demo.plan import Plan

COMMON = 0.5
YEARS_SEEN, USUAL_GROWTH = 3, 0.5
"""Years of growth that bids look back on, and the standard deviation of log growth over them."""


@dataclass(frozen=True)
class Merit:
    """`trait`: one entry a firm, about standard normal; `common`: how much all bids prefer it alike."""

    trait: Floats
    common: float


def figures_chance(plan: Plan) -> np.random.Generator:
    """The chance of annual figures."""
    return plan.random(11)


def merit_of(plan: Plan, firms: Firms, year: int) -> Merit:
    """What bids of the call of `year` look for in firms, besides size, place and sector.

    Hidden: quality and inventiveness, more or less of it by a bid's calibre. Visible: growth over three years
    and value added an employee (the lasting part: the year's noise is a twentieth of its variance).
    """
    if plan.selection == "hidden":
        return Merit((firms.quality + firms.inventive) / np.sqrt(3), 0.0)
    productivity = lasting_productivity(figures_chance(plan), firms) / np.hypot(
        QUALITY_SHOWN, OWN_PRODUCTIVITY
    )
    return Merit((productivity + _past_growth(firms, year - 1)) / np.sqrt(2), COMMON)


def _past_growth(firms: Firms, base: int) -> Floats:
    """Of employees over three years, within ±2 usual ones; 0 for firms that are younger."""
    before, now = (firms.employees[:, max(year, 0)] for year in (base - YEARS_SEEN, base))
    grown = np.log(np.maximum(now, SMALLEST) / np.maximum(before, SMALLEST)) / USUAL_GROWTH
    growth: Floats = np.where((before > 0) & (now > 0), np.clip(grown, -2, 2), 0.0)
    return growth
