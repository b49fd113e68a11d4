"""Retrain, promote, roll back, score: through the commands, as an analyst runs them a year later."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from scoring.cli import main
from tests.models.own_numbers import own_numbers

Run = Callable[..., str]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    """The command in this process: with the exit code that is expected, what it says."""
    monkeypatch.chdir(tmp_path)

    def klynge(*words: str, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["klynge", *words])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert ended.value.code == code, said
        return said.out if code == 0 else said.err

    return klynge


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Six calls as files: 30 outcomes are known when that of 2013 closes, 60 when that of 2015 does."""
    tables = own_numbers(calls=6, each=15)
    place = tmp_path / "programme"
    place.mkdir()
    for name in ("calls", "applications", "application_indicators", "outcomes"):
        rows = getattr(tables, name).dropna(axis=1, how="all")
        rows.to_csv(place / f"{name}.csv", index=False)
    return place


def champions(tmp_path: Path) -> list[int]:
    lines = (tmp_path / "mlruns" / "promotions.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line)["version"] for line in lines]


def test_a_year_later(run: Run, folder: Path, tmp_path: Path) -> None:
    assert "no model" in run("retrain", "programme", code=2)
    assert "Next    klynge score programme\n" in run("train", "programme", "--as-of", "2013-03-10")
    told = run("retrain", "programme")
    assert "Undecided: the champion stays" in told
    assert "Version 2 is recorded beside the champion, version 1, which still scores." in told
    assert 'Next    klynge promote 2 --by "YOUR NAME" --reason "WHY"' in told
    kept = json.loads((tmp_path / "mlruns" / "gates" / "v2.json").read_text(encoding="utf-8"))
    assert (kept["version"], kept["verdict"]["answer"]) == (2, "undecided")
    (artifact,) = (tmp_path / "mlruns" / "artifacts").glob("*/artifacts/gate.json")
    assert json.loads(artifact.read_text(encoding="utf-8")) == kept
    assert champions(tmp_path) == [1]

    assert "--by is empty" in run("promote", "2", code=2)
    assert "went through no gate" in _second_training(run)
    assert "Version 2 is the champion now, in the place of version 1." in run(
        "promote", "v2", "--by", "Åse Berg", "--reason", "knows 30 outcomes more"
    )
    run("score", "programme")
    scored = json.loads((folder / "scores" / "c2015" / "scores.json").read_text(encoding="utf-8"))
    assert scored["model_version"] == "2"
    assert "Nothing new to learn" in run("retrain", "programme")
    assert "2015-03-10; a challenger of 2014-03-10 would know less" in run(
        "retrain", "programme", "--as-of", "2014-03-10", code=2
    )

    assert "Version 1 is the champion now" in run("rollback", "--by", "Per", "--reason", "seats moved")
    listed = run("runs")
    assert re.search(r"2 +2015-03-10 +growth .*undecided +finished", listed)
    assert re.search(r"Per rolled back to version 1: seats moved", listed)
    assert "Version 1 is the first champion" in run("rollback", "--by", "Per", "--reason", "more", code=2)
    assert "was never the champion" in run("rollback", "--by", "P", "--reason", "r", "--to", "3", code=2)
    assert champions(tmp_path) == [1, 2, 1]


def _second_training(run: Run) -> str:
    """What is said to somebody who promotes a version of klynge train."""
    run("train", "programme", "--as-of", "2014-03-10")
    return run("promote", "3", "--by", "Åse", "--reason", "newer", code=2)
