"""The rules cost a page nothing: only what optimises or estimates loads numpy, nothing loads pandas."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[4] / "scoring" / "committee" / "procedure"
HEAVY = {"assignment", "assignment_flow", "clustered", "overrides"}
LIGHT = sorted(path.stem for path in FOLDER.glob("*.py") if path.stem not in {"__init__", *HEAVY})


@pytest.mark.parametrize(("modules", "kept_out"), [(LIGHT, "numpy scipy pandas"), (sorted(HEAVY), "pandas")])
def test_no_module_loads_more_than_it_needs(modules: list[str], kept_out: str) -> None:
    imports = "".join(f"import scoring.committee.procedure.{name}\n" for name in modules)
    code = f"{imports}import sys\nprint(sorted(set('{kept_out}'.split()) & set(sys.modules)))"
    told = subprocess.run(
        [sys.executable, "-c", code], cwd=FOLDER.parents[2], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == "[]"
