from __future__ import annotations

import pytest

from features.tables import Tables
from tests.features.programme import programme


@pytest.fixture(scope="session")
def small() -> Tables:
    """The small programme; nobody changes it."""
    return programme()
