"""One programme of middle size, lived once, and one small one on disk."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from scoring.demo import SMALL, truth_beside, write_demo
from scoring.demo.folder import simulated_tables
from scoring.demo.history import History, live
from tests.made_once import MadeOnce
from tests.scoring.demo.sizes import MIDDLE


@pytest.fixture(scope="session")
def history(made_once: MadeOnce) -> History:
    return made_once.object("history", lambda: live(MIDDLE))


@pytest.fixture(scope="session")
def simulated(history: History) -> tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]:
    return simulated_tables(history)


@pytest.fixture(scope="session")
def tables(simulated: tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]) -> dict[str, pd.DataFrame]:
    return simulated[0]


@pytest.fixture(scope="session")
def truth(simulated: tuple[dict[str, pd.DataFrame], dict[str, pd.DataFrame]]) -> pd.DataFrame:
    return simulated[1]["applications"].set_index("application_id")


@pytest.fixture(scope="session")
def small(made_once: MadeOnce) -> Path:
    folder = made_once.folder("small", lambda at: write_demo(at / "programme", plan=SMALL)) / "programme"
    assert truth_beside(folder).is_dir()
    return folder
