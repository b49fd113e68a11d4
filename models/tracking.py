"""Runs, registered versions and the alias @champion in MLflow: the only `import mlflow`.

What scores is never read from here but from the exported folder (models/export.py); MLflow shows people what
was tried. Everything lies in one folder, `root` (mlruns/): mlflow.db, artifacts/, exports/, gates/ and
promotions.jsonl.

The order of a recording makes every moment safe for a kill: the export is written aside, the run is logged,
the export is renamed into place, then its gate's result, and only then is its version registered.
docs/decisions/0005 says more.
"""

from __future__ import annotations

import logging
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import pandas as pd

from features.problems import DataError
from features.writing import whole_file, whole_folder
from models.champion import EXPORTS, export_folder
from models.export import write_export
from models.full_disk import said_when_full
from models.gate import Gate, should_promote
from models.gate_file import GATES, gate_path, manifest_sha256, write_gate
from models.promotion import Promotion, append_promotion, champion_version, promotion_lock, promotions
from models.record import draw_plots, example_input, metrics, parameters
from models.run_row import COLUMNS, run_row
from models.training import Training
from models.training_lock import training_lock

os.environ["MLFLOW_ALLOW_PICKLE_DESERIALIZATION"] = "false"
os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

with catch_warnings():
    simplefilter("ignore")  # MLflow warns of its own code
    import mlflow.lightgbm
    import mlflow.pyfunc.model
    import mlflow.store.model_registry.sqlalchemy_store
    import mlflow.store.tracking.sqlalchemy_store
    from mlflow import MlflowClient
    from mlflow.entities import Metric, Param, RunStatus, RunTag
    from mlflow.models import infer_signature

NAME = "klynge"
ALIAS = "champion"
DATABASE = "mlflow.db"
ARTIFACTS = "artifacts"
EXAMPLE_ROWS = 5
Say = Callable[[str], None]

# What goes wrong reaches people as a sentence; MLflow would print a traceback beside it.
logging.getLogger("mlflow").setLevel(logging.CRITICAL)
logging.getLogger("alembic").setLevel(logging.CRITICAL)


@dataclass(frozen=True)
class Store:
    """The open database of a folder of runs."""

    root: Path
    client: MlflowClient
    experiment: str


def log_training(
    training: Training,
    root: Path,
    *,
    at: pd.Timestamp,
    by: str = "klynge train",
    say: Say = lambda _: None,
    gate: Gate | None = None,
) -> int:
    """Record a training in `root` and return its version; the first version becomes the champion.

    `at` is the time of day (UTC), from the caller; `say` is told each step before it begins; `gate` is kept
    as an artifact of the run and in gates/, from where a promotion reads it. DataError where
    another training is under way or the folder cannot be written; a failure or a kill at any moment leaves
    the champion, and all earlier versions, as they were.
    """
    root = root.resolve()
    with said_when_full(root), training_lock(root):
        store = _opened(root, say)
        _register_promoted(store)
        _clear_leftovers(store)
        return _recorded(store, training, at, by, say, gate)


def follow_log(root: Path) -> None:
    """Set MLflow's alias on the version that the log says; DataError where its database cannot be opened."""
    if (root / DATABASE).exists():
        with said_when_full(root), promotion_lock(root):
            _keep_alias_in_step(Store(root, _client(root.resolve() / DATABASE), ""))


def runs(root: Path) -> pd.DataFrame:
    """All runs, newest first; no rows where nothing was trained.

    Columns: as `models.run_row.COLUMNS` says.
    """
    if not (root / DATABASE).exists():
        return pd.DataFrame(columns=list(COLUMNS))
    client = _client(root.resolve() / DATABASE)
    experiments = [one.experiment_id for one in client.search_experiments()]
    found = client.search_runs(experiments, max_results=50_000)
    versions = {one.run_id: int(one.version) for one in client.search_model_versions(f"name='{NAME}'")}
    champion = champion_version(root)
    return pd.DataFrame([run_row(root, run, versions, champion) for run in found], columns=list(COLUMNS))


