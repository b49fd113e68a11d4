"""Score sheets on disk: the same numbers in every file, whole or not at all, the same bytes again."""

from __future__ import annotations

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from features.problems import DataError
from scoring.score_files import NAMES, scores_frame, write_scores
from scoring.sheet import CallScore
from scoring.sheet_json import from_json

BROKEN = """
import os, pathlib, resource, signal, sys
import scoring.score_files as written
from scoring.sheet_json import from_json
call = from_json(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8"))
if sys.argv[3] == "kill":
    written.render = lambda *_, **__: os.kill(os.getpid(), signal.SIGKILL)
elif sys.argv[3] == "stop":
    written.render = lambda *_, **__: os.kill(os.getpid(), signal.SIGINT)
else:
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))
written.write_scores(call, pathlib.Path(sys.argv[2]))
"""


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_every_file_has_the_same_numbers(call: CallScore, tmp_path: Path) -> None:
    write_scores(call, tmp_path / "scores")
    assert set(contents(tmp_path / "scores")) == NAMES
    parquet = pd.read_parquet(tmp_path / "scores/scores.parquet")
    csv = pd.read_csv(tmp_path / "scores/scores.csv", dtype={"model_version": "str"})
    json = from_json((tmp_path / "scores/scores.json").read_text(encoding="utf-8"))
    assert json == call
    assert parquet["score"].tolist() == csv["score"].tolist() == [one.score for one in call.sheets]
    assert parquet["application_id"].tolist() == csv["application_id"].tolist()
    assert csv["table_hashes"][0].startswith(f"applications={'ab12' * 16} calls=")
    assert (csv["as_of"][0], csv["model_version"][0], csv["unit"][0]) == ("2026-03-16", "3", "pp a year")


def test_contributions_on_disk_add_up_to_the_score(call: CallScore, tmp_path: Path) -> None:
    write_scores(call, tmp_path / "scores")
    parts = pd.read_parquet(tmp_path / "scores/contributions.parquet")
    sums = parts.groupby("application_id")["contribution"].sum()
    for sheet in call.sheets:
        assert sheet.base + sums[sheet.application_id] == pytest.approx(sheet.score, abs=1e-9)


def test_intervals_have_their_place_and_it_is_empty(call: CallScore) -> None:
    empty = scores_frame(call)[["interval_low", "interval_high", "rank_low", "rank_high", "top_chance"]]
    assert empty.isna().all(axis=None)
    assert empty.dtypes.astype(str).tolist() == ["float64", "float64", "Int64", "Int64", "float64"]


def test_the_same_call_gives_the_same_bytes_and_replaces_the_earlier_ones(
    call: CallScore, tmp_path: Path
) -> None:
    write_scores(call, tmp_path / "one")
    first = contents(tmp_path / "one")
    write_scores(call, tmp_path / "one")
    write_scores(from_json(call.as_json()), tmp_path / "two")
    assert contents(tmp_path / "one") == contents(tmp_path / "two") == first


def test_a_name_that_a_spreadsheet_would_run_is_made_harmless(call: CallScore, tmp_path: Path) -> None:
    sheets = (replace(call.sheets[0], name='=HYPERLINK("http://x")'), *call.sheets[1:])
    write_scores(replace(call, sheets=sheets), tmp_path / "scores")
    csv = pd.read_csv(tmp_path / "scores/scores.csv")
    assert csv["name"][0] == '\'=HYPERLINK("http://x")'
    assert pd.read_parquet(tmp_path / "scores/scores.parquet")["name"][0] == '=HYPERLINK("http://x")'


def test_a_folder_with_anything_else_is_refused(call: CallScore, tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text("call_id\n")
    with pytest.raises(DataError, match=r"holds calls.csv, which score sheets would replace"):
        write_scores(call, tmp_path)
    with pytest.raises(DataError, match="is a file"):
        write_scores(call, tmp_path / "calls.csv")
    assert contents(tmp_path) == {"calls.csv": b"call_id\n"}


@pytest.mark.parametrize(
    ("how", "code"), [("kill", -signal.SIGKILL), ("stop", -signal.SIGINT), ("a disk that is full", 1)]
)
def test_a_writing_that_breaks_off_leaves_the_earlier_sheets(
    call: CallScore, tmp_path: Path, how: str, code: int
) -> None:
    write_scores(call, tmp_path / "scores")
    before = contents(tmp_path / "scores")
    other = tmp_path / "other.json"
    other.write_text(replace(call, call_id="other").as_json(), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-c", BROKEN, str(other), str(tmp_path / "scores"), how],
        capture_output=True,
        check=False,
    )
    assert ran.returncode == code, ran.stderr.decode()
    assert contents(tmp_path / "scores") == before
