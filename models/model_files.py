"""A model on disk: trees as LightGBM's text, the rest JSON, a sha256 for every file, nothing pickled."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from features.problems import DataError
from models.blend import Choice
from models.boosting import as_text, from_text
from models.criteria import CriteriaIndex
from models.growth import GrowthModel
from models.normal_scores import Reference
from models.ridge import Ridge

VERSION = 1
MODEL, SUMS = "model.json", "sha256.json"
Model = GrowthModel | CriteriaIndex


def save(model: Model, folder: Path) -> None:
    """Write the fitted model into `folder`, made where it is not there. Equal models give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {MODEL: _json(_told(model))}
    for number, trees in enumerate(getattr(model, "boosters_", [])):
        files[_trees(number)] = as_text(trees)
    files[SUMS] = _json({name: _sha256(text) for name, text in files.items()})
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="\n")


def load(folder: Path, features: Sequence[str] | None = None) -> Model:
    """The model that `save` wrote; with `features`, only if it was trained on features of these names.

    DataError where a file is missing or damaged, written by another version, or the features differ.
    """
    files = _whole(folder)
    try:
        told = json.loads(files[MODEL])
        _check_version(told, folder)
        _check_features(told, features, folder)
        return _growth(told, files) if told["kind"] == GrowthModel.kind else _index(told)
    except (KeyError, TypeError, ValueError) as error:
        raise _damaged(folder, MODEL) from error


def _told(model: Model) -> dict[str, Any]:
    common = {
        "version": VERSION,
        "kind": model.kind,
        "unit": model.unit,
        "features": [str(name) for name in model.names],
        "named": hasattr(model, "feature_names_in_"),
        "directions": dict(model.directions or {}),
        "reference": model.reference_.as_json(),
    }
    return common | (_told_growth(model) if isinstance(model, GrowthModel) else _told_index(model))


def _told_growth(model: GrowthModel) -> dict[str, Any]:
    ridge = model.ridge_
    return {
        "parameters": {name: getattr(model, name) for name in ("leaves", "seeds", "seed")},
        "kept_directions": list(model.directions_),
        "choice": asdict(model.choice_),
        "ridge": {
            "weights": ridge.weights.tolist(),
            "typical": ridge.typical.tolist(),
            "level": ridge.level,
        },
        "center": model.center_,
        "spread": model.spread_,
        "trees": len(model.boosters_),
    }


def _told_index(model: CriteriaIndex) -> dict[str, Any]:
    return {"dimensions": dict(model.dimensions or {}), "weights": model.weights_.tolist()}


def _growth(told: dict[str, Any], files: dict[str, str]) -> GrowthModel:
    model = GrowthModel(directions=told["directions"], **told["parameters"])
    _name(model, told)
    ridge = told["ridge"]
    model.ridge_ = Ridge(np.array(ridge["weights"]), np.array(ridge["typical"]), ridge["level"])
    model.choice_ = Choice(**told["choice"])
    model.directions_ = tuple(told["kept_directions"])
    model.center_, model.spread_ = told["center"], told["spread"]
    model.boosters_ = [from_text(files[_trees(number)]) for number in range(told["trees"])]
    return model


def _index(told: dict[str, Any]) -> CriteriaIndex:
    model = CriteriaIndex(directions=told["directions"], dimensions=told["dimensions"])
    _name(model, told)
    model.weights_ = np.array(told["weights"])
    return model


def _name(model: Model, told: dict[str, Any]) -> None:
    model.n_features_in_ = len(told["features"])
    if told["named"]:
        model.feature_names_in_ = np.array(told["features"], dtype=object)
    model.reference_ = Reference.from_json(told["reference"])


def _whole(folder: Path) -> dict[str, str]:
    """The text of every file that the sums name, each as it was written."""
    try:
        sums = json.loads(_read(folder, SUMS))
    except ValueError as error:
        raise _damaged(folder, SUMS) from error
    if not isinstance(sums, dict) or MODEL not in sums:
        raise _damaged(folder, SUMS)
    files = {name: _read(folder, name) for name in sums if Path(name).name == name}
    for name, wanted in sums.items():
        if name not in files or _sha256(files[name]) != wanted:
            raise _damaged(folder, name)
    return files


def _read(folder: Path, name: str) -> str:
    try:
        return (folder / name).read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise _damaged(folder, name) from error


def _check_version(told: dict[str, Any], folder: Path) -> None:
    if told["version"] != VERSION:
        raise DataError(
            f"{folder / MODEL} has version {told['version']}; this klynge reads version {VERSION}. "
            "Train again (klynge train), or use the klynge that wrote it."
        )


def _check_features(told: dict[str, Any], features: Sequence[str] | None, folder: Path) -> None:
    if features is None or list(features) == told["features"]:
        return
    differ = sorted(set(features) ^ set(told["features"])) or ["their order"]
    raise DataError(
        f"The model in {folder} was trained on other features than the catalogue now has; they differ in "
        f"{', '.join(differ)}. Train again (klynge train), or use a folder with the features that it knows."
    )


def _damaged(folder: Path, name: str) -> DataError:
    return DataError(
        f"{folder / name} is missing or not as it was written. Copy the model's folder again, or train again "
        "(klynge train)."
    )


def _trees(number: int) -> str:
    return f"trees-{number}.txt"


def _json(told: dict[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()
