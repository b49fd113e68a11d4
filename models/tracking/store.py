"""The database of a folder of runs: opened, asked which versions it has, and its alias @champion."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from warnings import catch_warnings, simplefilter

from features.problems import DataError
from features.writing import whole_file
from models.full_disk import said_when_full
from models.promotion import champion_version, promotion_lock

os.environ["MLFLOW_ALLOW_PICKLE_DESERIALIZATION"] = "false"
os.environ["MLFLOW_DISABLE_TELEMETRY"] = "true"

with catch_warnings():
    simplefilter("ignore")  # MLflow warns of its own code
    import mlflow.exceptions
    import mlflow.store.model_registry.sqlalchemy_store
    import mlflow.store.tracking.sqlalchemy_store
    from mlflow import MlflowClient

NAME = "klynge"
ALIAS = "champion"
DATABASE = "mlflow.db"
ARTIFACTS = "artifacts"
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


def opened(root: Path, say: Say) -> Store:
    """The store, made where it is missing: aside and then renamed, as one half made cannot be mended."""
    database = root / DATABASE
    if not database.exists():
        say("Making the database of runs (once)")
        for left in root.glob(f".{DATABASE}-*"):
            shutil.rmtree(left)
        with whole_file(database) as aside:
            client_of(aside).search_experiments(max_results=1)
    client = client_of(database)
    place = (root / ARTIFACTS).as_uri()
    known = client.search_experiments()
    mine = next((one.experiment_id for one in known if one.artifact_location == place), None)
    # A folder that was moved keeps its runs, but new artifacts go where it is now.
    name = NAME if all(one.name != NAME for one in known) else f"{NAME} in {root}"
    return Store(root, client, mine or client.create_experiment(name, artifact_location=place))


def next_version(store: Store) -> int:
    """The number that the next training gets."""
    return 1 + max(registered(store), default=0)


def registered(store: Store) -> set[int]:
    """All versions that the database knows."""
    return {int(one.version) for one in store.client.search_model_versions(f"name='{NAME}'")}


def follow_log(root: Path) -> None:
    """Set MLflow's alias on the version that the log says; DataError where its database cannot be opened."""
    if (root / DATABASE).exists():
        with said_when_full(root), promotion_lock(root):
            keep_alias_in_step(Store(root, client_of(root.resolve() / DATABASE), ""))


def alias_notice(root: Path) -> str:
    """What to say where MLflow's alias @champion is not what the promotion log says; empty where it is."""
    if not (root / DATABASE).exists():
        return ""
    logged, named = champion_version(root), aliased(client_of(root.resolve() / DATABASE))
    if logged == named:
        return ""
    return (
        f"MLflow's alias @{ALIAS} is on version {named or 'none'}, but the promotion log says "
        f"{logged or 'none'}, and that is what scores. The next training or promotion sets the alias right."
    )


def keep_alias_in_step(store: Store) -> None:
    """A version that is not registered yet gets the alias at the next training (`_register_promoted`)."""
    version = champion_version(store.root)
    if version in registered(store) and aliased(store.client) != version:
        store.client.set_registered_model_alias(NAME, ALIAS, str(version))


def aliased(client: MlflowClient) -> int | None:
    """The version on which the alias is."""
    try:
        return int(client.get_model_version_by_alias(NAME, ALIAS).version)
    except mlflow.exceptions.MlflowException:
        return None


def client_of(database: Path) -> MlflowClient:
    """MLflow on that database; DataError where it cannot be opened."""
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
