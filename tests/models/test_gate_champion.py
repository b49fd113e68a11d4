"""Whether the replay's champion is the one that serves, and whether scores would lose their confidence."""

from __future__ import annotations

import pandas as pd

from models.gate_champion import as_it_was_row, confidence_row

LEARNT = pd.Series(range(20), [f"A{n}" for n in range(20)], dtype="float64")


def test_a_few_revised_outcomes_are_ordinary_and_many_stop_a_yes() -> None:
    few, many = LEARNT.copy(), LEARNT.copy()
    few.iloc[:2] += 3.0
    many.iloc[:3] += 3.0
    assert as_it_was_row(LEARNT, few, []).verdict == "pass"
    row = as_it_was_row(LEARNT, many, [])
    assert row.verdict == "unclear"
    assert row.sentence.startswith(
        "3 of the 20 outcomes that the champion learnt from are others now or gone"
    )


def test_outcomes_that_are_gone_count_as_moved_and_rounding_does_not() -> None:
    assert as_it_was_row(LEARNT, LEARNT.iloc[3:], []).verdict == "unclear"
    assert as_it_was_row(LEARNT, LEARNT + 0.04, []).verdict == "pass"


def test_outcomes_that_the_champion_did_not_know_have_not_moved() -> None:
    waiting = LEARNT.where(LEARNT > 9)
    assert as_it_was_row(waiting, LEARNT, []).verdict == "pass"
    assert as_it_was_row(waiting.where(waiting < 0), LEARNT, []).verdict == "pass"


def test_a_champion_replayed_without_its_features_is_not_the_one_that_serves() -> None:
    row = as_it_was_row(LEARNT, LEARNT, ["agency mark"])
    assert row.verdict == "unclear"
    assert row.sentence == "The champion is replayed without what it was made with: agency mark."


def test_only_confidence_that_would_be_lost_stands_in_the_way() -> None:
    verdicts = {
        (old, new): confidence_row(champion_is_low=old, challenger_is_low=new).verdict
        for old in (True, False)
        for new in (True, False)
    }
    assert [both for both, verdict in verdicts.items() if verdict == "unclear"] == [(False, True)]
