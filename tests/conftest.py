"""What all tests share: examples that are the same in every run, and what is made once in a run.

`pytest --hypothesis-profile=default` draws new examples.
"""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from features.reading import read_folder
from features.tables import Tables
from scoring.demo import write_demo
from tests.klynge_command import klynge_here
from tests.made_once import MadeOnce, shared_by_this_run
from tests.postgresql import Cluster, cluster
from tests.tiny_programme import TINY
from tests.workspace_server import Servers

settings.register_profile("repeatable", derandomize=True, deadline=None, print_blob=True)
settings.load_profile("repeatable")

# A shell that starts the tests in the background has Ctrl-C ignored, by them and by all that they start.
signal.signal(signal.SIGINT, signal.default_int_handler)

collect_ignore = ["oidc_provider.py", "oidc_provider_urls.py"]
"""The sign-in provider of another organisation: a Django process of its own, with its own settings."""


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> MadeOnce:
    """What is costly and nobody changes, made once for all processes of this run."""
    return shared_by_this_run(tmp_path_factory)


@pytest.fixture(scope="session")
def scored_once(made_once: MadeOnce) -> Path:
    """A folder in which a small programme was written, trained on and scored; copy it, do not write to it."""

    def make(at: Path) -> None:
        klynge_here("demo", "programme", "--small", at=at)
        klynge_here("train", "programme", at=at)
        klynge_here("score", "programme", at=at)

    return made_once.folder("scored-once", make)


@pytest.fixture(scope="session")
def recommended_once(scored_once: Path, made_once: MadeOnce) -> Path:
    """A copy of it in which a recommendation was made too; what was said is in said.txt."""

    def make(at: Path) -> None:
        shutil.copytree(scored_once, at, dirs_exist_ok=True)
        (at / "said.txt").write_text(klynge_here("recommend", "programme", at=at).stdout, encoding="utf-8")

    return made_once.folder("recommended-once", make)


@pytest.fixture(scope="session")
def tiny_folder(made_once: MadeOnce) -> Path:
    """The tiny simulated programme as a folder; copy it, do not write to it."""
    return made_once.folder("tiny", lambda at: write_demo(at / "programme", plan=TINY)) / "programme"


@pytest.fixture(scope="session")
def tiny(tiny_folder: Path) -> Tables:
    """The tiny simulated programme as read; nobody changes it."""
    return read_folder(tiny_folder).tables


@pytest.fixture
def here(scored_once: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return shutil.copytree(scored_once, tmp_path / "here")


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL of this process's own."""
    with cluster() as found:
        yield found


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Servers:
    """Serves workspaces: `with servers.serving("postgresql") as served`. PostgreSQL starts when wanted."""
    return Servers(tmp_path_factory.mktemp("served"), cache(lambda: request.getfixturevalue("postgresql")))
