"""Intervals on disk beside the model: refits' trees as LightGBM's text, all else JSON, nothing pickled.

intervals.json    errors by past case, the rule for their size, each refit's ridge and scale
trees-G-S.txt     trees of the refit that left group G out, grown from seed S
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np

from features.problems import DataError
from models.boosting import as_text, from_text
from models.growth import GrowthModel
from models.intervals.intervals import Intervals
from models.intervals.spread import Spread
from models.ridge import Ridge

VERSION = 1
FILE = "intervals.json"
WHOLE, BROKEN = ("call", "group"), ("error", "scale", "worth")


def save_intervals(intervals: Intervals, folder: Path) -> None:
    """Write them into `folder`, made where it is not there. Equal intervals give equal bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    told = {
        "version": VERSION,
        "refits": [_told(one) for one in intervals.refits],
        "spread": _told_spread(intervals.spread),
        **{name: getattr(intervals, name).tolist() for name in (*WHOLE, *BROKEN)},
    }
    _write(folder / FILE, json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True) + "\n")
    for group, one in enumerate(intervals.refits):
        for seed, trees in enumerate(one.boosters_):
            _write(folder / _trees(group, seed), as_text(trees))


def load_intervals(folder: Path, model: GrowthModel) -> Intervals:
    """Intervals that `save_intervals` wrote for `model`; DataError where they are damaged or of another kind.

    Refits have the model's features, reference population and chosen settings: those are not written again.
    """
    try:
        told = json.loads((folder / FILE).read_text(encoding="utf-8"))
        if told["version"] != VERSION:
            raise ValueError(told["version"])
        refits = tuple(_refit(one, model, folder, group) for group, one in enumerate(told["refits"]))
        whole = {name: np.array(told[name], dtype="int64") for name in WHOLE}
        broken = {name: np.array(told[name], dtype="float64") for name in BROKEN}
        return Intervals(refits=refits, spread=_spread(told["spread"]), **whole, **broken)
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise DataError(
            f"{folder} is not as it was written, or was written by another version of klynge. Copy the "
            "model's folder again, or train again (klynge train)."
        ) from error


def _told(refit: GrowthModel) -> dict[str, Any]:
    return {
        "ridge": _told_ridge(refit.ridge_),
        "kept_directions": list(refit.directions_),
        "center": refit.center_,
        "spread": refit.spread_,
        "trees": len(refit.boosters_),
    }


def _refit(told: dict[str, Any], model: GrowthModel, folder: Path, group: int) -> GrowthModel:
    one = GrowthModel(**model.get_params() | {"seeds": told["trees"]})
    one.n_features_in_ = model.n_features_in_
    if hasattr(model, "feature_names_in_"):
        one.feature_names_in_ = model.feature_names_in_
    one.reference_, one.choice_ = model.reference_, model.choice_
    one.ridge_, one.directions_ = _ridge(told["ridge"]), tuple(told["kept_directions"])
    one.center_, one.spread_ = told["center"], told["spread"]
    texts = [(folder / _trees(group, seed)).read_text(encoding="utf-8") for seed in range(told["trees"])]
    one.boosters_ = [from_text(text) for text in texts]
    return one


def _told_spread(spread: Spread) -> dict[str, Any]:
    ridge = None if spread.ridge is None else _told_ridge(spread.ridge)
    return {"ridge": ridge, "ratio": spread.ratio, "rest": spread.rest}


def _spread(told: dict[str, Any]) -> Spread:
    return Spread(None if told["ridge"] is None else _ridge(told["ridge"]), told["ratio"], told["rest"])


def _told_ridge(ridge: Ridge) -> dict[str, Any]:
    return {"weights": ridge.weights.tolist(), "typical": ridge.typical.tolist(), "level": ridge.level}


def _ridge(told: dict[str, Any]) -> Ridge:
    return Ridge(np.array(told["weights"]), np.array(told["typical"]), float(told["level"]))


def _trees(group: int, seed: int) -> str:
    return f"trees-{group}-{seed}.txt"


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
