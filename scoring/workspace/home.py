"""The folder in which a workspace keeps what is its own: database, secret, files, backups."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

VARIABLE = "KLYNGE_WORKSPACE"
DEFAULT = "workspace"


@dataclass(frozen=True)
class Home:
    """One workspace on disk."""

    folder: Path

    @property
    def database(self) -> Path:
        """SQLite's file, where no DATABASE_URL names another database."""
        return self.folder / "workspace.db"

    @property
    def files(self) -> Path:
        """Uploaded folders and written documents."""
        return self.folder / "files"

    @property
    def backups(self) -> Path:
        """Copies of the database from before migrations."""
        return self.folder / "backups"

    def secret(self) -> str:
        """The key that signs sessions: made once, readable by its owner only."""
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / "secret"
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return path.read_text(encoding="ascii").strip() or _again(path)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
        return path.read_text(encoding="ascii")


def home() -> Home:
    """The workspace that the environment names; else, the folder `workspace` where the command was given."""
    return Home(Path(os.environ.get(VARIABLE, DEFAULT)).absolute())


def _again(path: Path) -> str:
    """A secret that a kill left empty is made anew: nobody can have been signed in by it."""
    path.unlink()
    return Home(path.parent).secret()
