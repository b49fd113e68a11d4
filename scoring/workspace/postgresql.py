"""PostgreSQL's own tools: pg_dump and pg_restore, the password given to them by the environment only."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scoring.committee.procedure.refused import Refused


def dump(settings: Mapping[str, Any], path: Path) -> None:
    """The database as pg_dump writes it; Refused with its last words where it cannot."""
    _run([_tool("pg_dump"), "--format=custom", "--no-owner", f"--file={path}"], settings)


def restore(settings: Mapping[str, Any], path: Path) -> None:
    """Put the dump in the place of what is there, in one transaction: all of it or nothing."""
    words = ["--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error"]
    _run([_tool("pg_restore"), *words, f"--dbname={settings['NAME']}", str(path)], settings)


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise Refused(
            f"{name} is not installed here, so the database cannot be copied. Install PostgreSQL's client "
            "(on Debian and Ubuntu: apt-get install postgresql-client), or keep backups by other means and "
            "say --no-backup."
        )
    return found


def _run(words: list[str], settings: Mapping[str, Any]) -> None:
    done = subprocess.run(words, env=os.environ | _environment(settings), capture_output=True, text=True)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["it did not say why"]
        raise Refused(f"{Path(words[0]).name} could not do it: {last[0]}. Nothing was changed.")


def _environment(settings: Mapping[str, Any]) -> dict[str, str]:
    """What Django knows of the connection, in libpq's words; a host may stand in its address's query."""
    options = {name.upper(): value for name, value in settings.get("OPTIONS", {}).items()}
    known = options | {name: value for name, value in settings.items() if value and name != "OPTIONS"}
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    names |= {"PGDATABASE": "NAME", "PGSSLMODE": "SSLMODE", "PGSSLROOTCERT": "SSLROOTCERT"}
    return {variable: str(known[key]) for variable, key in names.items() if key in known}
