"""The files of a comparison: whole or not at all, the same bytes, everything an auditor needs."""

from __future__ import annotations

import json
from pathlib import Path

import pandas as pd
import pytest

from features.problems import DataError
from scoring.comparison.files import NAMES, write_comparison
from tests.klynge_command import contents
from tests.scoring.comparison.by_hand import bare, hand_made


@pytest.fixture
def written(tmp_path: Path) -> Path:
    write_comparison(hand_made(), tmp_path / "programme")
    return tmp_path / "programme"


def test_all_files_are_there_and_the_same_again(written: Path, tmp_path: Path) -> None:
    write_comparison(hand_made(), tmp_path / "again")
    assert set(contents(written)) == NAMES
    assert contents(written) == contents(tmp_path / "again")


def test_effects_have_a_row_an_estimate_with_its_interval(written: Path) -> None:
    effects = pd.read_csv(written / "effects.csv")
    kinds = effects.groupby("kind", sort=False).size().to_dict()
    assert kinds == {
        "headline": 1,
        "measure": 3,
        "year": 3,
        "sector": 16,
        "region": 44,
        "before joining": 1,
        "placebo outcome": 1,
        "method": 6,
        "beside": 1,
    }
    first = effects.iloc[0]
    assert (first["estimate"], first["treated"], first["balanced"], first["unit"]) == (
        1.9,
        1843,
        True,
        "pp a year",
    )
    assert effects.loc[effects["name"].eq("small 3"), "estimate"].isna().all()


def test_json_has_what_is_needed_to_do_it_again(written: Path) -> None:
    told = json.loads((written / "comparison.json").read_text(encoding="utf-8"))
    assert told["question"]["as_of"] == "2026-03-16"
    assert told["question"]["design"]["neighbours"] == 5
    assert told["hashes"]["accounts"] == "a" * 64
    assert told["code_version"] == "1.0-3-gabc1234"
    assert told["balanced"] is True
    assert told["balance"]["trend_employees"]["smd_after"] == 0.07
    assert told["balance"]["region_type=city"]["variance_ratio_after"] is None
    assert told["flow"][0]["firms"] == 541_230


def test_a_firm_that_a_spreadsheet_would_run_is_text(written: Path) -> None:
    pairs = pd.read_csv(written / "pairs.csv", dtype="str")
    assert pairs["control"].tolist() == ["987654325", "'=1+1"]


def test_a_folder_that_holds_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(DataError, match=r"notes\.txt, which a comparison would replace"):
        write_comparison(hand_made(), tmp_path)
    assert set(contents(tmp_path)) == {"notes.txt"}


def test_an_earlier_comparison_is_replaced_whole(written: Path) -> None:
    before = contents(written)
    write_comparison(bare(), written)
    assert set(contents(written)) == NAMES
    assert contents(written)["comparison.json"] != before["comparison.json"]
