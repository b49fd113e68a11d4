"""A trained model as it stands in its exported folder: all that scoring needs, and nothing of MLflow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pandas as pd

from features.catalogue import catalogue_hash
from features.feature import Feature
from features.problems import DataError
from models.promotion import champion_version

if TYPE_CHECKING:
    from models.intervals.intervals import Intervals

EXPORTS = "exports"


@dataclass(frozen=True)
class Champion:
    """One version of the model, frozen.

    `past` has one row a past application (index application_id: name, call_id, closes_on, decision, growth,
    se, known_on, source, evaluable, region, sector, size; growth in pp a year, missing where it was not
    known), `past_features` the features of the same rows. `evaluation` and `predictions` are its skill out of
    time. `card` holds as_of, seed, kind, catalogue_hash, code_version, hashes (of the tables), notices,
    low_confidence, suspects; `run` the MLflow run and day. `intervals` say how far its scores may be off;
    None for an index, for outcomes of one call, and for a version from before there were intervals.
    """

    model: Any
    specification: tuple[Feature, ...]
    past: pd.DataFrame
    past_features: pd.DataFrame
    evaluation: pd.DataFrame
    predictions: pd.DataFrame
    card: dict[str, Any]
    run: dict[str, Any]
    intervals: Intervals | None = None

    @property
    def version(self) -> int:
        """Its number among the versions in the folder of runs."""
        return int(self.run["version"])

    @property
    def as_of(self) -> pd.Timestamp:
        """Nothing known after this day went into it."""
        return pd.Timestamp(self.card["as_of"])

    @property
    def kind(self) -> str:
        """`growth` for the growth model, `criteria index` where there were too few outcomes to learn from."""
        return str(self.card["kind"])

    def check_catalogue(self, specification: Sequence[Feature]) -> None:
        """DataError where the features that a folder gives are not those that the model was trained on."""
        if catalogue_hash(specification) == self.card["catalogue_hash"]:
            return
        mine = {feature.name: catalogue_hash([feature]) for feature in self.specification}
        given = {feature.name: catalogue_hash([feature]) for feature in specification}
        differences = {
            "missing now": [name for name in mine if name not in given],
            "new": [name for name in given if name not in mine],
            "defined otherwise": [name for name in mine if given.get(name, mine[name]) != mine[name]],
        }
        said = "; ".join(f"{what}: {', '.join(names)}" for what, names in differences.items() if names)
        raise DataError(
            f"Version {self.version} was trained on another catalogue of features than this folder gives "
            f"({said or 'in another order'}). Train on this folder (klynge train), or choose a version that "
            "fits (--model; klynge runs lists them)."
        )

    def check_time(self, call_id: str, closes_on: pd.Timestamp) -> None:
        """DataError where the model knows more than was known when the call closed."""
        if self.as_of > closes_on:
            day = closes_on.date()
            raise DataError(
                f"Version {self.version} was trained on what was known on {self.as_of.date()}, but call "
                f"{call_id} closed on {day}: later knowledge must not enter its scores. Train with --as-of "
                f"{day}, then score with --model and the version that this gives."
            )


def export_folder(root: Path, version: int) -> Path:
    """Where version `version` stands in `root` (mlruns/)."""
    return root / EXPORTS / f"v{version}"


def champion_folder(root: Path) -> Path:
    """The folder of the version promoted last; DataError where none has been."""
    version = champion_version(root)
    if version is None:
        raise DataError(f"There is no model in {root} yet. Train one: klynge train FOLDER.")
    return export_folder(root, version)
