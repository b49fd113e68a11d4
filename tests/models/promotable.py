"""A folder of runs as promotions see it: exports that vouch for themselves, gate results, and the log."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from models.champion import export_folder
from models.gate import Gate
from models.gate_file import gate_path, write_gate
from models.manifest import write_manifest
from models.promotion import Promotion, append_promotion
from tests.models.gates import gate

AT = pd.Timestamp("2027-03-01T12:00:00Z")
WHO = {"by": "Åse Berg", "reason": "ranks better on the replayed calls", "at": AT}
YES, NO, UNDECIDED = gate(), gate(leakage="fail"), gate(low=-0.1)


def export(root: Path, version: int) -> Path:
    """A whole folder that vouches for itself; what is in it does not matter to a promotion."""
    folder = export_folder(root, version)
    folder.mkdir(parents=True)
    (folder / "run.json").write_text(f'{{"version": {version}, "run_id": "run{version}"}}', encoding="utf-8")
    write_manifest(folder)
    return folder


def through(root: Path, version: int, result: Gate) -> None:
    write_gate(result, version, export_folder(root, version), gate_path(root, version))


def promotable(root: Path) -> Path:
    """Version 1 is the champion; 2 passed the gate, 3 did not, 4 was undecided, 5 went through none."""
    for version in range(1, 6):
        export(root, version)
    append_promotion(root, Promotion(1, "2026-03-01T12:00:00", "klynge train", "the first", kind="first"))
    for version, result in ((2, YES), (3, NO), (4, UNDECIDED)):
        through(root, version, result)
    return root
