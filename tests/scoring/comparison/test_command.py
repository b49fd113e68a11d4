"""`klynge compare` as people run it: what it writes, and that a mistake or a kill changes nothing."""

from __future__ import annotations

import shutil
import signal
from pathlib import Path

import pytest

from scoring.comparison.files import NAMES
from tests.klynge_command import contents, klynge, klynge_here, start
from tests.made_once import MadeOnce


@pytest.fixture(scope="module")
def compared(tiny_folder: Path, made_once: MadeOnce) -> Path:
    """A folder with a small programme, compared once."""

    def make(home: Path) -> None:
        shutil.copytree(tiny_folder, home / "programme")
        klynge_here("compare", "programme", at=home)

    return made_once.folder("compared", make)


@pytest.fixture
def home(compared: Path, tmp_path: Path) -> Path:
    """A copy of that folder for one test."""
    return shutil.copytree(compared, tmp_path / "home")


def test_the_programme_is_compared_by_default_and_again_to_the_same_bytes(home: Path) -> None:
    before = contents(home / "programme" / "comparison")
    assert {Path(name).parts[0] for name in before} == {"programme"}
    assert {Path(name).name for name in before} == NAMES
    said = klynge("compare", "programme", "--programme", at=home).stdout
    assert "Can it be believed?" in said
    assert "By measure" in said
    assert "programme/comparison/programme/report.html" in said
    after = contents(home / "programme" / "comparison")
    changed = {Path(name).name for name in before if before[name] != after[name]}
    assert changed <= {"comparison.json", "report.html", "report.nb.html"}  # where others commit meanwhile


def test_a_call_has_a_folder_of_its_own(home: Path) -> None:
    said = klynge_here(
        "compare", "programme", "--call", "2020", "--neighbours", "1", "--out", "aside", at=home
    )
    assert "Call 2020, as known on" in said.stdout
    assert {path.name for path in (home / "aside").iterdir()} == NAMES
    assert "--call 2020 --neighbours 1" in (home / "aside" / "report.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--call", "1999"), "There is no call 1999"),
        (("--as-of", "2021-01-01"), "No call has known outcomes by 2021-01-01"),
        (("--as-of", "soon"), "--as-of is soon; expected a day"),
        (("--call", "2020", "--programme"), "--call and --programme contradict each other"),
        (("--neighbours", "0"), "neighbours is 0; expected 1 or more"),
        (("--out", "."), "which a comparison would replace"),
    ],
)
def test_a_mistake_ends_in_a_sentence_and_changes_nothing(
    home: Path, words: tuple[str, ...], sentence: str
) -> None:
    before = contents(home)
    done = klynge_here("compare", "programme", *words, at=home, code=2)
    assert sentence in done.stderr
    assert contents(home) == before


def test_a_kill_in_between_leaves_the_former_comparison(home: Path) -> None:
    before = contents(home / "programme")
    with start("compare", "programme", at=home) as running:
        assert running.stderr is not None
        assert any(line.startswith("Weighing") for line in running.stderr)
        running.send_signal(signal.SIGKILL)
    left = contents(home / "programme")
    assert {name: left[name] for name in before} == before
