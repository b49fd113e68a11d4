"""What the documentation says is so: commands run, links lead somewhere, decisions are short."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from scoring.cli import COMMANDS
from tests.klynge_command import klynge, klynge_here

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
RUN_ONCE = ("demo programme", "train programme", "score programme", "recommend programme")
OF_THE_WORKSPACE = {"demo-committee", "account", "backup"}
"""Run in a process of their own: this one has the tests' own workspace."""
IN_A_CALL = {
    *("serve", "load", "assign", "publish", "reckon", "protocol"),
    *("draft-letters", "seal", "overrides", "restore"),
}
"""Need a server or a call in the right phase: the workspace's story runs them."""
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))


def told_commands() -> set[str]:
    """The names of all commands there are."""
    return {command.__name__.replace("_", "-") for command in COMMANDS}


def commands(text: str) -> list[list[str]]:
    """The commands behind `$` in the console blocks, split into words, in order."""
    blocks = re.findall(r"```console\n(.*?)```", text, flags=re.DOTALL)
    return [shlex.split(line[2:]) for block in blocks for line in block.splitlines() if line.startswith("$ ")]


def test_the_commands_of_the_readme_run_in_their_order(recommended_once: Path, tmp_path: Path) -> None:
    """Those that others begin with too have been run, in this order, in the folder that is copied."""
    assert {words[1] for words in commands(README)} == told_commands() - {"features"} - IN_A_CALL
    told = [" ".join(words[1:]) for words in commands(README)]
    assert [words for words in told if words in RUN_ONCE] == list(RUN_ONCE)
    here = shutil.copytree(recommended_once, tmp_path / "here")
    for words in commands(README):
        if " ".join(words[1:]) not in RUN_ONCE:
            run = klynge if words[1] in OF_THE_WORKSPACE else klynge_here
            run(*words[1:], at=here)


def test_the_readme_names_every_command() -> None:
    named = set(re.findall(r"`?klynge ([a-z-]+)", README))
    assert told_commands() - named == {"protocol", "seal", "reckon", "draft-letters", "restore"}
    guide = (ROOT / "docs" / "committee.md").read_text() + (ROOT / "docs" / "deploy.md").read_text()
    assert told_commands() - named - set(re.findall(r"klynge ([a-z-]+)", guide)) == set()


def test_every_link_of_the_readme_leads_somewhere() -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)\)", README)
    assert "docs/score-sheet.png" in links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_every_folder_that_the_readme_names_is_there() -> None:
    named = re.findall(r"^    (\w+)/ ", README, flags=re.MULTILINE)
    assert [name for name in named if not (ROOT / name).is_dir()] == []
    assert set(named) >= {"features", "models", "scoring", "mlruns", "tests", "benchmarks", "docs"}


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.name)
def test_a_decision_is_short_and_says_why(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) <= 30
    assert re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", path.name)


def test_decisions_are_numbered_one_by_one() -> None:
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_no_machine_is_named_anywhere() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, check=True, capture_output=True, text=True)
    files = [ROOT / name for name in listed.stdout.splitlines() if (ROOT / name).exists()]
    home = re.compile(rb"/(?:root|home)/\w|[A-Z]:\\Users")
    assert [path for path in files if home.search(path.read_bytes())] == []


def test_the_lock_has_hashes_and_no_hosts() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in lock
    pinned = re.findall(r"^[a-z0-9].*==", lock, flags=re.MULTILINE)
    assert (
        len(re.findall(r"^[a-z0-9].*==.*\\\n    --hash=sha256:", lock, flags=re.MULTILINE))
        == len(pinned)
        > 100
    )
