"""A challenger on two more years of outcomes, its gate, and when there is nothing to learn."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from features.problems import DataError
from features.tables import Tables
from models.champion import Champion
from models.export import load_export, write_export
from models.gate import AS_IT_WAS, LEAKAGE, ROWS, SKILL
from models.gate_file import gate_path, read_gate, write_gate
from models.retrain import Retrained, compare, nothing_new, of_its_kind, retrain, revised
from models.training import Training, train
from tests.models.own_numbers import table
from tests.models.replayed import a_replay

OLD, NEW = pd.Timestamp("2013-03-10"), pd.Timestamp("2015-03-10")


@pytest.fixture(scope="module")
def old(programme: Tables) -> Training:
    """30 outcomes are known when the call of 2013 closes, 60 when that of 2015 does."""
    return train(programme, as_of=OLD, hashes={"outcomes": "beef"})


def frozen(training: Training, folder: Path) -> Champion:
    folder.mkdir()
    write_export(training, folder, {"version": 1, "run_id": "one", "trained_at": "2015-03-11"})
    return load_export(folder)


@pytest.fixture(scope="module")
def champion(old: Training, tmp_path_factory: pytest.TempPathFactory) -> Champion:
    return frozen(old, tmp_path_factory.mktemp("champion") / "v1")


@pytest.fixture(scope="module")
def done(programme: Tables, champion: Champion, training: Training) -> Retrained:
    """The gate of the programme's growth model, which knows two years more than the champion."""
    return compare(programme, champion, training)


def test_the_gate_has_every_row_and_counts_what_it_rests_on(done):
    assert [row.name for row in done.gate.rows] == list(ROWS)
    assert (done.gate.champion, len(done.gate.seats)) == (1, 3)
    assert done.gate.new_outcomes == 30
    assert done.replay.calls["champion_learnt"].tolist() == [0, 0, 30]
    assert done.replay.calls["challenger_learnt"].tolist() == [30, 45, 60]
    assert done.verdict.answer == "undecided"


def test_the_replay_of_the_challenger_is_the_evaluation_of_its_training(done):
    told = done.training.predictions.set_index("application_id")["model"]
    np.testing.assert_allclose(done.replay.predictions.loc[told.index, "challenger"], told, atol=1e-12)


def test_a_call_for_which_the_champion_would_have_been_an_index_says_nothing_of_a_growth_model(done):
    """Of the three, only that of 2013 has outcomes, and the champion could not have learnt for it."""
    assert set(done.replay.judged["call_id"]) == {"c2013"}
    assert (done.gate.calls, done.gate.applications) == (0, 0)
    assert done.gate.row(SKILL).sentence.startswith("No past call with known outcomes could be replayed")


@pytest.mark.parametrize("kind", ["growth", "criteria index"])
def test_calls_of_the_champions_own_kind_are_judged(kind):
    replay = a_replay(calls=3, each=10, kind=kind)
    replay.calls.loc["2015", "champion_kind"] = "another"
    assert sorted(set(of_its_kind(replay, kind)["call_id"])) == ["2016", "2017"]


def test_limits_of_the_comparison_are_said(done):
    said = " ".join(done.gate.notices)
    assert "learnt from what was known on 2013-03-10" in said
    assert "730 days" in said
    assert "In c2013, c2014 so little was known" in said
    assert "revised" not in said


def test_a_gate_survives_its_file(done, old, tmp_path):
    export = tmp_path / "exports" / "v2"
    export.mkdir(parents=True)
    write_export(old, export, {"version": 2})
    write_gate(done.gate, 2, export, gate_path(tmp_path, 2))
    assert read_gate(tmp_path, 2).gate == done.gate


def test_retrain_trains_and_compares_and_rows_known_later_change_nothing(done, programme, champion):
    outcomes = programme.outcomes.assign(
        growth=programme.outcomes["growth"].where(programme.outcomes["known_on"] <= NEW, 1e6)
    )
    later = table(
        "outcomes",
        [
            {
                "application_id": "2010-00",
                "measure": "revenue",
                "growth": -1e6,
                "se": 1.0,
                "known_on": "2015-03-11",
            }
        ],
    )
    told = retrain(
        replace(programme, outcomes=pd.concat([outcomes, later], ignore_index=True)), champion, as_of=NEW
    )
    assert told.gate == done.gate
    np.testing.assert_array_equal(
        told.training.model.predict(told.training.cases.X), done.training.model.predict(done.training.cases.X)
    )