def alias_notice(root: Path) -> str:
    """What to say where MLflow's alias @champion is not what the promotion log says; empty where it is."""
    if not (root / DATABASE).exists():
        return ""
    logged, aliased = champion_version(root), _aliased(_client(root.resolve() / DATABASE))
    if logged == aliased:
        return ""
    return (
        f"MLflow's alias @{ALIAS} is on version {aliased or 'none'}, but the promotion log says "
        f"{logged or 'none'}, and that is what scores. The next training or promotion sets the alias right."
    )


def _recorded(
    store: Store, training: Training, at: pd.Timestamp, by: str, say: Say, gate: Gate | None
) -> int:
    version = _next_version(store)
    say("Recording the run")
    run = store.client.create_run(store.experiment, start_time=_milliseconds(at), run_name=f"v{version}")
    with _told_how_it_ended(store, run.info.run_id, at):
        with whole_folder(export_folder(store.root, version)) as aside:
            facts = {"version": version, "run_id": run.info.run_id, "trained_at": at.isoformat()}
            write_export(training, aside, facts)
            _log(store.client, run.info.run_id, training, aside, at)
            if gate is not None:
                _log_gate(store.client, run.info.run_id, gate, version, aside)
        if gate is not None:
            write_gate(gate, version, export_folder(store.root, version), gate_path(store.root, version))
        say("Registering the version")
        _register(store, run, training, version)
    with promotion_lock(store.root):
        if champion_version(store.root) is None:
            say("Making it the champion")
            append_promotion(store.root, _first(store.root, version, at, by))
        _keep_alias_in_step(store)
    return version


def _first(root: Path, version: int, at: pd.Timestamp, by: str) -> Promotion:
    export = manifest_sha256(export_folder(root, version))
    return Promotion(version, at.isoformat(), by, "the first version", kind="first", export_sha256=export)


def _log_gate(client: MlflowClient, run_id: str, gate: Gate, version: int, export: Path) -> None:
    with tempfile.TemporaryDirectory() as scratch:
        write_gate(gate, version, export, Path(scratch) / "gate.json")
        client.log_artifact(run_id, str(Path(scratch) / "gate.json"))
    client.set_tag(run_id, "gate", should_promote(gate).answer)


def _log(client: MlflowClient, run_id: str, training: Training, export: Path, at: pd.Timestamp) -> None:
    day = _milliseconds(at)
    params = [Param(name, str(value)) for name, value in parameters(training).items()]
    measured = [Metric(name, value, day, step) for name, value, step in metrics(training)]
    tags = [RunTag(f"table.{name}", told) for name, told in training.card["hashes"].items()]
    facts = ("kind", "code_version", "catalogue_hash", "low_confidence")
    tags += [RunTag(name, str(training.card[name])) for name in facts]
    client.log_batch(run_id, metrics=measured, params=params, tags=tags)
    client.log_artifacts(run_id, str(export), "export")
    with tempfile.TemporaryDirectory() as scratch:
        draw_plots(training, Path(scratch))
        client.log_artifacts(run_id, scratch, "plots")
    if _boosters(training):
        with tempfile.TemporaryDirectory() as scratch:
            _save_booster(training, Path(scratch) / "model")
            client.log_artifacts(run_id, str(Path(scratch) / "model"), "model")


def _save_booster(training: Training, folder: Path) -> None:
    """The first of the boosters in MLflow's own format, as text, with its signature and input example."""
    booster, example = _boosters(training)[0], example_input(training, EXAMPLE_ROWS)
    mlflow.lightgbm.save_model(
        booster,
        str(folder),
        signature=infer_signature(example, booster.predict(example)),
        input_example=example,
        pip_requirements=[f"lightgbm=={installed('lightgbm')}"],
    )


def _boosters(training: Training) -> list[Any]:
    """None for a criteria index."""
    return list(getattr(training.model, "boosters_", []))


def _register(store: Store, run: Any, training: Training, version: int) -> None:
    part = "model" if _boosters(training) else "export"
    _make_version(store, version, f"{run.info.artifact_uri}/{part}", run.info.run_id)


def _register_promoted(store: Store) -> None:
    """Versions that the log names and the database does not know: their numbers are never given away again.

    That happens where the database was lost, or a recording was killed before its end and what it left was
    promoted all the same; without this the export of a champion would be cleared away as a leftover.
    """
    logged = max((entry.version for entry in promotions(store.root)), default=0)
    for version in range(_next_version(store), logged + 1):
        _make_version(store, version, export_folder(store.root, version).as_uri(), None)


