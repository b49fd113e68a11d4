"""Recording on bad days: kills, Ctrl-C and full disks leave the champion and nothing half-written."""

from __future__ import annotations

import os
import pickle
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from models.champion import export_folder
from models.gate_file import gate_answer, manifest_sha256
from models.promotion import Promotion, append_promotion, champion_version
from models.tracking import alias_notice, follow_log, log_training, runs
from models.training import train
from tests.models.gates import gate
from tests.models.interrupted import AT
from tests.models.own_numbers import own_numbers
from tests.models.runs_folder import whole

HOME = Path(__file__).parents[3]
KILLS = (3, pytest.param(12, marks=pytest.mark.slow))


@pytest.fixture(scope="module")
def second(made_once):
    """A training of thirty outcomes as a file, for other processes to record."""

    def make(at: Path) -> None:
        training = train(own_numbers(calls=4, each=15), as_of=pd.Timestamp("2013-03-10"))
        (at / "training.pickle").write_bytes(pickle.dumps(training))

    return made_once.folder("second-training", make) / "training.pickle"


@pytest.fixture(scope="module")
def interrupted(recorded, second, tmp_path_factory):
    """Copies of the folder of runs in which a second training ended at steps spread over its writing."""

    def stopped(signal_name: str, count: int) -> list[Path]:
        place = tmp_path_factory.mktemp(signal_name)
        roots = [shutil.copytree(recorded, place / f"mlruns{number}") for number in range(count + 1)]
        command = [sys.executable, "-m", "tests.models.interrupted", signal_name, *map(str, (second, *roots))]
        told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOME)
        lines = [line.split() for line in told.stdout.splitlines()]
        assert lines[0][2] == "0"
        assert int(lines[0][1]) > count, "fewer steps than kills: they would not be spread"
        assert all(code != "0" for _, _, code in lines[1:])
        return roots

    return stopped


@pytest.mark.parametrize("kills", KILLS)
def test_a_kill_at_any_moment_leaves_the_champion_and_nothing_half_written(interrupted, training, kills):
    roots = interrupted("SIGKILL", kills)
    for root in roots[1:]:
        whole(root, training)
        assert set(runs(root)["status"]) <= {"finished", "unfinished"}
        number = log_training(training, root, at=AT, gate=gate())
        whole(root, training)
        assert gate_answer(root, number) == "yes"
        assert [path for path in (root / "gates").iterdir() if path.suffix != ".json"] == []
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
        "train(own_numbers(calls=4, each=15), as_of=pd.Timestamp('2013-03-10'), progress=end)\n"
    )
    at = {"cwd": tmp_path, "env": os.environ | {"PYTHONPATH": str(HOME)}}
    killed = subprocess.run([sys.executable, "-c", code], check=False, **at)
    assert killed.returncode == -signal.SIGKILL
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("times", [2, pytest.param(6, marks=pytest.mark.slow)])
def test_ctrl_c_leaves_the_champion_and_clears_up_behind_it(interrupted, training, times):
    for root in interrupted("SIGINT", times)[1:]:
        whole(root, training)
        assert [path.name for path in (root / "exports").iterdir() if path.name.startswith(".")] == []
        assert set(runs(root)["status"]) <= {"finished", "stopped"}


def test_a_lost_database_costs_no_champion(training, recorded, tmp_path):
    root = shutil.copytree(recorded, tmp_path / "mlruns", ignore=shutil.ignore_patterns("mlflow.db*"))
    served = manifest_sha256(export_folder(root, 1))
    assert log_training(training, root, at=AT) == 2
    assert manifest_sha256(export_folder(root, 1)) == served
    whole(root, training)


def test_what_a_kill_left_and_a_person_promoted_all_the_same_is_not_cleared_away(training, mlruns):
    left = shutil.copytree(export_folder(mlruns, 1), export_folder(mlruns, 2))
    append_promotion(mlruns, Promotion(2, AT.isoformat(), "Åse Berg", "it was there"))
    served = manifest_sha256(left)
    follow_log(mlruns)
    assert "the promotion log says 2" in alias_notice(mlruns)
    assert log_training(training, mlruns, at=AT) == 3
    assert (champion_version(mlruns), manifest_sha256(left)) == (2, served)
    assert alias_notice(mlruns) == ""


def test_a_kill_while_the_database_is_made_leaves_none(tmp_path):
    code = (
        "import os, pathlib, signal, sys\n"
        "from models.tracking.store import opened\n"
        "end = lambda: os.kill(os.getpid(), signal.SIGKILL)\n"
        "sys.addaudithook(lambda event, told: event == 'os.rename' and end())\n"
        "opened(pathlib.Path(sys.argv[1]), lambda _: None)\n"
    )
    killed = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False, cwd=HOME)
    assert killed.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.iterdir() if not path.name.startswith(".mlflow.db-")] == []
    assert runs(tmp_path).empty


SHORT = """
import pathlib, pickle, resource, shutil, sys
import pandas as pd
from features.problems import DataError
from models.tracking import log_training
training = pickle.loads(pathlib.Path(sys.argv[1]).read_bytes())
for most, room, root in zip(*[iter(sys.argv[2:])] * 3):
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


def short_of_room(second: Path, *cases: tuple[int, int, Path]) -> list[str]:
    """What is said when a training is recorded: most bytes a file may have (-1: any), room left, folder."""
    command = [sys.executable, "-c", SHORT, str(second), *(str(one) for case in cases for one in case)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOME)
    assert "Traceback" not in told.stderr
    return told.stdout.splitlines()


def test_files_that_may_not_grow_leave_everything_as_it_was(training, second, mlruns, tmp_path):
    new = tmp_path / "new"
    told = short_of_room(second, (40_000, 0, mlruns), (200_000, 0, new))
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


def test_a_full_disk_leaves_everything_as_it_was(training, second, small_disk):
    told = short_of_room(second, *((-1, room, small_disk) for room in (8_192, 65_536, 160_000)))
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
