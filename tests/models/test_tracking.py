from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import mlflow
import numpy as np
import pandas as pd
import pytest

from features.problems import DataError
from models.champion import export_folder
from models.export import load_champion, load_export, load_version
from models.promotion import Promotion, append_promotion, champion_version, promotions
from models.record import example_input
from models.tracking import ALIAS, DATABASE, NAME, alias_notice, log_training, runs
from models.training import train
from models.training_lock import training_lock
from tests.models.interrupted import AT

HOME = Path(__file__).parents[2]
KILLS = 7


def client(root: Path) -> mlflow.MlflowClient:
    uri = f"sqlite:///{root / DATABASE}"
    return mlflow.MlflowClient(tracking_uri=uri, registry_uri=uri)


def artifacts(root: Path, run_id: str, folder: str = "") -> set[str]:
    found = set()
    for one in client(root).list_artifacts(run_id, folder):
        found |= artifacts(root, run_id, one.path) if one.is_dir else {one.path}
    return found


def test_the_first_version_becomes_the_champion_and_the_second_does_not(training, mlruns):
    assert log_training(training, mlruns, at=AT, by="Åse") == 2
    assert load_champion(mlruns).version == 1
    assert client(mlruns).get_model_version_by_alias(NAME, ALIAS).version in (1, "1")
    first = Promotion(1, "2026-03-01T12:00:00+00:00", "klynge train", "the first version")
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


@pytest.fixture(scope="module")
def interrupted(recorded, tmp_path_factory):
    """Copies of the folder of runs in which a second training ended at steps spread over its writing."""

    def stopped(signal_name: str, count: int) -> list[Path]:
        place = tmp_path_factory.mktemp(signal_name)
        roots = [shutil.copytree(recorded, place / f"mlruns{number}") for number in range(count + 1)]
        command = [sys.executable, "-m", "tests.models.interrupted", signal_name, *map(str, roots)]
        told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOME)
        lines = [line.split() for line in told.stdout.splitlines()]
        assert lines[0][2] == "0"
        assert int(lines[0][1]) > count, "fewer steps than kills: they would not be spread"
        assert all(code != "0" for _, _, code in lines[1:])
        return roots

    return stopped


def whole(root: Path, training) -> None:
    """What must hold in every folder of runs, whatever happened to the last training."""
    assert load_champion(root).version == champion_version(root) == 1
    for folder in (root / "exports").glob("v*"):
        assert load_export(folder).as_of <= training.as_of
    registered = client(root).search_model_versions(f"name='{NAME}'")
    assert [one for one in registered if not export_folder(root, int(one.version)).is_dir()] == []
    assert client(root).get_model_version_by_alias(NAME, ALIAS).version in (1, "1")


def test_a_kill_at_any_moment_leaves_the_champion_and_nothing_half_written(interrupted, training):
    roots = interrupted("SIGKILL", KILLS)
    for root in roots[1:]:
        whole(root, training)
        assert set(runs(root)["status"]) <= {"finished", "unfinished"}
        number = log_training(training, root, at=AT)
        whole(root, training)
        assert set(runs(root)["status"]) <= {"finished", "stopped"}
        assert sorted(path.name for path in (root / "exports").iterdir()) == [
            f"v{n + 1}" for n in range(number)
        ]


def test_a_kill_while_learning_has_touched_nothing(tmp_path):
    code = (
        "import os, pathlib, signal, sys\n"
        "import pandas as pd\n"
        "from models.training import train\n"
        "from tests.models.own_numbers import own_numbers\n"
        "end = lambda step: step.startswith('Learning') and os.kill(os.getpid(), signal.SIGKILL)\n"
        "train(own_numbers(calls=2, each=15), as_of=pd.Timestamp('2011-03-10'), progress=end)\n"
    )
    at = {"cwd": tmp_path, "env": os.environ | {"PYTHONPATH": str(HOME)}}
    killed = subprocess.run([sys.executable, "-c", code], check=False, **at)
    assert killed.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


def test_ctrl_c_leaves_the_champion_and_clears_up_behind_it(interrupted, training):
    for root in interrupted("SIGINT", 2)[1:]:
        whole(root, training)
        assert [path.name for path in (root / "exports").iterdir() if path.name.startswith(".")] == []
        assert set(runs(root)["status"]) <= {"finished", "stopped"}


def test_a_kill_while_the_database_is_made_leaves_none(tmp_path):
    code = (
        "import os, pathlib, signal, sys\n"
        "from models import tracking\n"
        "end = lambda: os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(lambda event, told: event == 'os.rename' and end())\n"
        "tracking._opened(pathlib.Path(sys.argv[1]), lambda _: None)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, cwd=HOME)
    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".mlflow.db-")] == []
    assert runs(tmp_path).empty


SHORT = """
import pathlib, resource, shutil, sys
import pandas as pd
from features.problems import DataError
from models.tracking import log_training
from models.training import train
from tests.models.own_numbers import own_numbers
training = train(own_numbers(calls=2, each=15), as_of=pd.Timestamp("2011-03-10"))
for most, room, root in zip(*[iter(sys.argv[1:])] * 3):
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(most), resource.RLIM_INFINITY))
    filler = pathlib.Path(root).parent / "filler"
    if int(room):
        filler.unlink(missing_ok=True)
        filler.write_bytes(bytes(shutil.disk_usage(filler.parent).free - int(room)))
    try:
        print(log_training(training, pathlib.Path(root), at=pd.Timestamp("2027-03-01T12:00:00Z")))
    except DataError as error:
        print(error)
"""


def short_of_room(*cases: tuple[int, int, Path]) -> list[str]:
    """What is said when a training is recorded: most bytes a file may have (-1: any), room left, folder."""
    command = [sys.executable, "-c", SHORT, *(str(one) for case in cases for one in case)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOME)
    assert "Traceback" not in told.stderr
    return told.stdout.splitlines()


def test_files_that_may_not_grow_leave_everything_as_it_was(training, mlruns, tmp_path):
    new = tmp_path / "new"
    told = short_of_room((40_000, 0, mlruns), (200_000, 0, new))
    assert [line.split(" (")[0] for line in told] == [
        f"Nothing was recorded: {root} could not be written" for root in (mlruns, new)
    ]
    whole(mlruns, training)
    assert runs(new).empty
    assert [path.name for path in new.iterdir()] == ["training.lock"]


@pytest.fixture
def small_disk(recorded, tmp_path):
    """A disk of six megabytes with a copy of the folder of runs."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", str(disk)], check=False)
    if mounted.returncode:
        pytest.skip("mounting a small disk needs root; the test before this one limits files instead")
    try:
        yield shutil.copytree(recorded, disk / "mlruns")
    finally:
        subprocess.run(["umount", "--lazy", str(disk)], check=True)  # MLflow keeps its database open


def test_a_full_disk_leaves_everything_as_it_was(training, small_disk):
    told = short_of_room(*((-1, room, small_disk) for room in (8_192, 65_536, 160_000)))
    for line in told:
        assert line.startswith(f"Nothing was recorded: {small_disk} could not be written")
        assert line.endswith("then run the same command again.")
    whole(small_disk, training)
    assert [path.name for path in (small_disk / "exports").iterdir()] == ["v1"]
    listed = runs(small_disk)
    assert set(listed["status"]) <= {"finished", "failed", "stopped"}
    (finished,) = listed.loc[listed["status"] == "finished", "run_id"]
    assert [path.name for path in (small_disk / "artifacts").iterdir()] == [finished]
    (small_disk.parent / "filler").unlink()
    assert log_training(training, small_disk, at=AT) == 2
    whole(small_disk, training)
