"""`klynge recommend` as people run it: what it writes, and that a mistake changes nothing."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from scoring.recommendation.files import NAMES
from tests.klynge_command import contents, klynge_here


@pytest.fixture
def home(recommended_once: Path, tmp_path: Path) -> Path:
    """A folder in which a recommendation was made, for one test."""
    return shutil.copytree(recommended_once, tmp_path / "home")


def run(home: Path, *words: str, code: int = 0) -> str:
    """What the command says, in either stream."""
    done = klynge_here("recommend", "programme", *words, at=home, code=code)
    return done.stdout + done.stderr


def test_it_writes_its_files_and_a_summary(home: Path) -> None:
    written = contents(home / "programme" / "recommendation")
    assert {Path(name).name for name in written} == NAMES
    said = (home / "said.txt").read_text(encoding="utf-8")
    assert "recommended." in said
    assert "This is a recommendation, not a decision." in said
    assert "The seats: at most" in said


def test_a_policy_is_obeyed_and_recorded(home: Path) -> None:
    (home / "programme" / "ratings.csv").unlink()  # the committee has its own tests, and takes its time
    last = json.loads(_json(home / "programme" / "recommendation"))
    left_out = last["portfolio"]["funded"][0]
    (home / "policy.toml").write_text(f'must_not_fund = ["{left_out}"]\n', encoding="utf-8")
    run(home, "--policy", "policy.toml", "--model", "mlruns/exports/v1", "--out", "aside")
    told = json.loads((home / "aside" / "recommendation.json").read_text(encoding="utf-8"))
    assert left_out not in told["portfolio"]["funded"]
    assert told["policy"]["file"] == "policy.toml"
    assert told["price"] > 0


def test_what_it_is_doubted_by_is_kept_as_data_too(home: Path) -> None:
    told = json.loads(_json(home / "programme" / "recommendation"))
    rows = pd.read_csv(next((home / "programme").rglob("portfolio.csv")), index_col="application_id")
    places = {one["application_id"]: one for one in told["line"]["places"]}
    assert {name: one["group"] for name, one in places.items()} == rows["line"].to_dict()
    for name, one in places.items():
        assert one["committee"]["chance"] == pytest.approx(rows["committee_chance"][name])
    selected = {one["application_id"]: one["share"] for one in told["robustness"]["selection"]["selected"]}
    assert selected == pytest.approx(rows["selected_share"].to_dict())
    assert told["committee"]["reviewers"]
    assert told["lottery"] is None


def test_mistakes_end_in_a_sentence_and_change_nothing(home: Path) -> None:
    (home / "wrong.toml").write_text(
        'seets = 2\n[[balance]]\nstage = "aren"\nat_least = 1\n', encoding="utf-8"
    )
    before = contents(home)
    said = run(home, "--policy", "wrong.toml", code=2)
    assert "2 problems in wrong.toml:" in said
    assert 'line 3, [balance] 1, stage: "aren": there is no such stage. The nearest are arena' in said
    assert "which a recommendation would replace" in run(home, "--out", ".", code=2)
    assert "--lottery and --lottery-source go together" in run(home, "--lottery", "7", code=2)
    assert contents(home) == before


def _json(folder: Path) -> str:
    return next(folder.rglob("recommendation.json")).read_text(encoding="utf-8")
