from __future__ import annotations

import pytest

from scoring.watch.found import CallWatch
from tests.scoring.watch.by_hand import hand_made


@pytest.fixture(scope="session")
def quiet() -> CallWatch:
    return hand_made()


@pytest.fixture(scope="session")
def alarmed() -> CallWatch:
    return hand_made(shift=1.6)


@pytest.fixture(scope="session")
def few() -> CallWatch:
    """Two training calls only, and no call matured since."""
    return hand_made(calls=2, matured=False)
