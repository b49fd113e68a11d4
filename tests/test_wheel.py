"""What a user installs: a wheel that carries everything it needs and works away from the checkout."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("klynge-*.whl"))


def test_the_wheel_holds_the_three_packages_with_their_files_and_nothing_else(wheel: Path) -> None:
    held = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    tracked = subprocess.run(
        ["git", "ls-files", "features", "models", "scoring"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    )
    assert held == set(tracked.stdout.split())


def test_the_installed_command_works_in_another_folder(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    zipfile.ZipFile(wheel).extractall(site)
    program = (
        f"import sys; sys.path.insert(0, {str(site)!r}); import scoring.cli; "
        f"assert scoring.cli.__file__.startswith({str(site)!r}); scoring.cli.main()"
    )
    here = tmp_path / "elsewhere"
    here.mkdir()
    for arguments in (["--help"], ["features"], ["new", "my-call"], ["check", "my-call"]):
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=here,
            env={**os.environ, "NO_COLOR": "1", "PYTHONSAFEPATH": "1"},
            capture_output=True,
            text=True,
        )
        assert (arguments, done.returncode, done.stderr) == (arguments, 0, "")
