"""An upload: unpacked, read and checked in a process with limits, then stored like any load."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from scoring.committee.procedure.acts import Act
from scoring.committee.procedure.refused import Refused
from scoring.intake.intake import intake_from
from scoring.workspace.access import sight
from scoring.workspace.apart import ask
from scoring.workspace.home import home
from scoring.workspace.models import Person
from scoring.workspace.uploading import Sent, unpack
from scoring.workspace.verbs.load import Loaded, load

UPLOADED = "upload"
"""What stands as the folder of a load that came through the browser: its files are not kept."""


def upload(person: Person, key: int, files: Iterable[Sent]) -> Loaded:
    """Load what was sent; Refused with every problem of every file, and then nothing has changed."""
    seen = sight(person, key)
    seen.need(Act.UPLOAD)
    home().files.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="upload-", dir=home().files) as aside:
        folder, to = Path(aside) / "programme", Path(aside) / "intake.json"
        folder.mkdir()
        unpack(files, folder)
        said = ask("load", str(folder), "--call", seen.call.call_id, "--to", str(to))
        if said.problems:
            raise Refused(*_told(said.problems, folder))
        intake = intake_from(to.read_text(encoding="utf-8"))
    return load(person, replace(intake, folder=UPLOADED))


def _told(lines: Iterable[str], folder: Path) -> tuple[str, ...]:
    """The sentences without what the command says of its progress, and without our own folder's name."""
    told = (one.replace(f" in {folder}:", ":").replace(str(folder), "the upload") for one in lines)
    return tuple(one for one in told if not one.startswith("Checking "))