def test_a_planted_leak_is_a_no(programme, champion):
    marks = programme.application_indicators
    growth = programme.outcomes.set_index("application_id")["growth"]
    leak = marks.drop_duplicates("application_id").assign(
        indicator="final grade",
        value=lambda one: one["application_id"].map(growth).fillna(0.0),
        direction=1.0,
    )
    leaking = pd.concat([marks, leak.astype(marks.dtypes.to_dict())], ignore_index=True)
    told = retrain(replace(programme, application_indicators=leaking), champion, as_of=NEW)
    assert told.verdict.answer == "no"
    assert told.gate.row(LEAKAGE).verdict == "fail"
    assert "final grade" in " ".join(told.verdict.reasons)
    assert "new: final grade" in told.gate.row("Catalogue").sentence


def test_outcomes_revised_wholesale_and_a_feature_gone_are_no_yes(programme, champion):
    outcomes = programme.outcomes.assign(growth=-programme.outcomes["growth"])
    marks = programme.application_indicators
    fewer = marks[marks["indicator"] != sorted(marks["indicator"].unique())[0]]
    told = retrain(replace(programme, outcomes=outcomes, application_indicators=fewer), champion, as_of=NEW)
    row = told.gate.row(AS_IT_WAS)
    assert row.verdict == "unclear"
    assert "30 of the 30 outcomes" in row.sentence
    assert "is replayed without" in row.sentence
    assert told.verdict.answer != "yes"
    assert row.sentence in told.verdict.reasons or told.verdict.answer == "no"


def test_a_challenger_that_would_know_less_is_refused(programme, champion):
    with pytest.raises(DataError, match=r"version 1\) knows what was known on 2013-03-10.*later day"):
        retrain(programme, champion, as_of=OLD - pd.Timedelta(days=1))


def test_from_the_same_tables_on_the_same_day_there_is_nothing_to_learn(programme, champion):
    assert retrain(programme, champion, as_of=OLD, hashes={"outcomes": "beef"}) is None


def test_without_new_outcomes_the_same_model_would_come_out(programme, champion):
    """A day later nothing more is known, and the tables' hashes are others."""
    assert retrain(programme, champion, as_of=OLD + pd.Timedelta(days=1), hashes={"outcomes": "cafe"}) is None


@pytest.mark.parametrize("what", ["growth", "se", "features", "code", "catalogue", "kind"])
def test_whatever_differs_is_something_new(champion, old, what):
    assert nothing_new(champion, old)
    changed = {
        "growth": {"past": champion.past.assign(growth=champion.past["growth"] + 1e-6)},
        "se": {"past": champion.past.assign(se=champion.past["se"] * 2)},
        "features": {"past_features": champion.past_features + 1},
        "code": {"card": champion.card | {"code_version": "other"}},
        "catalogue": {"card": champion.card | {"catalogue_hash": "other"}},
        "kind": {"card": champion.card | {"kind": "criteria index"}},
    }
    assert not nothing_new(replace(champion, **changed[what]), old)


def test_revised_and_vanished_outcomes_are_said(champion, done):
    growth = champion.past["growth"].copy()
    growth.iloc[0] += 2.5
    gone = champion.past.rename(index={champion.past.index[1]: "2009-00"})
    said = list(revised(replace(champion, past=champion.past.assign(growth=growth)), done.training))
    assert said == [
        "1 of the 30 outcomes that the champion learnt from have been revised since, by up to 2.5 pp a year. "
        "The replay uses the values of today."
    ]
    assert list(revised(replace(champion, past=gone), done.training)) == [
        "1 outcomes that the champion learnt from are not in this folder any more."
    ]


def test_an_index_has_no_calibration_and_stays_one_in_the_replay(programme, training, tmp_path):
    index = frozen(train(programme, as_of=pd.Timestamp("2011-03-10")), tmp_path / "v1")
    told = compare(programme, index, training)
    assert set(told.replay.calls["champion_kind"]) == {"criteria index"}
    assert told.gate.row("Calibration: slope").champion is None
    assert told.gate.new_outcomes == 60
