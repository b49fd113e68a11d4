"""A training recorded: run, export, gate, registered version, and the first one made champion.

The order makes every moment safe for a kill: the export is written aside, the run is logged, the export is
renamed into place, then its gate's result, and only then is its version registered. docs/decisions/0005 says
more.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import pandas as pd

from features.writing import whole_folder
from models.champion import EXPORTS, export_folder
from models.export import write_export
from models.full_disk import said_when_full
from models.gate import Gate
from models.gate_file import GATES, gate_path, manifest_sha256, write_gate
from models.promotion import Promotion, append_promotion, champion_version, promotion_lock, promotions
from models.tracking.run import boosters, log_gate, log_run, milliseconds
from models.tracking.store import ARTIFACTS, NAME, Say, Store, keep_alias_in_step, next_version, opened
from models.training import Training
from models.training_lock import training_lock

with catch_warnings():
    simplefilter("ignore")  # MLflow warns of its own code
    import mlflow.exceptions
    from mlflow.entities import RunStatus


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
        store = opened(root, say)
        _register_promoted(store)
        _clear_leftovers(store)
        return _recorded(store, training, at, by, say, gate)


def _recorded(
    store: Store, training: Training, at: pd.Timestamp, by: str, say: Say, gate: Gate | None
) -> int:
    version = next_version(store)
    say("Recording the run")
    run = store.client.create_run(store.experiment, start_time=milliseconds(at), run_name=f"v{version}")
    with _told_how_it_ended(store, run.info.run_id, at):
        with whole_folder(export_folder(store.root, version)) as aside:
            facts = {"version": version, "run_id": run.info.run_id, "trained_at": at.isoformat()}
            write_export(training, aside, facts)
            log_run(store.client, run.info.run_id, training, aside, at)
            if gate is not None:
                log_gate(store.client, run.info.run_id, gate, version, aside)
        if gate is not None:
            write_gate(gate, version, export_folder(store.root, version), gate_path(store.root, version))
        say("Registering the version")
        _register(store, run, training, version)
    with promotion_lock(store.root):
        if champion_version(store.root) is None:
            say("Making it the champion")
            append_promotion(store.root, _first(store.root, version, at, by))
        keep_alias_in_step(store)
    return version


def _first(root: Path, version: int, at: pd.Timestamp, by: str) -> Promotion:
    export = manifest_sha256(export_folder(root, version))
    return Promotion(version, at.isoformat(), by, "the first version", kind="first", export_sha256=export)


def _register(store: Store, run: Any, training: Training, version: int) -> None:
    part = "model" if boosters(training) else "export"
    _make_version(store, version, f"{run.info.artifact_uri}/{part}", run.info.run_id)


def _register_promoted(store: Store) -> None:
    """Versions that the log names and the database does not know: their numbers are never given away again.

    That happens where the database was lost, or a recording was killed before its end and what it left was
    promoted all the same; without this the export of a champion would be cleared away as a leftover.
    """
    logged = max((entry.version for entry in promotions(store.root)), default=0)
    for version in range(next_version(store), logged + 1):
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
            store.client.set_terminated(run_id, RunStatus.to_string(status), milliseconds(at))
        raise
    store.client.set_terminated(run_id, end_time=milliseconds(at))


def _clear_leftovers(store: Store) -> None:
    """What a kill left: asides, an export and gate that were not registered, runs that never ended."""
    exports, gates, unborn = store.root / EXPORTS, store.root / GATES, next_version(store)
    for folder in [*exports.glob(".v[0-9]*-*"), *gates.glob(".v[0-9]*-*"), export_folder(store.root, unborn)]:
        if folder.is_dir():
            shutil.rmtree(folder)
    gate_path(store.root, unborn).unlink(missing_ok=True)
    for run in store.client.search_runs([store.experiment], "attributes.status = 'RUNNING'"):
        store.client.set_terminated(
            run.info.run_id, RunStatus.to_string(RunStatus.KILLED), run.info.start_time
        )
