"""What would have become of the same firms without their bid: the same years, the same luck, nothing added.

The true effect of membership is the difference. It holds what a consortium does by working together and what
funding adds; for the rejected, the former only. Firms do not affect each other in the simulation, so a firm
can be lived again alone.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from features.driving_forces import symmetric_growth
from scoring.demo.economy import Economy
from scoring.demo.firms import live_a_year
from scoring.demo.history import Call, History, economy_of, luck
from scoring.demo.places import Floats


def counterfactual(history: History) -> pd.DataFrame:
    """One row a decided bid whose horizon is over and a founding firm of it.

    Columns: call (year by position), bid (position in the call), firm (position), funded, employees (at the
    end of the base year), lived and without: symmetric growth of employees over the horizon, pp a year, as it
    was and as it would have been had no bid added anything after the base year; effect, their difference.
    """
    economy, states = economy_of(history.plan), _states(history)
    over = [call for call in history.calls if call.year - 1 + history.plan.horizon < history.plan.years]
    rows = [_of_call(history, economy, states, call) for call in over]
    found = pd.concat(rows, ignore_index=True)
    return found.assign(effect=found["lived"] - found["without"])


def lived_without(history: History, economy: Economy, states: list[dict[str, object]], call: Call) -> Floats:
    """Employees of all firms at the end of the call's horizon if no bid had added anything after its base."""
    firms = replace(history.country.firms, employees=history.country.firms.employees.copy())
    rng, nothing = luck(history.plan), np.zeros(len(firms.sector))
    for year in range(call.year, call.year + history.plan.horizon):
        rng.bit_generator.state = states[year]
        live_a_year(rng, firms, economy, year, nothing)
    end: Floats = firms.employees[:, call.year + history.plan.horizon - 1]
    return end


def _states(history: History) -> list[dict[str, object]]:
    """Where the luck of every year begins: what is drawn does not depend on what happened before."""
    plan, rng = history.plan, luck(history.plan)
    firms = replace(history.country.firms, employees=history.country.firms.employees.copy())
    economy, nothing = economy_of(plan), np.zeros(plan.firms)
    states: list[dict[str, object]] = [dict(rng.bit_generator.state)]
    for year in range(1, plan.years):
        states.append(dict(rng.bit_generator.state))
        live_a_year(rng, firms, economy, year, nothing)
    return states


def _of_call(history: History, economy: Economy, states: list[dict[str, object]], call: Call) -> pd.DataFrame:
    employees, horizon = history.country.firms.employees, history.plan.horizon
    base, end = call.year - 1, call.year - 1 + horizon
    otherwise = lived_without(history, economy, states, call)
    firm = np.concatenate([bid.founding_firms for bid in call.bids])
    bid = np.repeat(np.arange(len(call.bids)), [len(each.founding_firms) for each in call.bids])
    start = employees[firm, base]
    return pd.DataFrame(
        {
            "call": call.year,
            "bid": bid,
            "firm": firm,
            "funded": call.funded[bid] == 1,
            "employees": start,
            "lived": symmetric_growth(start, employees[firm, end], horizon),
            "without": symmetric_growth(start, otherwise[firm], horizon),
        }
    )
