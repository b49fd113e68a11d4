"""The rules of the gate: nothing that fails is promoted, and an unclear answer keeps the champion."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.gate import (
    LEAST_CALLS,
    MARGIN,
    NEEDED,
    ROWS,
    SKILL,
    SLOPE,
    Gate,
    Verdict,
    judged_skill,
    should_promote,
)
from tests.models.gates import gate, row

VERDICTS = ("pass", "fail", "unclear")


def test_better_beyond_chance_is_a_yes() -> None:
    assert should_promote(gate(low=0.01)) == Verdict(
        "yes", (f"{SKILL} pass.", "It has learnt from 50 outcomes more than the champion.")
    )


def test_no_worse_is_a_yes_only_for_a_fresher_model_of_the_same_catalogue_with_most_seats_kept() -> None:
    no_worse = {"low": -0.01, "high": 0.05}
    assert should_promote(gate(**no_worse)).answer == "yes"
    assert should_promote(gate(**no_worse, new=0)).answer == "undecided"
    assert should_promote(gate(**no_worse, seats="unclear")).answer == "undecided"
    assert should_promote(gate(**no_worse, catalogue="unclear")).answer == "undecided"
    assert should_promote(gate(low=0.01, new=0, seats="unclear", catalogue="unclear")).answer == "yes"


def test_an_interval_that_reaches_below_the_margin_is_undecided_and_says_so() -> None:
    unclear = should_promote(gate(low=-0.06, high=0.08))
    assert unclear == Verdict("undecided", (f"{SKILL} unclear.",))
    assert should_promote(gate(low=0.05, calls=LEAST_CALLS - 1)).answer == "undecided"


@pytest.mark.parametrize("unclear", ["as_it_was", "confidence", "leakage"])
def test_what_a_yes_needs_is_not_made_up_for_by_ranking_better(unclear: str) -> None:
    told = should_promote(gate(low=0.3, high=0.5, **{unclear: "unclear"}))
    assert (told.answer, len(told.reasons)) == ("undecided", 1)
    assert told.reasons[0].endswith("unclear.")


@pytest.mark.parametrize("fault", ["leakage", "slope"])
def test_a_fault_is_a_no_however_well_it_ranks(fault: str) -> None:
    told = should_promote(gate(low=0.3, high=0.5, **{fault: "fail"}))
    assert (told.answer, len(told.reasons)) == ("no", 1)
    assert told.reasons[0].endswith("fail.")


def test_worse_beyond_chance_is_a_no() -> None:
    assert should_promote(gate(low=-0.2, high=-0.01)) == Verdict("no", (f"{SKILL} fail.",))


def test_a_gate_without_one_of_its_rows_is_refused() -> None:
    whole = gate()
    for name in ROWS:
        rows = tuple(one for one in whole.rows if one.name != name)
        with pytest.raises(KeyError, match=name):
            should_promote(replace(whole, rows=rows))


@given(
    verdicts=st.tuples(*(st.sampled_from(VERDICTS) for _ in ROWS)),
    low=st.floats(-1, 1),
    width=st.floats(0, 1),
    calls=st.integers(0, 20),
    new=st.integers(-5, 500),
)
def test_no_gate_with_a_fault_or_a_possible_loss_is_a_yes(verdicts, low, width, calls, new) -> None:
    rows = [row(name, verdict) for name, verdict in zip(ROWS, verdicts, strict=True)]
    skill = judged_skill(calls, low, low + width)
    rows[0] = row(SKILL, skill, low, low + width)
    told = should_promote(Gate(1, calls, 50, new, tuple(rows)))
    faults = "fail" in verdicts[1:] or skill == "fail"
    assert (told.answer == "no") == faults
    if told.answer == "yes":
        assert low > -MARGIN
        assert calls >= LEAST_CALLS
        assert [rows[ROWS.index(name)].verdict for name in NEEDED] == ["pass"] * len(NEEDED)
    assert told.reasons


def test_reasons_name_what_was_unclear() -> None:
    told = should_promote(gate(slope="unclear"))
    assert told.reasons[-1].startswith(f"Too little is known for a word on: {SLOPE}.")
