"""What consortia look for in firms."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scoring.demo.figures import draw_figures, lasting_productivity
from scoring.demo.history import History, live
from scoring.demo.merit import figures_chance, merit_of
from scoring.demo.sectors import column


def test_lasting_productivity_is_that_of_the_accounts(history: History) -> None:
    plan, firms = history.plan, history.country.firms
    figures = draw_figures(figures_chance(plan), firms)
    value, jobs = figures.frame["value_added"], firms.employees[figures.firm, figures.year]
    big = jobs > 5
    shown = (
        np.log(value / 1_000 / jobs)[big] - np.log(column("productivity"))[firms.sector[figures.firm[big]]]
    )
    lasting = lasting_productivity(figures_chance(plan), firms)[figures.firm[big]]
    assert np.std(shown - 0.008 * figures.year[big] - lasting) == pytest.approx(0.08, abs=0.01)


def test_visible_merit_is_known_from_accounts_before_the_call(history: History) -> None:
    """Whatever happens later, and whatever firms hide."""
    plan, firms = replace(history.plan, selection="visible"), history.country.firms
    year = plan.call_years[0]
    later = firms.employees.copy()
    later[:, year:] = 7.0
    merit = merit_of(plan, firms, year)
    np.testing.assert_array_equal(merit.trait, merit_of(plan, replace(firms, employees=later), year).trait)


def test_programmes_that_go_by_accounts_are_of_the_same_size(history: History) -> None:
    visible = live(replace(history.plan, selection="visible"))
    assert [len(call.bids) for call in visible.calls] == [len(call.bids) for call in history.calls]
    firms, call = visible.country.firms, visible.calls[0]
    members = np.concatenate([bid.founding_firms for bid in call.bids])
    stood = firms.employees[:, call.year - 1] > 0
    trait = merit_of(visible.plan, firms, call.year).trait
    assert trait[members].mean() > trait[stood].mean() + 0.3
