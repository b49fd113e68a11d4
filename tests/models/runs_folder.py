"""A folder of runs looked at through MLflow, and what must hold in it."""

from __future__ import annotations

from pathlib import Path

import mlflow

from models.champion import export_folder
from models.export import load_champion, load_export
from models.gate_file import gate_answer
from models.promotion import champion_version
from models.tracking import ALIAS, DATABASE, NAME
from models.training import Training


def client(root: Path) -> mlflow.MlflowClient:
    uri = f"sqlite:///{root / DATABASE}"
    return mlflow.MlflowClient(tracking_uri=uri, registry_uri=uri)


def whole(root: Path, training: Training) -> None:
    """What must hold in every folder of runs, whatever happened to the last training."""
    assert load_champion(root).version == champion_version(root) == 1
    for folder in (root / "exports").glob("v*"):
        assert load_export(folder).as_of <= training.as_of
    for version in (int(path.stem.removeprefix("v")) for path in (root / "gates").glob("v*.json")):
        assert gate_answer(root, version) == "yes"
    registered = client(root).search_model_versions(f"name='{NAME}'")
    assert [one for one in registered if not export_folder(root, int(one.version)).is_dir()] == []
    assert client(root).get_model_version_by_alias(NAME, ALIAS).version in (1, "1")
