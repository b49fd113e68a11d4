"""Readies Django for a benchmark in a folder of its own, which is gone when the process ends."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from scoring.workspace.setup import ready

FOLDER = tempfile.TemporaryDirectory(prefix="klynge-bench-")
os.environ.setdefault("KLYNGE_HOSTS", "testserver")
ready(Path(FOLDER.name))
