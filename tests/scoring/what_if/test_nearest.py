from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.arithmetic import Floats
from models.normal_scores import Reference
from scoring.what_if.field import Field
from scoring.what_if.nearest import nearest, single_options
from scoring.what_if.plan import feasible
from tests.scoring.what_if.call_asked import CallAsked


@settings(max_examples=2)
@given(place=st.integers(2, 11))
def test_a_line_said_to_be_reached_is_reached_by_the_model_from_scratch(
    asked_about: CallAsked, place: int
) -> None:
    field, one = asked_about.field, asked_about.ranked[place]
    line = field.line(one)
    assert line is not None
    found = nearest(field, asked_about.subjects[one], line)
    if found.after is None:
        assert found.best_score <= line
        return
    changed = asked_about.X.copy()
    changed.loc[one] = [found.after.row[str(name)] for name in changed]
    scores = dict(zip(changed.index, np.asarray(field.score(changed)).tolist(), strict=True))
    assert scores[one] > line
    assert {name: score for name, score in scores.items() if name != one} == {
        name: score for name, score in field.scores.items() if name != one
    }
    assert field.standing(one, scores[one]).rank <= (field.seats or 0)


def test_no_single_change_that_was_tried_is_nearer(asked_about: CallAsked) -> None:
    field, one = weighed(asked_about, signed_commitment=2.0, role_mix=1.0), asked_about.ranked[2]
    subject, line = asked_about.subjects[one], field.scores[one] + 0.3
    found = nearest(field, subject, line)
    assert found.distance is not None
    singles = [
        option
        for option in single_options(field, subject, field.scores[one])
        if field.beats(field.scores[one] + option.gain, line)
    ]
    assert all(found.distance <= option.distance + 1e-9 for option in singles)


def weighed(call: CallAsked, **weights: float) -> Field:
    """The field with a score that is plain to see: normal scores among past applications, weighed."""
    reference = Reference.of(call.field.past[list(weights)].to_numpy())

    def score(X: pd.DataFrame) -> Floats:
        places = np.nan_to_num(reference.scores(X[list(weights)].to_numpy(dtype="float64")))
        return np.asarray(places @ np.array(list(weights.values())))

    scores = dict(zip(map(str, call.X.index), score(call.X).tolist(), strict=True))
    return replace(call.field, score=score, scores=scores)


def test_the_change_that_counts_most_for_its_distance_is_made(asked_about: CallAsked) -> None:
    field, one = weighed(asked_about, signed_commitment=3.0, pledged_hours=1.0), asked_about.ranked[5]
    found = nearest(field, asked_about.subjects[one], field.scores[one] + 0.5)
    assert set(found.plan) == {"signed_commitment"}


def test_no_part_of_the_way_can_be_left_out(asked_about: CallAsked) -> None:
    field, one = weighed(asked_about, signed_commitment=1.0, pledged_hours=1.0), asked_about.ranked[5]
    subject = asked_about.subjects[one]
    alone = {each.feature: each.gain for each in single_options(field, subject, field.scores[one])}
    line = field.scores[one] + max(alone.values()) + 0.2
    found = nearest(field, subject, line)
    assert set(found.plan) == {"signed_commitment", "pledged_hours"}
    for feature in found.plan:
        less = feasible(field, subject, {name: to for name, to in found.plan.items() if name != feature})
        assert less is not None
        assert not field.beats(float(field.scored([less])[0]), line)


def test_where_all_are_tied_the_smallest_step_that_counts_reaches_the_line(asked_about: CallAsked) -> None:
    one = asked_about.ranked[5]
    field = replace(
        weighed(asked_about, signed_commitment=1.0), scores=dict.fromkeys(asked_about.ranked, 0.0)
    )
    own = float(field.scored([asked_about.subjects[one]])[0])
    found = nearest(field, asked_about.subjects[one], own)
    assert found.after is not None
    more = np.nansum(found.after.found["signed"]) - np.nansum(asked_about.subjects[one].found["signed"])
    assert more >= 1
    steps = [float(option.gain) for option in single_options(field, asked_about.subjects[one], own)]
    assert float(field.scored([found.after])[0]) - own <= min(steps) + 1e-9


def test_a_line_beyond_everything_is_not_reached_and_said_so(asked_about: CallAsked) -> None:
    subject = asked_about.subjects[asked_about.ranked[5]]
    found = nearest(asked_about.field, subject, 1e6)
    assert (found.after, found.plan, found.distance) == (None, {}, None)
    assert found.best_score > asked_about.field.scores[asked_about.ranked[5]]


def test_the_search_has_one_answer(asked_about: CallAsked) -> None:
    field, one = weighed(asked_about, signed_commitment=2.0, role_mix=1.0), asked_about.ranked[3]
    line = field.scores[one] + 1.0
    first, second = (nearest(field, asked_about.subjects[one], line) for _ in range(2))
    assert (first.plan, first.distance, first.best_score) == (second.plan, second.distance, second.best_score)


@pytest.mark.parametrize(("seats", "line"), [(None, None), (2, 2.0), (3, 1.0), (9, None), (0, None)])
def test_the_line_is_the_last_seat_among_the_others(
    asked_about: CallAsked, seats: int | None, line: float | None
) -> None:
    field = asked_about.field
    other = type(field)("c", seats, {"a": 0.5, "b": 3.0, "c": 2.0, "d": 1.0}, field.score, (), field.past)
    assert other.line("a") == line
