"""Records a training in a process that ends at one of its own steps on the disk, as by kill -9 or by Ctrl-C.

    python -m tests.models.interrupted SIGNAL TRAINING ROOT...

TRAINING is a file with a pickled training, and every ROOT is a copy of the same folder of runs. A process
of its own records the training in each; the first ROOT is written whole and counts the steps (files opened
for writing, folders made, names changed), the others end at steps spread evenly over them. Prints a line a
ROOT: the step, how many there are, and the exit code.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pandas as pd

from models.tracking import log_training
from models.training import Training
from tests.models.gates import gate

STEPS = {"os.rename", "os.mkdir", "os.remove", "os.rmdir", "shutil.rmtree", "tempfile.mkdtemp"}
AT = pd.Timestamp("2027-03-01T12:00:00Z")


def at_every_step(root: Path, done: Callable[[], None]) -> None:
    """Call `done` before each step on the disk below `root`."""

    def heard(event: str, arguments: tuple[object, ...]) -> None:
        writes = event == "open" and isinstance(arguments[1], str) and arguments[1][0] in "wxa"
        if (writes or event in STEPS) and str(root) in str(arguments[0]):
            done()

    sys.addaudithook(heard)


def record(file: Path, root: Path, counted: object, stop: int, number: int) -> None:
    def step() -> None:
        counted.value += 1
        if counted.value == stop:
            os.kill(os.getpid(), number)

    training: Training = pickle.loads(file.read_bytes())  # here: a fork after it would wait for its threads
    at_every_step(root, step)
    log_training(training, root, at=AT, gate=gate())


def main(number: int, file: Path, roots: list[Path]) -> None:
    fork = multiprocessing.get_context("fork")
    steps = 0
    for place, root in enumerate(roots):
        counted = fork.Value("i", 0)
        stop = 1 + (place - 1) * steps // (len(roots) - 1) if place else 0
        process = fork.Process(target=record, args=(file, root, counted, stop, number))
        process.start()
        process.join()
        steps = steps or counted.value
        print(stop, steps, process.exitcode, flush=True)


if __name__ == "__main__":
    main(
        signal.Signals[sys.argv[1]],
        Path(sys.argv[2]),
        [Path(name) for name in sys.argv[3:]],
    )
