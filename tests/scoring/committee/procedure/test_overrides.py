"""Departures are graded by what became of them, and by no more than that."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.committee.procedure.override_cases import Case, Grade
from scoring.committee.procedure.overrides import grades

CASES = st.builds(
    Case,
    application_id=st.uuids().map(str),
    call_id=st.sampled_from(["2019", "2020", "2021"]),
    recommended=st.sampled_from(["in", "discuss", "out"]),
    funded=st.booleans(),
    expected=st.none() | st.floats(-5, 5),
    growth=st.none() | st.floats(-9, 9),
    se=st.none() | st.floats(0.1, 2),
    reason_code=st.sampled_from([None, "ratings", "capacity"]),
    criterion=st.sampled_from([None, "capital"]),
)
LISTS = st.lists(CASES, max_size=25, unique_by=lambda one: one.application_id)


def call(year: str, shock: float, *surprises: float) -> list[Case]:
    """Two funded and two declined as recommended, and overrides: funded ones, then one that was put out."""
    plain = [
        Case(f"{year}-a", year, "in", True, 3.0, 3.0 + shock + 1),
        Case(f"{year}-b", year, "in", True, 2.0, 2.0 + shock - 1),
        Case(f"{year}-c", year, "out", False, -1.0, -1.0 + 1),
        Case(f"{year}-d", year, "out", False, -2.0, -2.0 - 1),
    ]
    overrides = [
        Case(f"{year}-o{n}", year, "out", True, 0.0, shock + one, None, "ratings", "capital")
        for n, one in enumerate(surprises)
    ]
    put_out = Case(f"{year}-p", year, "in", False, 2.5, 2.5 - 1.5, None, "capacity", "proximity")
    return [*plain, *overrides, put_out]


TWO_CALLS = [*call("2019", 10.0, 2.0, 3.0), *call("2020", -10.0, 1.0, 3.0, 4.0)]


def test_overrides_are_compared_within_their_call_with_those_decided_alike() -> None:
    told = grades(TWO_CALLS)
    assert [one.key for one in told.by_reason] == ["capacity", "ratings"]
    assert [one.key for one in told.by_criterion] == ["capital", "proximity"]
    ratings = told.by_reason[1]
    assert (ratings.overrides, ratings.known, ratings.compared, ratings.calls) == (5, 5, 5, 2)
    assert ratings.mean == pytest.approx(13 / 5)
    assert told.overall.mean == pytest.approx((13 + 2 * 1.5) / 7)
    assert told.by_reason[0] == Grade("capacity", overrides=2, known=2, compared=2, calls=2)
    assert told.by_reason[0].too_few


def test_the_swap_compares_outcomes_and_asks_no_model() -> None:
    told = grades(TWO_CALLS).swap
    weights, differences = (2 / 3, 3 / 4), (12.5 - 1.0, -10 + 8 / 3 - 1.0)
    mean = sum(w * d for w, d in zip(weights, differences, strict=True)) / sum(weights)
    assert (told.overrides, told.known, told.compared, told.calls) == (7, 7, 7, 2)
    assert told.mean == pytest.approx(mean)
    guessed = [replace(one, expected=99.0) for one in TWO_CALLS]
    assert grades(guessed).swap == told


def test_an_outcome_that_is_not_known_is_not_zero() -> None:
    some = [replace(one, growth=None) if one.application_id == "2020-o2" else one for one in TWO_CALLS]
    told = grades(some).by_reason[1]
    assert (told.overrides, told.known, told.compared, told.mean) == (5, 4, 4, None)
    more = [*TWO_CALLS, Case("2020-x", "2020", "out", True, 0.0, None, None, "ratings")]
    assert grades(more).by_reason[1] == replace(grades(TWO_CALLS).by_reason[1], overrides=6)


def test_overrides_of_one_call_get_no_number() -> None:
    told = grades(call("2019", 0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)).overall
    assert (told.compared, told.calls, told.too_few) == (7, 1, True)


def test_without_anybody_to_compare_with_an_override_is_counted_and_not_compared() -> None:
    alone = [Case("A", "2019", "out", True, 0.0, 1.0)]
    assert grades(alone).overall == Grade("all", overrides=1, known=1, compared=0, calls=0)


def test_there_may_be_no_overrides() -> None:
    told = grades([])
    assert told.overall == Grade("all", 0, 0, 0, 0)
    assert (told.by_reason, told.by_criterion, told.swap) == ((), (), Grade("swap", 0, 0, 0, 0))


def test_errors_of_measurement_widen_what_agrees_by_chance() -> None:
    sure, unsure = (grades([replace(one, se=se) for one in TWO_CALLS]).by_reason[1] for se in (None, 9.0))
    assert sure.mean == unsure.mean
    assert (sure.detectable or 0) < (unsure.detectable or 0)


def test_two_calls_that_agree_by_chance_do_not_hide_how_far_overrides_differ() -> None:
    told = grades([*call("2019", 0.0, 0.0, 6.0), *call("2020", 0.0, 0.0, 3.0, 6.0)]).by_reason[1]
    assert told.mean == pytest.approx(3)
    assert (told.high or 0) - 3 > 12


@given(LISTS)
def test_the_order_of_cases_changes_nothing(cases: list[Case]) -> None:
    assert grades(cases) == grades(cases[::-1])


@given(LISTS)
def test_every_override_is_in_one_reason_and_one_criterion(cases: list[Case]) -> None:
    told = grades(cases)
    for rows in (told.by_reason, told.by_criterion):
        for count in ("overrides", "known", "compared"):
            assert sum(getattr(one, count) for one in rows) == getattr(told.overall, count)


@given(LISTS)
def test_a_number_comes_with_its_interval_and_enough_behind_it(cases: list[Case]) -> None:
    told = grades(cases)
    for one in (told.overall, told.swap, *told.by_reason, *told.by_criterion):
        assert one.overrides >= one.known >= one.compared
        if one.mean is None:
            assert one.low is one.high is one.detectable is None
        else:
            assert one.compared >= 5
            assert one.calls >= 2
            assert (one.low or 0) <= one.mean <= (one.high or 0)


@given(LISTS, st.sampled_from(["2019", "2020"]), st.integers(-20, 20))
def test_a_good_year_for_all_who_were_funded_grades_nobody(cases: list[Case], year: str, more: int) -> None:
    def better(one: Case) -> Case:
        touched = one.funded and one.call_id == year and one.growth is not None
        return replace(one, growth=(one.growth or 0.0) + more) if touched else one

    before, after = grades(cases).overall, grades([better(one) for one in cases]).overall
    assert after.mean == (None if before.mean is None else pytest.approx(before.mean, abs=1e-9))


def simulated(rng: np.random.Generator, knows: float, effect: float) -> list[Case]:
    """Six calls: scores as spread as they should be, a shock a call, overrides that know this much."""
    cases = []
    for year in range(6):
        shock = rng.normal(0, 2)
        for n in range(30):
            expected = rng.normal(0, 2)
            truth = expected + rng.normal(0, 3)
            recommended = "in" if expected > 1 else "out"
            override = rng.random() < 0.12
            funded = (recommended == "in") != override
            gain = knows * (1 if funded else -1) if override else 0.0
            growth = truth + shock + gain + effect * funded
            cases.append(Case(f"{year}-{n}", str(year), recommended, funded, expected, growth))
    return cases


@pytest.mark.parametrize(("knows", "effect"), [(0.0, 0.0), (0.0, 3.0), (2.0, 0.0)])
def test_the_interval_covers_what_the_committee_knew_whatever_funding_does(
    knows: float, effect: float
) -> None:
    told = [grades(simulated(np.random.default_rng(seed), knows, effect)).overall for seed in range(120)]
    hits = [(one.low or 0) <= knows <= (one.high or 0) for one in told if not one.too_few]
    assert len(hits) == 120
    assert sum(hits) / 120 >= 0.92
    assert np.mean([one.mean or 0 for one in told]) == pytest.approx(knows, abs=0.25)


def test_the_swap_is_flattered_by_an_effect_of_funding_as_its_description_says() -> None:
    def mean(effect: float) -> float:
        worlds = (simulated(np.random.default_rng(seed), 0.0, effect) for seed in range(60))
        return float(np.mean([told for one in worlds if (told := grades(one).swap.mean) is not None]))

    assert mean(3.0) - mean(0.0) == pytest.approx(3.0)
