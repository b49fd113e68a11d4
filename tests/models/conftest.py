from __future__ import annotations

import shutil
from pathlib import Path

import pandas as pd
import pytest

from features.tables import Tables
from models.tracking import log_training
from models.training import Training, train
from tests.made_once import MadeOnce
from tests.models.own_numbers import own_numbers


@pytest.fixture(scope="session")
def programme() -> Tables:
    """Six calls of fifteen applications; sixty outcomes are known when the last closes, on 10 March 2015."""
    return own_numbers(calls=6, each=15)


@pytest.fixture(scope="session")
def training(programme: Tables, made_once: MadeOnce) -> Training:
    """The programme's growth model, with hashes as a reader of the folder would give them."""
    hashes = {"calls": "c0ffee", "outcomes": "beef"}
    return made_once.object(
        "training", lambda: train(programme, as_of=pd.Timestamp("2015-03-10"), hashes=hashes)
    )


@pytest.fixture(scope="session")
def recorded(training: Training, made_once: MadeOnce) -> Path:
    """A folder of runs with that model as version 1 and champion; copy it, do not write to it."""

    def make(at: Path) -> None:
        assert log_training(training, at / "mlruns", at=pd.Timestamp("2026-03-01T12:00:00Z")) == 1

    return made_once.folder("recorded", make) / "mlruns"


@pytest.fixture
def mlruns(recorded: Path, tmp_path: Path) -> Path:
    """A copy of it to write to. MLflow's database has absolute paths; new artifacts go where the copy is."""
    return shutil.copytree(recorded, tmp_path / "mlruns")
