from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest

from features.catalogue import catalogue_hash
from features.problems import DataError
from models.notices import notices
from models.training import train

CLOSES = pd.Timestamp("2015-03-10")


def test_a_training_learns_from_every_outcome_known_and_keeps_all_applications(programme, training):
    assert training.model.kind == "growth"
    assert (len(training.past), len(training.matured)) == (90, 60)
    expected = programme.outcomes.set_index("application_id")["growth"]
    pd.testing.assert_series_equal(training.matured["growth"], expected.loc[training.matured.index])
    assert training.past.columns.tolist() == [
        *("name", "call_id", "closes_on", "decision", "growth", "se", "known_on", "source", "evaluable"),
        *("region", "sector", "size"),
    ]
    assert training.past.loc["2014-03", ["name", "call_id"]].tolist() == ["Bid 2014-03", "c2014"]
    assert training.notices == (training.card["low_confidence"],)


def test_few_tested_calls_are_low_confidence_and_the_card_says_so(training):
    assert training.card["low_confidence"].startswith(
        "Low confidence: fewer than three past calls could be tested (15 "
    )


def test_the_card_says_what_the_model_is(training):
    card = training.card
    assert {name: card[name] for name in ("kind", "as_of", "seed", "cases", "applications", "calls")} == {
        "kind": "growth",
        "as_of": "2015-03-10",
        "seed": 0,
        "cases": 60,
        "applications": 90,
        "calls": 6,
    }
    assert card["sources"] == {"outcomes": 60}
    assert card["hashes"] == {"calls": "c0ffee", "outcomes": "beef"}
    assert card["catalogue_hash"] == catalogue_hash(training.specification)


def test_calls_are_tested_that_closed_with_thirty_outcomes_known(training):
    """When the call of 2012 closed, 15 outcomes were known; 2013: 30; 2014 and 2015 have no outcomes yet."""
    assert training.evaluation["call_id"].unique().tolist() == ["c2013", "pooled"]
    assert training.predictions["call_id"].unique().tolist() == ["c2013"]


def test_what_becomes_known_later_changes_nothing(programme, training):
    later = programme.outcomes.assign(
        growth=programme.outcomes["growth"].where(programme.outcomes["known_on"] <= CLOSES, 99.0)
    )
    again = train(replace(programme, outcomes=later), as_of=CLOSES, hashes=training.hashes)
    assert again.card == training.card
    pd.testing.assert_frame_equal(again.past, training.past)
    pd.testing.assert_frame_equal(again.evaluation, training.evaluation)
    X = training.cases.X
    np.testing.assert_array_equal(again.model.predict(X), training.model.predict(X))


@pytest.mark.parametrize(
    ("as_of", "said"),
    [
        ("2010-03-10", "No outcome was known on 2010-03-10; a growth model needs 30."),
        ("2012-03-10", "Only 15 outcomes were known on 2012-03-10; a growth model needs 30."),
    ],
)
def test_with_few_outcomes_the_criteria_index_scores_and_it_is_said(programme, as_of, said):
    training = train(programme, as_of=pd.Timestamp(as_of))
    assert training.model.kind == "criteria index"
    assert training.card["kind"] == "criteria index"
    (notice,) = training.notices
    assert notice.startswith(said)
    assert notice.endswith("criteria index: points for the declared criteria, which forecast nothing.")
    assert training.evaluation.empty


def test_a_constant_outcome_teaches_nothing_and_it_is_said(programme):
    flat = replace(programme, outcomes=programme.outcomes.assign(growth=0.0))
    training = train(flat, as_of=CLOSES)
    assert training.model.kind == "criteria index"
    assert training.notices[0].startswith("All 60 outcomes are the same (0 pp a year)")


def test_a_model_that_no_call_could_test_is_told_apart(programme):
    early = programme.outcomes["known_on"] <= pd.Timestamp("2013-03-01")
    training = train(replace(programme, outcomes=programme.outcomes[early]), as_of=pd.Timestamp("2013-03-10"))
    assert training.model.kind == "growth"
    assert training.notices[0].startswith(
        "Low confidence: no past call could test these scores, as none closed with 30 earlier outcomes known"
    )


def test_outcomes_of_two_kinds_are_said(programme, training):
    mixed = training.past.assign(
        source=training.past["source"].mask(training.past["call_id"] == "c2010", "accounts")
    )
    assert notices(mixed, training.judged, CLOSES) == (
        training.card["low_confidence"],
        "Outcomes are of different kinds, not quite comparable: 15 from accounts and 45 from outcomes.",
    )


def test_before_the_first_call_there_is_nothing_to_learn(programme):
    with pytest.raises(DataError, match=r"No application had been handed in by 2009-12-31.*--as-of"):
        train(programme, as_of=pd.Timestamp("2009-12-31"))


def test_calls_without_applications_are_said(programme):
    empty = replace(programme, applications=programme.applications.iloc[:0])
    with pytest.raises(DataError, match="add past calls and their applications"):
        train(empty, as_of=CLOSES)


def test_every_step_is_told_before_it_begins(programme):
    steps: list[str] = []
    train(programme, as_of=pd.Timestamp("2011-03-10"), progress=steps.append)
    assert steps == [
        "Measuring the applications of c2010 (1 of 2)",
        "Measuring the applications of c2011 (2 of 2)",
        "Making the criteria index",
    ]
