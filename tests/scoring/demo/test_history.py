"""The plan of a programme and what happens in it, year by year."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from scoring.demo import DEMO, Plan
from scoring.demo.economy import STRENGTH, STRENGTH_PERSISTENCE, draw_economy
from scoring.demo.firms import expected_growth
from scoring.demo.history import History, live
from scoring.demo.places import norwegian_towns


def test_demo_is_of_the_size_that_was_asked_for() -> None:
    assert (DEMO.firms, DEMO.years, DEMO.calls) == (60_000, 16, 12)
    assert (DEMO.per_call, DEMO.members) == ((40, 60), (20, 120))


def test_nine_calls_have_their_end_year_published_when_the_last_one_closes() -> None:
    ended = [year for year in DEMO.call_years if year - 1 + DEMO.horizon <= DEMO.years - 1]
    assert len(ended) == 9


def test_too_many_calls_for_the_accounts_are_refused() -> None:
    with pytest.raises(ValueError, match="calls is 14 for 16 years of accounts; expected 1 to 13"):
        Plan(calls=14)


def test_too_few_firms_are_refused() -> None:
    with pytest.raises(ValueError, match="firms is 100; expected 500 or more"):
        Plan(firms=100)


def test_firms_are_born_and_die_and_their_number_is_steady(history: History) -> None:
    alive = history.country.firms.employees > 0
    closed = (alive[:, :-1] & ~alive[:, 1:]).sum(axis=0) / alive[:, :-1].sum(axis=0)
    founded = (~alive[:, :-1] & alive[:, 1:]).sum(axis=0) / alive[:, :-1].sum(axis=0)
    assert (closed > 0.02).all()
    assert (closed < 0.06).all()
    assert (founded > 0.02).all()
    assert (founded < 0.06).all()


def test_closed_firms_stay_closed(history: History) -> None:
    alive = history.country.firms.employees > 0
    returned = ~alive[:, 1:-1] & alive[:, :-2] & alive[:, 2:]
    assert not returned.any()


def test_calls_have_the_size_of_the_plan(history: History) -> None:
    plan = history.plan
    counts = [len(call.bids) for call in history.calls]
    sizes = [len(bid.firms) + len(bid.institutions) for call in history.calls for bid in call.bids]
    assert plan.per_call[0] <= min(counts) <= max(counts) <= plan.per_call[1]
    assert plan.members[0] <= min(sizes) <= max(sizes) <= plan.members[1]
    assert max(sizes) > 1.5 * min(sizes)


def test_the_last_call_is_undecided_and_has_been_rated(history: History) -> None:
    *decided, last = history.calls
    assert np.isnan(last.funded).all()
    assert last.marks is not None
    assert all(call.marks is not None and not np.isnan(call.funded).any() for call in decided)


def test_seats_and_budget_hold(history: History) -> None:
    for call in history.calls[:-1]:
        assert 1 <= call.funded.sum() <= history.plan.seats
        assert call.requested[call.funded == 1].sum() <= history.plan.budget


def test_members_stand_at_the_end_of_the_base_year(history: History) -> None:
    employees = history.country.firms.employees
    assert all((employees[bid.firms, bid.year - 1] > 0).all() for call in history.calls for bid in call.bids)


def test_expected_growth_is_the_mean_of_what_firms_do() -> None:
    history = live(Plan(firms=60_000, years=4, calls=1, per_call=(1, 1), members=(20, 20)))
    economy = draw_economy(history.plan.random(1), norwegian_towns(), history.plan.years)
    firms, base = history.country.firms, 1
    stood = firms.employees[:, base] > 0
    grown = firms.employees[stood, base + 1] / firms.employees[stood, base] - 1
    expected = expected_growth(firms, economy, base, 1)[stood]
    promising = expected > np.quantile(expected, 0.8)
    tide = np.exp(economy.tide[firms.sector[stood], base + 1]) - 1
    realised = (grown - tide)[promising].mean() - (grown - tide)[~promising].mean()
    foreseen = expected[promising].mean() - expected[~promising].mean()
    error = (grown - tide).std() * np.sqrt(1 / promising.sum() + 1 / (~promising).sum())
    assert abs(realised - foreseen) < 3 * error
    assert foreseen > 3 * error


def test_local_strength_fades_as_declared() -> None:
    economy = draw_economy(np.random.default_rng(0), norwegian_towns(), 15)
    strength = economy.strength
    assert strength.std() == pytest.approx(STRENGTH, rel=0.03)
    later = np.corrcoef(strength[:-1].ravel(), strength[1:].ravel())[0, 1]
    assert later == pytest.approx(STRENGTH_PERSISTENCE, abs=0.02)


def test_parts_of_the_simulation_have_chances_of_their_own() -> None:
    plan, other = Plan(seed=1), replace(Plan(seed=1), firms=5_000)
    assert plan.random(3).random() == other.random(3).random()
    assert plan.random(3).random() != plan.random(4).random()
    assert plan.random(3).random() != replace(plan, seed=2).random(3).random()
