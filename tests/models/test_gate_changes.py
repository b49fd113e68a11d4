from __future__ import annotations

from dataclasses import replace

from features.catalogue import FEATURES
from models.gate import SameSeats
from models.gate_changes import catalogue_changes, catalogue_row, leakage_row, same_seats, seats_row
from models.leakage import Suspect
from tests.models.replayed import a_replay


def test_seats_are_counted_call_by_call_with_outcomes_or_without():
    plain = a_replay(calls=3)
    told = plain.predictions.assign(challenger=lambda one: one["champion"])
    told["growth"] = told["growth"].where(told["call_id"] != "2017")
    best = told[told["call_id"] == "2016"]["champion"].nlargest(1).index
    told.loc[best, "challenger"] = -99.0
    assert same_seats(replace(plain, predictions=told)) == (
        SameSeats("2015", 4, 4),
        SameSeats("2016", 4, 3),
        SameSeats("2017", 4, 4),
    )


def test_equal_predictions_are_seated_in_the_order_of_their_ids():
    plain = a_replay(calls=1)
    told = plain.predictions.assign(champion=1.0, challenger=1.0)
    assert same_seats(replace(plain, predictions=told.iloc[::-1])) == (SameSeats("2015", 4, 4),)


def test_who_would_have_been_funded_is_said_by_call():
    row = seats_row([SameSeats("2020", 4, 4), SameSeats("2021", 4, 3)])
    assert row.sentence == "7 of 8 seats stay the same: 4 of 4 in 2020, 3 of 4 in 2021."
    assert (row.challenger, row.verdict) == (0.875, "pass")
    assert seats_row([SameSeats("2021", 4, 1)]).verdict == "unclear"
    assert seats_row([]).verdict == "unclear"


def test_a_changed_catalogue_names_what_changed():
    first, second, *rest = FEATURES
    own = replace(first, name="agency mark", compute=None)
    now = (replace(second, direction=-second.direction), *rest, own)
    assert catalogue_changes(FEATURES, now) == {
        "new": ["agency mark"],
        "gone": [first.name],
        "redefined": [second.name],
    }
    row = catalogue_row(FEATURES, now)
    assert (row.challenger, row.verdict) == (3.0, "unclear")
    assert row.sentence == f"Features new: agency mark; gone: {first.name}; redefined: {second.name}."


def test_another_order_is_no_change_and_revised_values_are():
    assert catalogue_row(FEATURES, FEATURES[::-1]).verdict == "pass"
    revised = Suspect("density", "changes", 0.4, 50, "density changes.")
    row = catalogue_row(FEATURES, FEATURES, [revised])
    assert (row.verdict, row.sentence) == (
        "unclear",
        "Features other values for past applications: density.",
    )


def test_long_lists_are_cut_and_counted():
    row = catalogue_row(FEATURES, FEATURES[8:])
    assert row.sentence.endswith("and 3 more.")


def test_a_suspect_keeps_the_champion_and_few_outcomes_say_nothing():
    suspect = Suspect("grade", "alone", 0.9, 200, "grade predicts suspiciously well.")
    assert leakage_row([suspect], outcomes=200).verdict == "fail"
    assert leakage_row([suspect], outcomes=200).sentence == "grade predicts suspiciously well."
    assert leakage_row([], outcomes=200).verdict == "pass"
    assert leakage_row([], outcomes=19).verdict == "unclear"
