"""What one run keeps: parameters, measures, tags, the export, plots, a booster in MLflow's own format."""

from __future__ import annotations

import tempfile
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any
from warnings import catch_warnings, simplefilter

import pandas as pd

from models.gate import Gate, should_promote
from models.gate_file import write_gate
from models.tracking.record import draw_plots, example_input, metrics, parameters
from models.training import Training

with catch_warnings():
    simplefilter("ignore")  # MLflow warns of its own code
    import mlflow.lightgbm
    import mlflow.pyfunc.model
    from mlflow import MlflowClient
    from mlflow.entities import Metric, Param, RunTag
    from mlflow.models import infer_signature

EXAMPLE_ROWS = 5


def log_run(client: MlflowClient, run_id: str, training: Training, export: Path, at: pd.Timestamp) -> None:
    """Everything of a training; `export` is its folder, `at` the time of day (UTC)."""
    day = milliseconds(at)
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
    if boosters(training):
        with tempfile.TemporaryDirectory() as scratch:
            _save_booster(training, Path(scratch) / "model")
            client.log_artifacts(run_id, str(Path(scratch) / "model"), "model")


def log_gate(client: MlflowClient, run_id: str, gate: Gate, version: int, export: Path) -> None:
    """The gate's table as an artifact, its answer as a tag."""
    with tempfile.TemporaryDirectory() as scratch:
        write_gate(gate, version, export, Path(scratch) / "gate.json")
        client.log_artifact(run_id, str(Path(scratch) / "gate.json"))
    client.set_tag(run_id, "gate", should_promote(gate).answer)


def _save_booster(training: Training, folder: Path) -> None:
    """The first of the boosters in MLflow's own format, as text, with its signature and input example."""
    booster, example = boosters(training)[0], example_input(training, EXAMPLE_ROWS)
    mlflow.lightgbm.save_model(
        booster,
        str(folder),
        signature=infer_signature(example, booster.predict(example)),
        input_example=example,
        pip_requirements=[f"lightgbm=={installed('lightgbm')}"],
    )


def boosters(training: Training) -> list[Any]:
    """None for a criteria index."""
    return list(getattr(training.model, "boosters_", []))


def milliseconds(at: pd.Timestamp) -> int:
    """Since 1970, as MLflow counts time."""
    return int(at.timestamp() * 1000)
