"""Bad days at the command line: a sentence, an exit code, nothing half-written and nothing lost."""

from __future__ import annotations

import resource
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.klynge_command import ENVIRONMENT, KLYNGE, contents, klynge, klynge_here, start

MOMENTS = (2.0, *(pytest.param(moment, marks=pytest.mark.slow) for moment in (0.3, 1.0, 3.0)))
"""Seconds, spread over reading, scoring and writing."""

STOPPED = "Stopped. What was there before is as it was.\n"


def sheets(at: Path) -> dict[str, bytes]:
    return contents(at / "programme" / "scores" / "2025")


@pytest.mark.parametrize("moment", MOMENTS)
def test_score_killed_at_any_moment_leaves_the_sheets_whole(here: Path, moment: float) -> None:
    before = sheets(here)
    running = start("score", "programme", at=here)
    time.sleep(moment)
    running.kill()
    running.communicate()
    assert sheets(here) == before
    klynge_here("score", "programme", at=here)
    assert sheets(here) == before


def test_ctrl_c_in_score_is_a_sentence(here: Path) -> None:
    before = sheets(here)
    running = start("score", "programme", at=here)
    assert "Scoring" in running.stderr.readline()  # type: ignore[union-attr]  # it is a pipe
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert (running.returncode, said) == (130, STOPPED)
    assert sheets(here) == before


def test_ctrl_c_in_train_leaves_the_champion(here: Path) -> None:
    before = contents(here / "mlruns" / "exports")
    running = start("train", "programme", at=here)
    running.stderr.readline()  # type: ignore[union-attr]  # it is a pipe
    running.send_signal(signal.SIGINT)
    _, said = running.communicate()
    assert running.returncode == 130
    assert said.endswith(STOPPED)
    assert "Traceback" not in said
    assert contents(here / "mlruns" / "exports") == before
    klynge_here("score", "programme", at=here)


def test_an_output_that_cannot_grow_is_a_sentence_and_changes_nothing(here: Path) -> None:
    before = sheets(here)

    def small_files_only() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [KLYNGE, "score", "programme"]
    done = subprocess.run(
        command, cwd=here, env=ENVIRONMENT, capture_output=True, text=True, preexec_fn=small_files_only
    )
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "Nothing was changed" in done.stderr
    assert sheets(here) == before
    assert [path.name for path in (here / "programme" / "scores").iterdir()] == ["2025"]


def test_a_damaged_model_is_named_and_not_used(here: Path) -> None:
    trees = next((here / "mlruns" / "exports" / "v1").rglob("trees-0.txt"))
    text = trees.read_text()
    trees.write_text(text.replace("leaf_value=", "leaf_value=9", 1))
    said = klynge("score", "programme", at=here, code=2).stderr
    assert "trees-0.txt" in said


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["score", "programme", "--call", "2052"], "2025"),
        (["score", "programme", "--model", "7"], "7"),
        (["score", "programme", "--mlruns", "nowhere"], "klynge train"),
        (["train", "programme", "--as-of", "yesterday"], "--as-of"),
        (["train", "programme", "--as-of", "1999-01-01"], "1999-01-01"),
        (["check", "absent"], "absent"),
        (["new", "programme"], "not empty"),
        (["demo", "mlruns"], "mlruns"),
    ],
)
def test_a_mistake_is_answered_with_the_way_out(here: Path, words: list[str], sentence: str) -> None:
    before = contents(here)
    said = klynge(*words, at=here, code=2)
    assert sentence in said.stderr
    assert said.stdout == ""
    assert contents(here) == before


def test_problems_in_the_folder_are_all_told_before_anything_is_scored(here: Path) -> None:
    members = here / "programme" / "members.csv"
    lines = members.read_text(encoding="utf-8-sig").splitlines()
    lines[1] = lines[1].replace(";firm;", ";farm;")
    lines[2] = lines[2].replace(lines[2].split(";")[1], "unknown", 1)
    members.write_text("\n".join(lines), encoding="utf-8")
    for command in ("check", "train", "score"):
        said = klynge(command, "programme", at=here, code=2).stderr
        assert "members.csv, row 2, role" in said
        assert "members.csv, row 3, org_id" in said
