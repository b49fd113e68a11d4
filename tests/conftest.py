"""What all tests share: examples that are the same in every run, and a programme that was scored once.

`pytest --hypothesis-profile=default` draws new examples.
"""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest
from hypothesis import settings

from tests.klynge_command import klynge_here

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")

# A shell that starts the tests in the background has Ctrl-C ignored, by them and by all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def scored_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a small programme was written, trained on and scored; copy it, do not write to it."""
    at = tmp_path_factory.mktemp("scored-once")
    klynge_here("demo", "programme", "--small", at=at)
    klynge_here("train", "programme", at=at)
    klynge_here("score", "programme", at=at)
    return at


@pytest.fixture
def here(scored_once: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return shutil.copytree(scored_once, tmp_path / "here")
