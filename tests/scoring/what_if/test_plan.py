from __future__ import annotations

import inspect

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from features.catalogue import FEATURES
from features.ingredients import Ingredients
from scoring.what_if.levers import LEVERS
from scoring.what_if.plan import carried_out, feasible, targets
from scoring.what_if.subject import Subject
from tests.scoring.what_if.call_asked import CallAsked

PLACES = st.integers(0, 11)
SHARES = st.floats(0, 1)
PLANS = st.dictionaries(st.sampled_from(sorted(LEVERS)), SHARES, min_size=1, max_size=3)
ACTIONABLE = {one.name for one in FEATURES if one.actionable}


def planned(call: CallAsked, place: int, shares: dict[str, float]) -> tuple[Subject, dict[str, float]]:
    """An application, and targets so far up the values that past applications had."""
    subject = call.subjects[call.ranked[place]]
    found = {}
    for feature, share in shares.items():
        known = targets(call.field, subject, feature, most=1000)
        if known:
            found[feature] = known[int(share * (len(known) - 1))]
    return subject, found


def computed(found: Ingredients) -> dict[str, float]:
    """Every feature of the catalogue, from the ingredients."""
    values = {}
    for one in FEATURES:
        assert one.compute is not None
        needs = inspect.signature(one.compute).parameters
        with np.errstate(divide="ignore", invalid="ignore"):
            values[one.name] = float(np.ravel(one.compute(**{name: found[name] for name in needs}))[0])
    return values


@settings(max_examples=60)
@given(place=PLACES, shares=PLANS)
def test_whatever_is_done_stays_within_the_ranges_and_moves_only_what_can_be_acted_on(
    asked_about: CallAsked, place: int, shares: dict[str, float]
) -> None:
    subject, plan = planned(asked_about, place, shares)
    after = feasible(asked_about.field, subject, plan)
    assume(plan and after is not None)
    assert after is not None
    moved = {name for name in subject.row if not same(subject.row[name], after.row[name])}
    assert moved <= ACTIONABLE
    assert all(asked_about.field.ranges[name].holds(after.row[name]) for name in moved)
    assert all(after.row[name] > subject.row[name] for name in after.asked)
    assert after.asked <= set(plan)


@settings(max_examples=60)
@given(place=PLACES, shares=PLANS)
def test_features_are_what_the_catalogue_computes_from_what_was_done(
    asked_about: CallAsked, place: int, shares: dict[str, float]
) -> None:
    subject, plan = planned(asked_about, place, shares)
    after = carried_out(subject, plan)
    assume(after is not None)
    assert after is not None
    again = computed(after.found)
    differing = [
        name for name, value in again.items() if not same(value, after.row[name]) and not np.isnan(value)
    ]
    assert differing == []


@settings(max_examples=60)
@given(place=PLACES, shares=PLANS)
def test_members_ties_and_hours_stay_whole(
    asked_about: CallAsked, place: int, shares: dict[str, float]
) -> None:
    subject, plan = planned(asked_about, place, shares)
    after = carried_out(subject, plan)
    assume(after is not None)
    assert after is not None
    counts = ("signed", "financial", "role_counts", "listed", "ties", "ties_outside", "tied_pairs")
    for name in (*counts, "members_tied_to_research", "members_outside_research"):
        known = after.found[name][np.isfinite(after.found[name])]
        assert (known == np.round(known)).all(), name
    assert np.nansum(after.found["role_counts"]) == after.found["listed"][0]
    assert np.isfinite(after.found["financial"]).sum() == after.found["listed"][0]
    hours, before = after.found["pledged_hours"], subject.found["pledged_hours"]
    assert (hours[hours != before] % 1 == 0)[np.isfinite(hours[hours != before])].all()
    assert after.found["sources"][0][0] == subject.found["sources"][0][0]


@settings(max_examples=30)
@given(place=PLACES, shares=PLANS, back=st.booleans())
def test_the_order_in_which_a_plan_is_written_does_not_matter(
    asked_about: CallAsked, place: int, shares: dict[str, float], back: bool
) -> None:
    subject, plan = planned(asked_about, place, shares)
    other = dict(sorted(plan.items(), reverse=back))
    one, two = carried_out(subject, plan), carried_out(subject, other)
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert all(same(one.row[name], two.row[name]) for name in one.row)


def test_a_share_of_five_members_moves_in_steps_of_twenty_points(asked_about: CallAsked) -> None:
    subject = asked_about.subjects[asked_about.ranked[0]]
    found = {**subject.found, "signed": np.array([[1.0, 1.0, 0.0, 0.0, 0.0]])}
    five = Subject(subject.specification, {**subject.row, "signed_commitment": 40.0}, found)
    reached = [five.acted("signed_commitment", target) for target in (41.0, 60.0, 61.0, 100.0, 101.0)]
    assert [one and one.row["signed_commitment"] for one in reached] == [60.0, 60.0, 80.0, 100.0, None]


def test_an_investor_who_joins_moves_every_feature_that_counts_members(asked_about: CallAsked) -> None:
    subject = asked_about.subjects[asked_about.ranked[0]]
    after = subject.acted("financial_actors", subject.row["financial_actors"] + 0.01)
    assert after is not None
    listed, signed = subject.found["listed"][0], np.nansum(subject.found["signed"])
    assert after.row["financial_actors"] == pytest.approx(
        100 * (np.nansum(subject.found["financial"]) + 1) / (listed + 1)
    )
    assert after.row["signed_commitment"] == pytest.approx(100 * (signed + 1) / (listed + 1))
    assert after.row["tie_density"] < subject.row["tie_density"]
    assert after.row["critical_mass"] == subject.row["critical_mass"]


def test_the_median_firm_pledges_what_was_asked_with_the_fewest_firms_moved(asked_about: CallAsked) -> None:
    subject = asked_about.subjects[asked_about.ranked[0]]
    hours = np.array([[10.0, 20.0, 30.0, 40.0, np.nan]])
    found = {**subject.found, "firm_hours": hours, "pledged_hours": hours}
    firms = Subject(subject.specification, {**subject.row, "pledged_hours": 25.0}, found)
    after = firms.acted("pledged_hours", 34.2)
    assert after is not None
    assert after.found["firm_hours"][0, :4].tolist() == [10.0, 35.0, 35.0, 40.0]
    assert after.row["pledged_hours"] == 35.0
    assert after.row["co_financing"] > firms._computed("co_financing", found)


def test_own_money_makes_sources_more_even_and_the_pledges_a_smaller_part(asked_about: CallAsked) -> None:
    subject = asked_about.subjects[asked_about.ranked[0]]
    target = subject.row["funding_diversity"] + 0.005
    after = subject.acted("funding_diversity", target)
    assert after is not None
    assert target <= after.row["funding_diversity"] < target + 0.001
    assert after.row["co_financing"] < subject.row["co_financing"]


def same(one: float, other: float) -> bool:
    return bool(np.isclose(one, other, rtol=1e-9, atol=1e-12, equal_nan=True))
