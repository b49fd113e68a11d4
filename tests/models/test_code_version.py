from __future__ import annotations

import subprocess
from importlib.metadata import version

from models.code_version import code_version


def test_a_checkout_is_described_by_git(tmp_path):
    git = ["git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@b.no"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "first"], check=True)
    subprocess.run([*git, "tag", "v9"], check=True)
    assert code_version(tmp_path) == "v9"


def test_elsewhere_the_package_has_its_version(tmp_path):
    assert code_version(tmp_path) == version("klynge")
