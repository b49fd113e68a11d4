"""`klynge monitor` as a person runs it."""

from __future__ import annotations

import json
from pathlib import Path

from tests.klynge_command import contents, klynge_here


def test_a_call_is_watched_and_the_page_stands_in_the_folder(here: Path):
    done = klynge_here("monitor", "programme", at=here)
    for name in ("Features", "Missing values", "Scores", "Novelty", "Calibration", "Skill by group"):
        assert f"  {name}" in done.stdout
    assert done.stdout.count("n = ") >= 6
    [folder] = (here / "programme" / "watch").iterdir()
    assert sorted(contents(folder)) == ["report.html", "report.nb.html", "watch.json"]
    assert json.loads((folder / "watch.json").read_text(encoding="utf-8"))["call_id"] == folder.name


def test_what_cannot_be_watched_ends_in_a_sentence_and_changes_nothing(here: Path):
    before = contents(here / "programme")
    unknown = klynge_here("monitor", "programme", "--call", "2199", at=here, code=2)
    assert "There is no call 2199 in calls." in unknown.stderr
    nothing = klynge_here("monitor", "programme", "--mlruns", "elsewhere", at=here, code=2)
    assert "There is no model in elsewhere yet. Train one: klynge train FOLDER." in nothing.stderr
    odd = klynge_here("monitor", "programme", "--as-of", "soon", at=here, code=2)
    assert "--as-of is soon; expected a day such as 2026-03-16." in odd.stderr
    assert contents(here / "programme") == before
