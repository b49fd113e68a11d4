"""A folder that vouches for itself: MANIFEST.json holds the sha256 of every file, and is written last."""

from __future__ import annotations

import hashlib
from pathlib import Path

from features.problems import DataError
from models.plain_files import read_json, unusable, write_json

MANIFEST = "MANIFEST.json"
FORMAT = 1


def write_manifest(folder: Path) -> None:
    """List every file below `folder` with its sha256; nothing may be added after."""
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): _sha256(path) for path in paths}
    write_json(folder / MANIFEST, {"format": FORMAT, "files": files})


def verify(folder: Path) -> None:
    """DataError where the folder is not there, not whole, damaged, or of another format."""
    if not folder.is_dir():
        raise DataError(f"There is no model in {folder}. `klynge runs` lists the versions that there are.")
    listed = read_json(folder / MANIFEST)
    if not isinstance(listed, dict) or listed.get("format") != FORMAT:
        raise unusable(folder, f"{MANIFEST} is not of format {FORMAT}")
    files = listed.get("files")
    if not isinstance(files, dict) or not files:
        raise unusable(folder, f"{MANIFEST} lists no files")
    for name, expected in files.items():
        if not (folder / name).is_file():
            raise unusable(folder, f"{name} is missing")
        if _sha256(folder / name) != expected:
            raise unusable(folder, f"{name} is not as it was written (its sha256 differs)")


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
