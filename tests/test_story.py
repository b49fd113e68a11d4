"""The story: an officer, an analyst and an auditor, from a folder of files to a scored call and back."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest

from scoring.cli import COMMANDS
from tests.klynge_command import contents, klynge, klynge_here


def test_an_officer_fills_in_a_template_and_mends_what_check_finds(tmp_path: Path) -> None:
    klynge_here("new", "my-call", at=tmp_path)
    assert "good order" in klynge_here("check", "my-call", at=tmp_path).stdout
    members = tmp_path / "my-call" / "members.csv"
    good = members.read_text(encoding="utf-8-sig")
    members.write_text(
        good.replace("signed", "sigend").replace("pledged_cash", "pleged_cash"), encoding="utf-8"
    )
    said = klynge_here("check", "my-call", at=tmp_path, code=2).stderr
    assert re.search(r"members.csv, row 2, commitment: \"sigend\".*none, intent.*signed", said)
    assert re.search(r"members.csv.*pleged_cash.*pledged_cash", said)
    members.write_text(good, encoding="utf-8")
    klynge_here("check", "my-call", at=tmp_path)


def test_a_new_programme_without_outcomes_is_scored_by_the_index_and_told_so(tmp_path: Path) -> None:
    klynge_here("new", "my-call", at=tmp_path)
    (tmp_path / "my-call" / "outcomes.csv").unlink()
    trained = klynge_here("train", "my-call", at=tmp_path).stdout
    assert "criteria index" in trained
    assert "30" in trained
    scored = klynge_here("score", "my-call", at=tmp_path).stdout
    assert "forecasts nothing" in scored
    (report,) = tmp_path.glob("my-call/scores/*/report.html")
    assert "criteria index" in report.read_text(encoding="utf-8").lower()


def test_the_analyst_finds_the_run_and_the_champion(here: Path) -> None:
    listed = klynge_here("runs", at=here).stdout
    assert re.search(r"1\s+champion\s+2025-11-15\s+growth", listed)


def test_sheets_hold_what_an_auditor_needs_to_replay_them(here: Path) -> None:
    (folder,) = (here / "programme" / "scores").iterdir()
    told = json.loads((folder / "scores.json").read_text(encoding="utf-8"))
    assert told["closes_on"] == "2025-11-15"
    assert told["model_version"] == "1"
    assert set(told["table_hashes"]) >= {"calls", "applications", "members", "accounts"}
    sheets = pd.read_parquet(folder / "scores.parquet")
    assert len(sheets) == len(told["sheets"]) == len(pd.read_csv(folder / "scores.csv"))
    for sheet in told["sheets"]:
        added = sheet["base"] + sum(one["contribution"] for one in sheet["contributions"])
        assert added == pytest.approx(sheet["score"], abs=1e-9)


def test_the_same_folder_gives_the_same_model_and_the_same_sheets(here: Path, tmp_path: Path) -> None:
    """In other processes; test_same_bytes and demo/test_folder ask for more of models and of simulations."""
    at = tmp_path / "again"
    shutil.copytree(here / "programme", at / "programme", ignore=shutil.ignore_patterns("scores"))
    klynge("train", "programme", at=at)
    klynge("score", "programme", at=at)
    again, before = (contents(one / "programme" / "scores") for one in (at, here))
    assert sorted(again) == sorted(before)
    assert [name for name in again if again[name] != before[name]] == []


def test_a_champion_that_knows_later_things_may_not_score_an_earlier_call(here: Path) -> None:
    said = klynge_here("score", "programme", "--call", "2023", at=here, code=2).stderr
    assert "--as-of 2023-11-15" in said
    trained = klynge_here("train", "programme", "--as-of", "2023-11-15", at=here).stdout
    number = re.search(r"Version (\d+)", trained).group(1)  # type: ignore[union-attr]  # None fails the test
    klynge_here("score", "programme", "--call", "2023", "--model", number, at=here)
    assert (here / "programme" / "scores" / "2023" / "report.html").exists()


def test_an_exported_model_scores_without_the_store(here: Path, tmp_path: Path) -> None:
    export = here / "mlruns" / "exports" / "v1"
    out = tmp_path / "sheets"
    klynge_here("score", "programme", "--model", str(export), "--out", str(out), "--mlruns", "none", at=here)
    assert (out / "scores.csv").exists()
    assert not (here / "none").exists()


def test_help_helps(tmp_path: Path) -> None:
    listed = klynge("--help", at=tmp_path).stdout
    for command in COMMANDS:
        name = command.__name__.replace("_", "-")
        assert re.search(rf"^  {name} +[A-Z]", listed, flags=re.MULTILINE)
        assert "Usage: klynge" in klynge_here(name, "--help", at=tmp_path).stdout
