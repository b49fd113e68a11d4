"""The smallest folders and the bad days of their data, through the commands as people run them."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from scoring.cli import main

Rows = list[list[Any]]
Folder = dict[str, Rows]
Run = Callable[..., str]
CALLS, EACH, LAST = 7, 8, 2020
INDICATORS = {"team": "capabilities", "plan": "willingness", "market": "driving_forces"}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command in this process: with the exit code that is expected, what it says."""

    def klynge(*words: object, code: int = 0) -> str:
        monkeypatch.setattr(sys, "argv", ["klynge", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        said = capsys.readouterr()
        assert ended.value.code == code, said
        return said.out if code == 0 else said.err

    return klynge


def calls() -> Rows:
    years = range(LAST - CALLS + 1, LAST + 1)
    return [["call_id", "closes_on", "seats", "horizon_years"], *([y, f"{y}-06-01", 2, 2] for y in years)]


def applications() -> Rows:
    ids = [(year, one) for year in range(LAST - CALLS + 1, LAST + 1) for one in range(EACH)]
    header = ["application_id", "call_id", "name", "sector", "region_id"]
    return [header, *([f"A{y}-{i}", y, f"Cluster {y} {i}", 62, "oslo"] for y, i in ids)]


def own_numbers() -> Folder:
    """Calls, applications, three indicators of the agency's own, and growth that follows the first."""
    drawn = np.random.default_rng(7)
    marks: Rows = [["application_id", "indicator", "value", "dimension", "direction"]]
    growth: Rows = [["application_id", "measure", "growth", "se", "known_on"]]
    for name, year, *_ in applications()[1:]:
        values = drawn.normal(size=len(INDICATORS)).round(2)
        marks += [[name, one, v, INDICATORS[one], 1] for one, v in zip(INDICATORS, values, strict=True)]
        if year <= LAST - 3:
            growth.append([name, "employees", round(2 * values[0] + drawn.normal(), 2), 0.9, f"{year}-12-31"])
    return {
        "calls": calls(), "applications": applications(), "application_indicators": marks, "outcomes": growth,
    }  # fmt: skip


def write(at: Path, tables: Mapping[str, Rows]) -> Path:
    folder = at / "data"
    folder.mkdir()
    for name, rows in tables.items():
        lines = (";".join(map(str, row)) for row in rows)
        (folder / f"{name}.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return folder


def of_last_call(rows: Rows, change: Callable[[list[Any]], Rows]) -> Rows:
    """The rows, those about the last call's applications changed, each to any number of rows."""
    return [new for row in rows for new in (change(row) if str(row[0]).startswith(f"A{LAST}") else [row])]


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The runs of a growth model trained on nothing but an agency's own numbers."""
    at = tmp_path_factory.mktemp("own-numbers")
    with pytest.MonkeyPatch.context() as patch:
        folder, runs = write(at, own_numbers()), at / "mlruns"
        patch.setattr(sys, "argv", ["klynge", "train", str(folder), "--mlruns", str(runs)])
        with pytest.raises(SystemExit, match="0"):
            main()
    return runs


def test_an_agencys_own_numbers_train_a_growth_model_that_ranks_by_them(
    run: Run, trained: Path, tmp_path: Path
) -> None:
    assert "growth" in run("runs", "--mlruns", trained)
    said = run("score", write(tmp_path, own_numbers()), "--mlruns", trained)
    assert f"{EACH} applications for 2 seats" in said
    assert "percentage points a year" in " ".join(said.split())
    assert (tmp_path / "data" / "scores" / str(LAST) / "report.nb.html").exists()


def test_calls_and_applications_alone_are_scored_alike_and_told_so(run: Run, tmp_path: Path) -> None:
    folder, runs = write(tmp_path, {"calls": calls(), "applications": applications()}), tmp_path / "mlruns"
    assert "criteria index" in run("train", folder, "--mlruns", runs)
    said = run("score", folder, "--mlruns", runs)
    assert said.count(" 1= ") == EACH
    assert "blank dimension" in said


def test_a_folder_of_statistics_trains_and_scores(run: Run, tmp_path: Path) -> None:
    drawn = np.random.default_rng(3)
    places, sectors = [f"r{i}" for i in range(8)], ["03", "10", "25", "62"]
    jobs: Rows = [["region_id", "sector", "year", "jobs"]]
    for place in places:
        for sector in sectors:
            level = 200.0
            for year in range(2008, LAST):
                level *= 1.01 + 0.02 * drawn.normal()
                jobs.append([place, sector, year, round(level)])
    candidates: Rows = [["application_id", "call_id", "sector", "region_id"]]
    for year, *_ in calls()[1:]:
        candidates += [
            [f"{place}-{sector}-{year}", year, sector, place] for place in places for sector in sectors[2:]
        ]
    regions: Rows = [["region_id", "name"], *([place, place.upper()] for place in places)]
    tables = {"calls": calls(), "applications": candidates, "regions": regions, "region_sectors": jobs}
    folder, runs = write(tmp_path, tables), tmp_path / "mlruns"
    assert "(growth, " in run("train", folder, "--mlruns", runs)
    assert "16 applications" in run("score", folder, "--mlruns", runs)


def test_a_constant_outcome_teaches_nothing_and_is_told(run: Run, tmp_path: Path) -> None:
    tables = own_numbers()
    header, *rows = tables["outcomes"]
    tables["outcomes"] = [header, *([name, measure, 1.5, *rest] for name, measure, _, *rest in rows)]
    said = run("train", write(tmp_path, tables), "--mlruns", tmp_path / "mlruns")
    assert "criteria index" in said


def test_an_empty_call_is_a_sentence_and_leaves_nothing(run: Run, trained: Path, tmp_path: Path) -> None:
    tables = own_numbers()
    for name in ("applications", "application_indicators"):
        tables[name] = of_last_call(tables[name], lambda _: [])
    folder = write(tmp_path, tables)
    assert "Add rows with call_id 2020" in run("score", folder, "--mlruns", trained, code=2)
    assert not (folder / "scores").exists()


def test_one_application_has_its_sheet(run: Run, trained: Path, tmp_path: Path) -> None:
    tables = own_numbers()
    for name in ("applications", "application_indicators"):
        tables[name] = of_last_call(tables[name], lambda row: [row] if row[0] == f"A{LAST}-3" else [])
    assert "1 application for 2 seats" in run("score", write(tmp_path, tables), "--mlruns", trained)


def test_applications_alike_to_the_last_digit_share_the_first_rank(
    run: Run, trained: Path, tmp_path: Path
) -> None:
    tables = own_numbers()
    same = of_last_call(tables["application_indicators"], lambda row: [[*row[:2], 0.5, *row[3:]]])
    said = run("score", write(tmp_path, tables | {"application_indicators": same}), "--mlruns", trained)
    assert said.count(" 1= ") == EACH
    assert "Equal scores share a rank" in said


def test_a_dimension_without_any_number_is_told(run: Run, trained: Path, tmp_path: Path) -> None:
    tables = own_numbers()
    left = of_last_call(tables["application_indicators"], lambda row: [] if row[1] == "plan" else [row])
    folder = write(tmp_path, tables | {"application_indicators": left})
    run("score", folder, "--mlruns", trained)
    report = (folder / "scores" / str(LAST) / "report.html").read_text(encoding="utf-8")
    assert "no evidence at all on willingness" in report


def test_a_sector_and_a_region_never_seen_are_flagged(run: Run, trained: Path, tmp_path: Path) -> None:
    tables = own_numbers()
    moved = of_last_call(tables["applications"], lambda row: [[*row[:3], "99.9", "atlantis"]])
    said = run("score", write(tmp_path, tables | {"applications": moved}), "--mlruns", trained)
    assert "U unseen origin" in said


def test_a_champion_of_another_catalogue_is_refused(run: Run, trained: Path, tmp_path: Path) -> None:
    tables = own_numbers()
    header, *rows = tables["application_indicators"]
    other = [header, *([name, f"new_{one}", *rest] for name, one, *rest in rows)]
    folder = write(tmp_path, tables | {"application_indicators": other})
    assert "klynge train" in run("score", folder, "--mlruns", trained, code=2)
    assert not (folder / "scores").exists()
