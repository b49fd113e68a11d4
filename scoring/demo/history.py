"""Year by year: firms live, calls close, members grow by their bid's potential, the funded by more."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from scoring.demo.economy import Economy, draw_economy
from scoring.demo.firms import found_firms, live_a_year
from scoring.demo.institutions import found_institutions
from scoring.demo.merit import merit_of
from scoring.demo.places import Floats, Integers, norwegian_towns
from scoring.demo.plan import Plan
from scoring.demo.review import Marks, Panel, draw_panel, rate, select, without_firms
from scoring.demo.rosters import Bid, Country, gather_bids
from scoring.demo.truth import Worth, weigh


@dataclass(frozen=True)
class Call:
    """One call: `funded` is 1, 0 or, in the undecided call, missing; its `marks` are given, not yet used."""

    year: int
    bids: list[Bid]
    worth: Worth
    requested: Floats
    funded: Floats
    marks: Marks


@dataclass(frozen=True)
class History:
    """Everything that happened, by position; tables are written from it."""

    plan: Plan
    country: Country
    calls: list[Call]


@dataclass(frozen=True)
class _Extra:
    """Firm × year: sums of what bids add to log growth and their number (overlapping bids are averaged)."""

    joint: Floats
    bids: Floats
    effect: Floats

    def of(self, year: int) -> Floats:
        added: Floats = self.joint[:, year] / np.maximum(self.bids[:, year], 1) + self.effect[:, year]
        return added


def economy_of(plan: Plan) -> Economy:
    """What grows firms from outside: the same every time it is asked for."""
    return draw_economy(plan.random(1), norwegian_towns(), plan.years)


def luck(plan: Plan) -> np.random.Generator:
    """The chance of firms' lives, year after year: how often it is asked does not depend on what happened."""
    return plan.random(5)


def live(plan: Plan) -> History:
    """The whole history; a call is held before its year is lived, which is part of its growth window."""
    places = norwegian_towns()
    economy = economy_of(plan)
    firms = found_firms(plan.random(2), places, firms=plan.firms, years=plan.years)
    country = Country(places, firms, found_institutions(plan.random(3), places, firms=plan.firms))
    extra = _Extra(*np.zeros((3, plan.firms, plan.years + plan.horizon + 1)))
    joined = np.full(plan.firms, -99)
    panel, rng = draw_panel(plan.random(4)), luck(plan)
    calls = []
    for year in range(1, plan.years + 1):
        if year in plan.call_years:
            calls.append(_hold(plan, country, economy, panel, year, joined))
            _add(extra, calls[-1], plan.horizon)
        if year < plan.years:
            live_a_year(rng, firms, economy, year, extra.of(year))
    return History(plan, country, calls)


def _hold(plan: Plan, country: Country, economy: Economy, panel: Panel, year: int, joined: Integers) -> Call:
    rng = plan.random(100 + year)
    count = int(rng.integers(plan.per_call[0], plan.per_call[1] + 1))
    merit = merit_of(plan, country.firms, year)
    bids = gather_bids(rng, country, year=year, count=count, members=plan.members, joined=joined, merit=merit)
    worth = weigh(rng, country, economy, bids, horizon=plan.horizon)
    requested = np.round(rng.uniform(14e6, 30e6, count), -5)
    marks = rate(rng, panel, worth if plan.selection == "hidden" else without_firms(worth))
    funded = select(rng, marks, requested, seats=plan.seats, budget=plan.budget)
    call = Call(year, bids, worth, requested, funded, marks)
    undecided = year == plan.years
    return replace(call, funded=np.full(count, np.nan)) if undecided else call


def _add(extra: _Extra, call: Call, horizon: int) -> None:
    """Members at the close grow by their bid's joint potential in the years after the base year.

    A consortium that works well together does so before it applies; the effect of funding begins with the
    year after the call and lasts as long as the horizon.
    """
    window = slice(call.year, call.year + horizon)
    funded_years = slice(call.year + 1, call.year + 1 + horizon)
    for bid, joint, effect, funded in zip(
        call.bids, call.worth.extra, call.worth.effect, call.funded, strict=True
    ):
        members = bid.founding_firms
        extra.joint[members, window] += joint / 100
        extra.bids[members, window] += 1
        if funded == 1:
            extra.effect[members, funded_years] = np.maximum(
                extra.effect[members, funded_years], effect / 100
            )
