from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import mlflow
import numpy as np
import pandas as pd
import pytest

from features.problems import DataError
from models.champion import export_folder
from models.export import load_champion, load_version
from models.gate_file import manifest_sha256
from models.promotion import Promotion, append_promotion, promotions
from models.tracking import ALIAS, DATABASE, NAME, alias_notice, log_training, runs
from models.tracking.record import example_input
from models.training import train
from models.training_lock import training_lock
from tests.models.interrupted import AT
from tests.models.runs_folder import client


def artifacts(root: Path, run_id: str, folder: str = "") -> set[str]:
    found = set()
    for one in client(root).list_artifacts(run_id, folder):
        found |= artifacts(root, run_id, one.path) if one.is_dir else {one.path}
    return found


def test_the_first_version_becomes_the_champion_and_the_second_does_not(training, mlruns):
    assert log_training(training, mlruns, at=AT, by="Åse") == 2
    assert load_champion(mlruns).version == 1
    assert client(mlruns).get_model_version_by_alias(NAME, ALIAS).version in (1, "1")
    first = Promotion(
        1,
        "2026-03-01T12:00:00+00:00",
        "klynge train",
        "the first version",
        kind="first",
        export_sha256=manifest_sha256(export_folder(mlruns, 1)),
    )
    assert promotions(mlruns) == (first,)
    assert load_version(mlruns, 2).run["trained_at"] == "2027-03-01T12:00:00+00:00"


def test_runs_are_listed_newest_first(training, mlruns):
    log_training(training, mlruns, at=AT)
    listed = runs(mlruns)
    pooled = training.evaluation.query("call_id == 'pooled' and model == 'model'").iloc[0]
    expected = {
        "version": [2, 1],
        "champion": [False, True],
        "status": ["finished", "finished"],
        "started": [pd.Timestamp("2027-03-01T12:00"), pd.Timestamp("2026-03-01T12:00")],
        "as_of": [training.as_of] * 2,
        "kind": ["growth", "growth"],
        "cases": [60.0, 60.0],
        "spearman": [pooled["spearman"]] * 2,
        "ndcg": [pooled["ndcg"]] * 2,
        "code_version": [training.card["code_version"]] * 2,
    }
    assert {name: listed[name].tolist() for name in expected} == expected


def test_a_run_says_how_it_was_made_and_how_well_it_ranks(training, recorded):
    (run,) = client(recorded).search_runs(["1"])
    assert run.info.status == "FINISHED"
    assert {name: run.data.params[name] for name in ("as_of", "seed", "kind", "cases", "model.leaves")} == {
        "as_of": "2015-03-10",
        "seed": "0",
        "kind": "growth",
        "cases": "60",
        "model.leaves": "8",
    }
    assert run.data.params["chosen.rounds"] == str(training.model.choice_.rounds)
    assert run.data.tags["table.outcomes"] == "beef"
    assert run.data.tags["catalogue_hash"] == training.card["catalogue_hash"]
    assert run.data.tags["code_version"] == training.card["code_version"]
    rows = training.evaluation.set_index(["call_id", "model"])["spearman"]
    assert run.data.metrics["pooled_spearman/ridge"] == rows["pooled", "ridge"]
    (measured,) = client(recorded).get_metric_history(run.info.run_id, "spearman/model")
    assert (measured.value, measured.step) == (rows["c2013", "model"], 0)


def test_a_run_keeps_export_plots_and_booster_as_text(recorded):
    (run,) = client(recorded).search_runs(["1"])
    kept = artifacts(recorded, run.info.run_id)
    plots = ("beeswarm", "calibration", "contribution_by_dimension", "skill_ndcg", "skill_spearman")
    assert {name for name in kept if name.startswith("plots")} == {f"plots/{name}.svg" for name in plots}
    assert {"export/predictions.csv", "export/catalogue.json", "export/MANIFEST.json"} <= kept
    assert {"model/MLmodel", "model/model.lgb", "model/input_example.json"} <= kept
    for path in (recorded / "artifacts").rglob("*"):
        assert path.is_dir() or path.read_bytes().decode("utf-8")
    for path in export_folder(recorded, 1).rglob("*"):
        assert path.is_dir() or path.read_bytes().decode("utf-8")


