"""One version takes another's place: promotion and rollback, by a person, for a reason, all or nothing.

The line in the log is the moment: before it the old champion serves, from it on the new one. Two at once
wait for each other, and the second is told what the first did, because what it saw is no longer so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pandas as pd

from features.problems import DataError
from models.champion import EXPORTS, export_folder
from models.full_disk import said_when_full
from models.gate_file import GateResult, manifest_sha256, read_gate
from models.manifest import verify
from models.plain_files import read_json
from models.promotion import Promotion, append_promotion, promotion_lock, promotions

RETRAIN = "Run klynge retrain FOLDER for a challenger of today"
DESPITE = "or promote it on your own authority with --despite-gate, which is recorded"


def version_of(root: Path, run: str) -> int:
    """The version that `3`, `v3` or the id of an MLflow run names; DataError where there is none."""
    number = run.strip().removeprefix("v")
    if number.isdecimal():
        return int(number)
    for folder in sorted((root / EXPORTS).glob("v[0-9]*")):
        if (folder / "run.json").is_file() and read_json(folder / "run.json").get("run_id") == run.strip():
            return int(folder.name.removeprefix("v"))
    raise DataError(
        f'There is no run "{run}" in {root}. Give a version (such as v3) or the id of a run; klynge runs '
        "lists the versions."
    )


def promote(
    root: Path,
    version: int,
    *,
    by: str,
    reason: str,
    at: pd.Timestamp,
    seen: Sequence[Promotion],
    despite_gate: bool = False,
) -> Promotion:
    """Make `version` the champion; `seen` is the log as it was when the person decided.

    DataError, with nothing changed, where a name or reason is missing, the export is not whole, somebody else
    changed the champion meanwhile, or the gate has not let it through: it said no, there was none, or it
    compared with another champion. The last three give way to `despite_gate`.
    """
    by, reason = _signed(by, reason)
    folder = export_folder(root, version)
    verify(folder)
    with said_when_full(root), promotion_lock(root):
        logged = _unchanged(root, seen)
        _require_another(version, logged)
        result = read_gate(root, version)
        objection = _objection(version, result, manifest_sha256(folder), logged)
        if objection and not despite_gate:
            raise DataError(f"{objection} Nothing was changed. {RETRAIN}, {DESPITE}.")
        entry = Promotion(
            version,
            at.isoformat(),
            by,
            reason,
            gate=result.verdict.answer if result else "",
            gate_sha256=result.sha256 if result else "",
            despite_gate=bool(objection),
        )
        return _entered(root, entry, logged)


def roll_back(
    root: Path,
    *,
    by: str,
    reason: str,
    at: pd.Timestamp,
    seen: Sequence[Promotion],
    to: int | None = None,
) -> Promotion:
    """Make the champion before the present one the champion again, or `to`, which must have been it once.

    Repeated, it goes further back: the champion before is the one in whose place the present one was put.
    DataError, with nothing changed, as for `promote`, and where there is none to go back to.
    """
    by, reason = _signed(by, reason)
    with said_when_full(root), promotion_lock(root):
        logged = _unchanged(root, seen)
        version = champion_before(logged) if to is None else _once_champion(logged, to)
        _require_another(version, logged)
        verify(export_folder(root, version))
        return _entered(root, Promotion(version, at.isoformat(), by, reason, kind="rollback"), logged)


def _entered(root: Path, entry: Promotion, logged: Sequence[Promotion]) -> Promotion:
    """The entry in the log, with the champion before it and the hash of its export."""
    previous = logged[-1].version if logged else None
    export = manifest_sha256(export_folder(root, entry.version))
    return append_promotion(root, replace(entry, previous=previous, export_sha256=export))


def champion_before(logged: Sequence[Promotion]) -> int:
    """The version in whose place the present champion was put; DataError where there was none."""
    for place in range(len(logged) - 1, 0, -1):
        if logged[place].version == logged[-1].version and logged[place].kind != "rollback":
            return logged[place - 1].version
    now = f"Version {logged[-1].version} is the first champion" if logged else "There is no champion yet"
    raise DataError(f"{now}: there is none to go back to. Nothing was changed.")


def _signed(by: str, reason: str) -> tuple[str, str]:
    """Who and why, in one line each."""
    told = " ".join(by.split()), " ".join(reason.split())
    for text, option, what in zip(told, ("--by", "--reason"), ("name", "reason"), strict=True):
        if not text:
            raise DataError(
                f"A champion is changed by a person, for a reason that others can read: {option} is empty. "
                f'Give a {what}, such as {option} "{EXAMPLES[option]}". Nothing was changed.'
            )
    return told


EXAMPLES = {"--by": "Åse Berg", "--reason": "ranks better on the replayed calls"}


def _unchanged(root: Path, seen: Sequence[Promotion]) -> tuple[Promotion, ...]:
    """The log, if it is still what was seen; else a DataError that says who was first."""
    logged = promotions(root)
    if logged != tuple(seen):
        last = logged[-1]
        raise DataError(
            f"While you decided, version {last.version} was made the champion ({last.told}). Your command "
            "changed nothing. Look at it (klynge runs), then decide again."
        )
    return logged


def _require_another(version: int, logged: Sequence[Promotion]) -> None:
    if logged and logged[-1].version == version:
        raise DataError(
            f"Version {version} is the champion already ({logged[-1].told}). Nothing was changed."
        )


def _once_champion(logged: Sequence[Promotion], version: int) -> int:
    if version not in {entry.version for entry in logged}:
        raise DataError(
            f"Version {version} was never the champion: there is nothing to roll back to. Nothing was "
            f"changed. To make it the champion: klynge promote {version}."
        )
    return version


def _objection(version: int, result: GateResult | None, export: str, logged: Sequence[Promotion]) -> str:
    """Why the gate has not let this version through; empty where it has."""
    if result is None:
        return f"Version {version} went through no gate: it was not made by klynge retrain."
    if result.version != version or result.export_sha256 != export:
        return f"The gate result of version {version} speaks of another export than exports/v{version}."
    if logged and result.gate.champion != logged[-1].version:
        return (
            f"The gate compared version {version} with version {result.gate.champion}, but the champion is "
            f"version {logged[-1].version} now ({logged[-1].told})."
        )
    if result.verdict.answer == "no":
        return f"The gate says no to version {version}: {' '.join(result.verdict.reasons)}"
    return ""
