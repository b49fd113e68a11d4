"""A page costs a page: the web process never loads what scoring needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
# numpy is missing from the list: openpyxl, which writes workbooks, loads it where it is there.
LOAD = """
import importlib, pkgutil, sys
from scoring.workspace.setup import ready
ready()
import scoring.workspace
names = [one.name for one in pkgutil.walk_packages(scoring.workspace.__path__, "scoring.workspace.")]
for name in names:
    importlib.import_module(name)
heavy = {"pandas", "mlflow", "shap", "lightgbm", "sklearn", "scipy", "duckdb", "matplotlib"}
print(len(names), sorted(heavy & set(sys.modules)))
"""


def test_no_module_of_the_workspace_loads_a_heavy_library(tmp_path: Path) -> None:
    environment = {"KLYNGE_WORKSPACE": str(tmp_path), "PATH": "/usr/bin:/bin", "PYTHONWARNINGS": "ignore"}
    told = subprocess.run(
        [sys.executable, "-c", LOAD], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    )
    count, _, heavy = told.stdout.strip().partition(" ")
    assert (int(count) > 60, heavy) == (True, "[]")
