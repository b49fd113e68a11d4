"""From tables and a champion to the watch: what is compared, matured, revised and refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from features.problems import DataError
from scoring.score import doubt_of
from scoring.watch.found import CallWatch, watch_call
from tests.scoring.programmes import Programme, plain, read, trained


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """Ten calls with outcomes two years later, and a champion of the day on which the eighth closed."""
    reading = plain(calls=10, each=16, outcomes=True)
    folder = tmp_path_factory.mktemp("watched") / "export"
    return Programme(reading, trained(reading, folder, pd.Timestamp("2022-03-10")))


@pytest.fixture(scope="module")
def watched(own: Programme) -> CallWatch:
    return watch_call(own.reading, own.champion, "c9")


def test_a_call_is_compared_with_those_that_the_model_learnt_from(watched: CallWatch):
    assert watched.training_calls == tuple(f"c{one}" for one in range(6))
    assert (watched.applications, watched.training_cases) == (16, 96)
    features = watched.found.panels[0]
    assert (features.n, features.past_n, features.calls) == (16, 96, 6)
    assert {one.name for one in features.columns} == {
        "team mark", "promises", "market pull", "road distance", "cash at hand",
    }  # fmt: skip


def test_outcomes_that_came_after_training_are_held_against_predictions_made_without_them(
    own: Programme, watched: CallWatch
):
    """Six calls were known; the plain programme's outcomes of all ten are in the folder."""
    calls = watched.found.record["call_id"].tolist()
    assert calls[-4:] == ["c6", "c7", "c8", "c9"]
    assert watched.found.panels[4].n == 16
    until = watch_call(own.reading, own.champion, "c9", as_of=pd.Timestamp("2023-12-31"))
    assert until.found.record["call_id"].tolist() == calls[:-3]
    assert until.as_of == "2023-12-31"


def test_what_becomes_known_later_changes_nothing_before_it(own: Programme):
    day = pd.Timestamp("2023-12-31")
    outcomes = own.reading.tables.outcomes
    later = outcomes["known_on"] > day
    changed = outcomes.assign(growth=outcomes["growth"].where(~later, 99.0))
    grown = read(replace(own.reading.tables, outcomes=changed))
    one, two = (watch_call(each, own.champion, "c9", as_of=day) for each in (own.reading, grown))
    assert one.found.panels == two.found.panels


def test_the_order_of_rows_changes_nothing(own: Programme, watched: CallWatch):
    draw = np.random.default_rng(0)
    tables = own.reading.tables
    names = ("applications", "application_indicators", "outcomes", "calls")
    mixed = {name: getattr(tables, name).sample(frac=1, random_state=draw) for name in names}
    assert watch_call(read(replace(tables, **mixed)), own.champion, "c9").found.panels == watched.found.panels


def test_a_figure_revised_in_place_is_named(own: Programme, watched: CallWatch):
    assert (watched.revised_call, watched.revised) == ("c5", ())
    told = own.reading.tables.application_indicators
    mine = told["application_id"].str.startswith("A-5") & (told["indicator"] == "promises")
    revised = told.assign(value=told["value"].where(~mine, told["value"] + 1))
    grown = read(replace(own.reading.tables, application_indicators=revised))
    [suspect] = watch_call(grown, own.champion, "c9").revised
    assert (suspect.feature, suspect.value, suspect.n) == ("promises", 1.0, 16)


def test_a_shift_of_all_answers_is_noticed(own: Programme):
    told = own.reading.tables.application_indicators
    mine = told["application_id"].str.startswith("A-9") & (told["indicator"] == "promises")
    moved = told.assign(value=told["value"].where(~mine, told["value"] + 3))
    found = watch_call(read(replace(own.reading.tables, application_indicators=moved)), own.champion, "c9")
    assert "promises" in {one.name for one in found.found.panels[0].alarms}


def test_an_index_has_no_predictions_to_hold_against_outcomes(index: Programme):
    found = watch_call(index.reading, index.champion, "c2")
    assert found.kind == "criteria index"
    assert [(one.name, one.why) for one in found.found.panels[4:]] == [
        ("calibration", "no record"),
        ("groups", "no record"),
    ]


def test_the_simulated_programme_says_that_its_n_is_too_small(programme: Programme):
    call = programme.reading.tables.calls.sort_values("closes_on")["call_id"].iloc[-1]
    found = watch_call(programme.reading, programme.champion, call)
    assert [one.name for one in found.found.panels if one.verdict == "quiet"] in ([], ["scores"])


def test_unknown_calls_and_models_from_the_future_are_refused(own: Programme, tmp_path: Path):
    with pytest.raises(DataError, match=r"There is no call c99 in calls"):
        watch_call(own.reading, own.champion, "c99")
    with pytest.raises(DataError, match=r"was trained on what was known on 2022-03-10, but call c3"):
        watch_call(own.reading, own.champion, "c3")


def test_the_watch_says_what_scores_of_the_same_champion_say_of_their_confidence(
    own: Programme, watched: CallWatch, index: Programme
):
    assert watched.low_confidence == doubt_of(own.champion)
    untested = watch_call(index.reading, index.champion, str(index.reading.tables.calls["call_id"].iloc[-1]))
    assert untested.low_confidence is not None
    assert untested.low_confidence.doubt == "untested"