def _make_version(store: Store, version: int, source: str, run_id: str | None) -> None:
    with suppress(mlflow.exceptions.MlflowException):
        store.client.create_registered_model(NAME, description="Growth potential of applications, by klynge.")
    described = f"What scores is exports/v{version}; the booster here is one of its parts."
    made = store.client.create_model_version(NAME, source=source, run_id=run_id, description=described)
    if int(made.version) != version:
        raise RuntimeError(f"MLflow registered version {made.version} where {version} was exported.")


@contextmanager
def _told_how_it_ended(store: Store, run_id: str, at: pd.Timestamp) -> Iterator[None]:
    """The run's status: finished, failed, or stopped by Ctrl-C; a kill leaves it unfinished.

    Only a run that finished keeps artifacts.
    """
    try:
        yield
    except BaseException as error:
        status = RunStatus.FAILED if isinstance(error, Exception) else RunStatus.KILLED
        shutil.rmtree(store.root / ARTIFACTS / run_id, ignore_errors=True)
        with suppress(Exception):  # the error that is under way matters more
            store.client.set_terminated(run_id, RunStatus.to_string(status), _milliseconds(at))
        raise
    store.client.set_terminated(run_id, end_time=_milliseconds(at))


def _opened(root: Path, say: Say) -> Store:
    """The store, made where it is missing: aside and then renamed, as one half made cannot be mended."""
    database = root / DATABASE
    if not database.exists():
        say("Making the database of runs (once)")
        for left in root.glob(f".{DATABASE}-*"):
            shutil.rmtree(left)
        with whole_file(database) as aside:
            _client(aside).search_experiments(max_results=1)
    client = _client(database)
    place = (root / ARTIFACTS).as_uri()
    known = client.search_experiments()
    mine = next((one.experiment_id for one in known if one.artifact_location == place), None)
    # A folder that was moved keeps its runs, but new artifacts go where it is now.
    name = NAME if all(one.name != NAME for one in known) else f"{NAME} in {root}"
    return Store(root, client, mine or client.create_experiment(name, artifact_location=place))


def _clear_leftovers(store: Store) -> None:
    """What a kill left: asides, an export and gate that were not registered, runs that never ended."""
    exports, gates, unborn = store.root / EXPORTS, store.root / GATES, _next_version(store)
    for folder in [*exports.glob(".v[0-9]*-*"), *gates.glob(".v[0-9]*-*"), export_folder(store.root, unborn)]:
        if folder.is_dir():
            shutil.rmtree(folder)
    gate_path(store.root, unborn).unlink(missing_ok=True)
    for run in store.client.search_runs([store.experiment], "attributes.status = 'RUNNING'"):
        store.client.set_terminated(
            run.info.run_id, RunStatus.to_string(RunStatus.KILLED), run.info.start_time
        )


def _next_version(store: Store) -> int:
    return 1 + max(_registered(store), default=0)


def _registered(store: Store) -> set[int]:
    return {int(one.version) for one in store.client.search_model_versions(f"name='{NAME}'")}


def _keep_alias_in_step(store: Store) -> None:
    """A version that is not registered yet gets the alias at the next training (`_register_promoted`)."""
    version = champion_version(store.root)
    if version in _registered(store) and _aliased(store.client) != version:
        store.client.set_registered_model_alias(NAME, ALIAS, str(version))


def _aliased(client: MlflowClient) -> int | None:
    try:
        return int(client.get_model_version_by_alias(NAME, ALIAS).version)
    except mlflow.exceptions.MlflowException:
        return None


def _client(database: Path) -> MlflowClient:
    uri = f"sqlite:///{database}"
    try:
        return MlflowClient(tracking_uri=uri, registry_uri=uri)
    except Exception as error:  # MLflow's own, and those of the database that it lets through
        told = str(error).splitlines()[0]
        raise DataError(
            f"{database} cannot be opened: {told} It may be of another version of MLflow (copy it, then "
            f"run: mlflow db upgrade {uri}) or damaged. Models score without it; to train, mend it or take "
            "another folder (--mlruns)."
        ) from error


def _milliseconds(at: pd.Timestamp) -> int:
    return int(at.timestamp() * 1000)