def test_the_registered_booster_predicts_with_signature_and_example(training, recorded):
    version = client(recorded).get_model_version_by_alias(NAME, ALIAS)
    assert version.source.startswith((recorded / "artifacts").as_uri())
    booster = mlflow.lightgbm.load_model(version.source)
    example = example_input(training, 5)
    np.testing.assert_array_equal(booster.predict(example), training.model.boosters_[0].predict(example))
    told = mlflow.models.Model.load(str(mlflow.artifacts.download_artifacts(version.source)))
    assert [column.name for column in told.signature.inputs] == [one.name for one in training.specification]
    assert told.saved_input_example_info["artifact_path"] == "input_example.json"


def test_nothing_is_unpickled_and_nothing_calls_home():
    assert os.environ["MLFLOW_ALLOW_PICKLE_DESERIALIZATION"] == "false"
    assert os.environ["MLFLOW_DISABLE_TELEMETRY"] == "true"


def test_a_criteria_index_is_recorded_without_a_booster(programme, mlruns):
    index = train(programme, as_of=pd.Timestamp("2011-03-10"))
    assert log_training(index, mlruns, at=AT) == 2
    (newest, _) = runs(mlruns).to_dict("records")
    assert (newest["version"], newest["kind"], newest["cases"]) == (2, "criteria index", 0.0)
    assert np.isnan(newest["spearman"])
    assert client(mlruns).get_model_version(NAME, "2").source.endswith("/export")
    kept = artifacts(mlruns, newest["run_id"])
    assert {"plots/beeswarm.svg", "plots/contribution_by_dimension.svg"} == {
        name for name in kept if name.startswith("plots")
    }


def test_an_alias_that_was_moved_is_said_and_the_next_training_sets_it_right(training, mlruns):
    log_training(training, mlruns, at=AT)
    assert alias_notice(mlruns) == ""
    client(mlruns).set_registered_model_alias(NAME, ALIAS, "2")
    assert alias_notice(mlruns).startswith(
        "MLflow's alias @champion is on version 2, but the promotion log says 1"
    )
    assert load_champion(mlruns).version == 1
    append_promotion(mlruns, Promotion(2, AT.isoformat(), "Åse", "ranks better"))
    assert alias_notice(mlruns) == ""
    client(mlruns).set_registered_model_alias(NAME, ALIAS, "1")
    log_training(training, mlruns, at=AT)
    assert alias_notice(mlruns) == ""
    assert load_champion(mlruns).version == 2


def test_where_nothing_was_trained_nothing_is_listed_and_nothing_made(tmp_path):
    assert runs(tmp_path / "mlruns").empty
    assert alias_notice(tmp_path / "mlruns") == ""
    assert not (tmp_path / "mlruns").exists()


def test_a_second_training_at_once_is_told_to_wait(training, mlruns):
    with training_lock(mlruns), pytest.raises(DataError, match="Another training"):
        log_training(training, mlruns, at=AT)
    assert runs(mlruns)["version"].tolist() == [1]


def test_a_folder_that_was_moved_scores_and_trains_on(training, mlruns, tmp_path):
    moved = mlruns.rename(tmp_path / "elsewhere æ")
    assert load_champion(moved).version == 1
    assert log_training(training, moved, at=AT) == 2
    newest = runs(moved).iloc[0]
    assert "export/card.json" in artifacts(moved, newest["run_id"])
    assert list((moved / "artifacts").glob("*/artifacts/export/card.json"))


@pytest.mark.parametrize("change", ["UPDATE alembic_version SET version_num = 'older'", None])
def test_a_database_that_mlflow_cannot_open_is_said_and_models_score_without_it(training, mlruns, change):
    if change is None:
        (mlruns / DATABASE).write_bytes(b"no database at all" * 1000)
    else:
        with sqlite3.connect(mlruns / DATABASE) as database:
            database.execute(change)
        database.close()
    with pytest.raises(DataError, match=DATABASE):
        log_training(training, mlruns, at=AT)
    with pytest.raises(DataError, match="mlflow db upgrade"):
        runs(mlruns)
    assert load_champion(mlruns).version == 1
