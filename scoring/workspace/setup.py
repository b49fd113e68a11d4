"""Readies Django for a process that is not a web server: commands and tests."""

from __future__ import annotations

import os
from pathlib import Path

import django
from django.conf import settings

from scoring.workspace.home import VARIABLE


def ready(folder: Path | None = None) -> None:
    """Load settings and tables for the workspace in `folder`; else, the one that the environment names."""
    if folder is not None:
        os.environ[VARIABLE] = str(folder.absolute())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "scoring.workspace.settings")
    django.setup()


def address() -> str:
    """Where people reach the workspace, as far as settings know: the first host; a port where it is local."""
    host = settings.ALLOWED_HOSTS[0]
    return f"https://{host}" if settings.HTTPS else f"http://{host}:8000"
