from __future__ import annotations

import pytest

from scoring.score import score_call
from scoring.sheet import CallScore
from tests.made_once import MadeOnce
from tests.scoring.by_hand import hand_made
from tests.scoring.programmes import Programme, plain, reopened, simulated, trained


@pytest.fixture(scope="session")
def programme(made_once: MadeOnce) -> Programme:
    return reopened(made_once.folder("simulated", simulated))


@pytest.fixture(scope="session")
def scored(programme: Programme, made_once: MadeOnce) -> CallScore:
    """The last call of the small simulated programme."""
    return made_once.object("scored", lambda: score_call(programme.reading, programme.champion))


@pytest.fixture(scope="session")
def call() -> CallScore:
    """A call of twelve applications scored by hand."""
    return hand_made()


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """Three calls, and outcomes of none."""
    reading = plain()
    return Programme(reading, trained(reading, tmp_path_factory.mktemp("index") / "export"))
