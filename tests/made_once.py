"""What is costly to make is made once in a run of the tests, however many processes run them."""

from __future__ import annotations

import fcntl
import os
import pickle
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import pytest

T = TypeVar("T")


@dataclass(frozen=True)
class MadeOnce:
    """A folder that all processes of a run share, for folders and objects that nobody changes.

    Whoever asks first makes it and the others wait. What a process that died left half made is made again.
    """

    place: Path

    def folder(self, name: str, make: Callable[[Path], object]) -> Path:
        """The folder of that name, filled by `make`; copy it, do not write to it."""
        whole, at = self.place / f"{name}.whole", self.place / name
        with self._alone(name):
            if not whole.exists():
                shutil.rmtree(at, ignore_errors=True)
                at.mkdir()
                make(at)
                whole.touch()
        return at

    def object(self, name: str, make: Callable[[], T]) -> T:
        """What `make` returns, kept as a file; the same for all who ask."""
        at = self.folder(name, lambda folder: (folder / "object").write_bytes(pickle.dumps(make())))
        kept: T = pickle.loads((at / "object").read_bytes())
        return kept

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        with (self.place / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)  # the system lets go of it when the process ends
            yield


def shared_by_this_run(factory: pytest.TempPathFactory) -> MadeOnce:
    """Beside the temporary folders of the processes, or in the only one's."""
    own = factory.getbasetemp()
    place = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "made-once"
    place.mkdir(exist_ok=True)
    return MadeOnce(place)
