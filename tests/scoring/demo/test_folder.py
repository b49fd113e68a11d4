"""The simulated programme on disk: same seed, same bytes; whole or not at all; nobody else's files."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from features.problems import DataError
from features.tables import TABLE
from scoring.demo import SMALL, truth_beside, write_demo

WRITE = """
import sys
from pathlib import Path
from scoring.demo import SMALL, write_demo
write_demo(Path(sys.argv[1]), plan=SMALL)
"""


def hashes(folder: Path) -> dict[str, str]:
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize("threads", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_same_seed_gives_the_same_bytes_in_another_process_with_any_number_of_threads(
    small: Path, tmp_path: Path, threads: str
) -> None:
    again = tmp_path / "again"
    names = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "ARROW_NUM_THREADS")
    environment = {**os.environ, **dict.fromkeys(names, threads), "PYTHONHASHSEED": threads}
    subprocess.run([sys.executable, "-c", WRITE, str(again)], check=True, env=environment, timeout=120)
    assert hashes(again) == hashes(small)
    assert hashes(truth_beside(again)) == hashes(truth_beside(small))


def test_another_seed_gives_other_bytes_of_every_table_but_the_towns_and_the_calendar(
    small: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    write_demo(other, seed=7, plan=SMALL)
    same = {name for name, digest in hashes(other).items() if hashes(small).get(name) == digest}
    assert same == {"regions.csv", "calls.csv", "scales.csv"}
    assert hashes(truth_beside(other)) != hashes(truth_beside(small))


def test_folder_holds_every_table_but_outcomes_which_are_computed_and_successions_of_none(
    small: Path,
) -> None:
    assert {path.stem for path in small.iterdir()} == {*TABLE, "README"} - {"outcomes", "successions"}


def test_columns_are_those_of_the_contracts(small: Path) -> None:
    for path in sorted(small.glob("*.csv")):
        header = path.read_text(encoding="utf-8-sig").splitlines()[0].split(";")
        assert set(header) <= {column.name for column in TABLE[path.stem].columns}, path.name
    accounts = pd.read_parquet(small / "accounts.parquet")
    assert set(accounts.columns) <= {column.name for column in TABLE["accounts"].columns}


def test_decimals_are_written_with_a_comma(small: Path) -> None:
    regions = pd.read_csv(small / "regions.csv", sep=";", decimal=",", encoding="utf-8-sig")
    tromso = regions.set_index("region_id").loc["tromso"]
    assert (round(tromso["lat"]), round(tromso["lon"])) == (70, 19)
    assert "." not in "".join((small / "regions.csv").read_text(encoding="utf-8-sig").splitlines()[1:])


def test_readme_credits_geonames_and_says_that_all_is_invented(small: Path) -> None:
    readme = (small / "README.md").read_text(encoding="utf-8")
    assert "GeoNames (https://www.geonames.org)" in readme
    assert "CC BY 4.0" in readme
    assert "Everything here is invented" in readme


def test_demo_takes_the_place_of_a_former_demo(tmp_path: Path) -> None:
    folder = tmp_path / "programme"
    write_demo(folder, seed=1, plan=SMALL)
    former = hashes(folder)
    write_demo(folder, seed=2, plan=SMALL)
    assert hashes(folder).keys() == former.keys()
    assert hashes(folder) != former
    assert sorted(path.name for path in tmp_path.iterdir()) == ["programme", "programme-truth"]


def test_empty_folder_is_filled(tmp_path: Path) -> None:
    write_demo(tmp_path / "new" / "programme", plan=SMALL)
    (tmp_path / "empty").mkdir()
    write_demo(tmp_path / "empty", plan=SMALL)
    assert hashes(tmp_path / "empty") == hashes(tmp_path / "new" / "programme")


def test_folder_of_somebody_else_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "programme"
    folder.mkdir()
    (folder / "calls.csv").write_text("call_id\n2026\n")
    with pytest.raises(
        DataError, match=r"programme holds files, but no demo of Klynge.*empty or a new folder"
    ):
        write_demo(folder, plan=SMALL)
    assert [path.name for path in tmp_path.rglob("*")] == ["programme", "calls.csv"]


def test_former_demo_with_a_file_of_somebody_is_left_alone(tmp_path: Path) -> None:
    folder = tmp_path / "programme"
    write_demo(folder, plan=SMALL)
    (folder / "notes.txt").write_text("mine")
    before = hashes(folder)
    with pytest.raises(DataError, match=r"holds notes\.txt, which no demo wrote"):
        write_demo(folder, seed=3, plan=SMALL)
    assert hashes(folder) == before


def test_nothing_appears_when_the_truth_has_no_place(tmp_path: Path) -> None:
    (tmp_path / "programme-truth").write_text("a file in the way")
    with pytest.raises(DataError, match="programme-truth is a file; a demo is a folder"):
        write_demo(tmp_path / "programme", plan=SMALL)
    assert [path.name for path in tmp_path.iterdir()] == ["programme-truth"]


def test_interrupted_writing_leaves_no_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pd.DataFrame, "to_parquet", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_demo(tmp_path / "programme", plan=SMALL)
    assert list(tmp_path.iterdir()) == []
