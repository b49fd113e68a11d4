"""Train on a folder and score its last call in another process: `python -m tests.same_bytes FOLDER OUT`."""

from __future__ import annotations

import sys
from pathlib import Path

from features.reading import read_folder
from features.writing import whole_folder
from models.export import load_export, write_export
from models.training import train
from scoring.score import score_call
from scoring.score_files import write_scores


def main(folder: Path, out: Path) -> None:
    reading = read_folder(folder)
    training = train(reading.tables, as_of=reading.tables.calls["closes_on"].max(), hashes=reading.hashes)
    with whole_folder(out / "model") as aside:
        write_export(training, aside, {"version": 1, "run_id": "r", "trained_at": "2026-01-01"})
    write_scores(score_call(reading, load_export(out / "model")), out / "sheets")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
