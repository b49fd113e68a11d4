"""What tests of the workspace share: PostgreSQL once a process, and real servers on either database."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from tests.postgresql import Cluster, cluster
from tests.workspace_server import Servers


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Cluster]:
    """A PostgreSQL of this process's own."""
    with cluster() as found:
        yield found


@pytest.fixture(scope="session")
def servers(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Servers:
    """Serves workspaces: `with servers.serving("postgresql") as served`. PostgreSQL starts when wanted."""
    return Servers(tmp_path_factory.mktemp("served"), cache(lambda: request.getfixturevalue("postgresql")))
