"""A gate's result on disk: `gates/v<N>.json` in the folder of runs, beside the export that it speaks of."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from features.problems import DataError
from features.writing import whole_file
from models.gate import Gate, GateRow, SameSeats, Verdict, should_promote
from models.manifest import MANIFEST
from models.plain_files import read_json, write_json

GATES = "gates"
FORMAT = 1


@dataclass(frozen=True)
class GateResult:
    """What is kept of a gate: the version it is about, its export's manifest (sha256), and the verdict.

    sha256: of the file, by which a promotion names it; empty before it is written.
    """

    version: int
    export_sha256: str
    gate: Gate
    verdict: Verdict
    sha256: str = ""


def gate_path(root: Path, version: int) -> Path:
    """Where the result of version `version` stands in `root` (mlruns/)."""
    return root / GATES / f"v{version}.json"


def write_gate(gate: Gate, version: int, export: Path, path: Path) -> None:
    """Write the result whole, with the hash of the export that it speaks of."""
    path.parent.mkdir(exist_ok=True)
    told = {"format": FORMAT, "version": version, "export_sha256": manifest_sha256(export)}
    with whole_file(path) as aside:
        write_json(aside, told | {"gate": asdict(gate), "verdict": asdict(should_promote(gate))})


def read_gate(root: Path, version: int) -> GateResult | None:
    """The result; None where the version never went through a gate, DataError where the file is damaged."""
    path = gate_path(root, version)
    if not path.exists():
        return None
    try:
        return _result(read_json(path), sha256(path))
    except (DataError, KeyError, TypeError) as error:
        raise DataError(
            f"The gate result {path} is damaged or of another version of klynge. Take it from a backup, or "
            "run klynge retrain again."
        ) from error


def gate_answer(root: Path, version: int) -> str:
    """yes, no or undecided; empty where the version went through no gate, `damaged` where its file is."""
    try:
        result = read_gate(root, version)
    except DataError:
        return "damaged"
    return result.verdict.answer if result else ""


def manifest_sha256(export: Path) -> str:
    """What identifies an export: the hash of the list of its files' hashes."""
    return sha256(export / MANIFEST)


def sha256(path: Path) -> str:
    """Of a file's bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _result(told: Mapping[str, Any], own: str) -> GateResult:
    if told["format"] != FORMAT:
        raise KeyError(told["format"])
    gate = dict(told["gate"])
    gate["rows"] = tuple(GateRow(**row) for row in gate["rows"])
    gate["seats"] = tuple(SameSeats(**one) for one in gate["seats"])
    gate["notices"] = tuple(gate["notices"])
    verdict = Verdict(told["verdict"]["answer"], tuple(told["verdict"]["reasons"]))
    return GateResult(int(told["version"]), str(told["export_sha256"]), Gate(**gate), verdict, own)
