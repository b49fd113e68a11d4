"""A trained model as a plain folder: text and JSON that can be copied, read and served without MLflow.

model/                the model's own files
card.json             as_of, seed, kind, table hashes, catalogue hash, code version, notices
catalogue.json        the specification that the model was trained on, one entry a feature
past.csv              past applications: name, call, and growth with its error where it was known
past_features.csv     their features as of the closing dates of their calls
evaluation.csv        skill out of time, by test call and pooled
predictions.csv       the predictions behind it
intervals/            how far its scores may be off: refits and their errors; absent for an index
run.json              version, MLflow run and day: the only file that differs between equal trainings
MANIFEST.json         sha256 of every file, written last
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from features.catalogue import FEATURES
from features.feature import Feature
from models.champion import Champion, champion_folder, export_folder
from models.growth import GrowthModel
from models.intervals.files import load_intervals, save_intervals
from models.intervals.intervals import Intervals
from models.manifest import verify, write_manifest
from models.model_files import Model, load, save
from models.plain_files import read_json, read_table, unusable, write_json, write_table
from models.training import Training

PAST_TEXT = ("name", "call_id", "decision", "source", "region", "sector", "size")
EVALUATION_TEXT = ("call_id", "model")
PREDICTION_TEXT = ("application_id", "call_id")
DAYS = ("closes_on", "known_on")
INTERVALS = "intervals"


def write_export(training: Training, folder: Path, run: Mapping[str, Any]) -> None:
    """Write everything into `folder`, which must be empty; `run` has version, run_id and trained_at."""
    save(training.model, folder / "model")
    if training.intervals is not None:
        save_intervals(training.intervals, folder / INTERVALS)
    write_json(folder / "card.json", training.card)
    write_json(folder / "catalogue.json", [_told(feature) for feature in training.specification])
    write_json(folder / "run.json", run)
    write_table(folder / "past.csv", training.past)
    write_table(folder / "past_features.csv", training.cases.X.loc[training.past.index])
    write_table(folder / "evaluation.csv", training.evaluation, index=False)
    write_table(folder / "predictions.csv", training.predictions, index=False)
    write_manifest(folder)


def load_export(folder: Path) -> Champion:
    """The model in `folder`; DataError where it is not whole or not as it was written."""
    verify(folder)
    evaluation = read_table(folder / "evaluation.csv", text=EVALUATION_TEXT)
    predictions = read_table(folder / "predictions.csv", text=PREDICTION_TEXT, days=DAYS)
    try:
        specification = tuple(_feature(told) for told in read_json(folder / "catalogue.json"))
    except (TypeError, KeyError) as error:
        raise unusable(folder, "catalogue.json was written by another version of klynge") from error
    model = load(folder / "model")
    return Champion(
        model=model,
        specification=specification,
        past=read_table(folder / "past.csv", index="application_id", text=PAST_TEXT, days=DAYS),
        past_features=read_table(folder / "past_features.csv", index="application_id"),
        evaluation=evaluation.astype({"n": "int64"}),
        predictions=predictions,
        card=read_json(folder / "card.json"),
        run=read_json(folder / "run.json"),
        intervals=_intervals(folder / INTERVALS, model),
    )


def load_champion(root: Path) -> Champion:
    """The version promoted last in `root` (mlruns/)."""
    return load_export(champion_folder(root))


def load_version(root: Path, version: int) -> Champion:
    """Version `version` in `root` (mlruns/)."""
    return load_export(export_folder(root, version))


def _intervals(folder: Path, model: Model) -> Intervals | None:
    return load_intervals(folder, model) if isinstance(model, GrowthModel) and folder.is_dir() else None


def _told(feature: Feature) -> dict[str, Any]:
    told = asdict(feature)
    del told["compute"]
    return told | {"says": feature.says}


def _feature(told: dict[str, Any]) -> Feature:
    """The feature of this code where it is still the same one, else what the record says of it."""
    fields = {name: value for name, value in told.items() if name != "says"}
    recorded = Feature(**fields | {"needs": tuple(told["needs"])})
    current = {feature.name: feature for feature in FEATURES}.get(recorded.name)
    return current if current == recorded else recorded
