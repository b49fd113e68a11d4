from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from features.catalogue import FEATURES
from features.problems import DataError
from models.champion import champion_folder, export_folder
from models.export import load_champion, load_export, load_version, write_export
from models.manifest import MANIFEST, write_manifest
from models.training import train

HOME = Path(__file__).parents[2]
AGAIN = """
import pathlib, sys
import pandas as pd
from models.export import write_export
from models.training import train
from tests.models.own_numbers import own_numbers
tables = own_numbers(calls=6, each=15)
training = train(tables, as_of=pd.Timestamp("2015-03-10"), hashes={"calls": "c0ffee", "outcomes": "beef"})
folder = pathlib.Path(sys.argv[1])
folder.mkdir()
write_export(training, folder, {"version": 7})
"""


def files(folder: Path) -> dict[str, bytes]:
    """Everything but what tells one training from another."""
    paths = [path for path in folder.rglob("*") if path.is_file()]
    content = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
    return {name: text for name, text in content.items() if name not in {"run.json", "MANIFEST.json"}}


@pytest.fixture
def folder(training, tmp_path):
    (tmp_path / "v1").mkdir()
    write_export(training, tmp_path / "v1", {"version": 1, "run_id": "r", "trained_at": "2026-03-01"})
    return tmp_path / "v1"


def test_a_model_comes_back_as_it_was(training, folder):
    champion = load_export(folder)
    assert (champion.version, champion.kind, champion.as_of) == (1, "growth", pd.Timestamp("2015-03-10"))
    assert champion.specification == training.specification
    assert champion.card == training.card
    pd.testing.assert_frame_equal(champion.past, training.past)
    pd.testing.assert_frame_equal(champion.past_features, training.cases.X)
    pd.testing.assert_frame_equal(champion.evaluation, training.evaluation)
    pd.testing.assert_frame_equal(champion.predictions, training.predictions)
    X = training.cases.X
    np.testing.assert_array_equal(champion.model.predict(X), training.model.predict(X))
    pd.testing.assert_frame_equal(champion.model.contributions(X), training.model.contributions(X))


def test_definitions_are_those_of_the_code_where_it_is_still_the_same_feature(training, folder):
    champion = load_export(folder)
    assert champion.specification[0] is FEATURES[0]
    assert champion.specification[-1].compute is None
    assert champion.specification[-1].says == training.specification[-1].says


def test_a_criteria_index_comes_back_as_it_was(programme, tmp_path):
    training = train(programme, as_of=pd.Timestamp("2011-03-10"))
    write_export(training, tmp_path, {"version": 1})
    champion = load_export(tmp_path)
    assert champion.kind == "criteria index"
    assert champion.evaluation.empty
    pd.testing.assert_frame_equal(champion.evaluation, training.evaluation, check_index_type=False)
    pd.testing.assert_frame_equal(champion.past, training.past)
    X = training.cases.X
    np.testing.assert_array_equal(champion.model.predict(X), training.model.predict(X))


@pytest.mark.parametrize("threads", ["1"])
def test_the_same_data_day_and_seed_give_the_same_bytes_for_any_number_of_threads(folder, tmp_path, threads):
    one = {f"{library}_NUM_THREADS": threads for library in ("OMP", "OPENBLAS", "MKL")}
    command = [sys.executable, "-c", AGAIN, str(tmp_path / "again")]
    subprocess.run(command, check=True, env=os.environ | one | {"PYTHONHASHSEED": threads}, cwd=HOME)
    assert files(tmp_path / "again") == files(folder)


def test_the_order_of_rows_changes_no_byte(programme, training, folder, tmp_path):
    tables = ("calls", "applications", "application_indicators", "outcomes")
    mixed = {name: getattr(programme, name).sample(frac=1, random_state=3) for name in tables}
    again = train(replace(programme, **mixed), as_of=training.as_of, hashes=training.hashes)
    (tmp_path / "again").mkdir()
    write_export(again, tmp_path / "again", {"version": 2})
    assert files(tmp_path / "again") == files(folder)


def test_another_seed_gives_another_model(programme, training, folder, tmp_path):
    other = train(programme, as_of=training.as_of, seed=1, hashes=training.hashes)
    (tmp_path / "other").mkdir()
    write_export(other, tmp_path / "other", {"version": 2})
    assert files(tmp_path / "other")["model/model.json"] != files(folder)["model/model.json"]


def test_every_file_is_text_and_any_flipped_byte_is_found(folder):
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        content = path.read_bytes()
        content.decode("utf-8")
        middle = len(content) // 2
        path.write_bytes(content[:middle] + bytes([content[middle] ^ 1]) + content[middle + 1 :])
        with pytest.raises(DataError, match=r"cannot be used.*train again"):
            load_export(folder)
        path.write_bytes(content)
    load_export(folder)


def test_a_missing_file_is_named(folder):
    (folder / "model" / "trees-3.txt").unlink()
    with pytest.raises(DataError, match=r"model/trees-3\.txt is missing"):
        load_export(folder)


def test_the_champion_and_any_version_are_found_without_mlflow(recorded):
    code = (
        "import pathlib, sys; from models.export import load_champion, load_version; "
        "root = pathlib.Path(sys.argv[1]); "
        "print(load_champion(root).version, load_version(root, 1).version, 'mlflow' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(recorded)]
    told = subprocess.run(command, capture_output=True, text=True, check=True, cwd=HOME)
    assert told.stdout == "1 1 False\n"


def test_no_champion_and_no_version_are_said(recorded, tmp_path):
    with pytest.raises(DataError, match=r"no model .* yet\. Train one: klynge train"):
        champion_folder(tmp_path)
    with pytest.raises(DataError, match=r"no model in .*v9\. `klynge runs` lists"):
        load_version(recorded, 9)


def test_a_champion_of_another_catalogue_is_said(recorded):
    champion = load_champion(recorded)
    champion.check_catalogue(champion.specification)
    first, *others = champion.specification
    with pytest.raises(DataError, match=f"missing now: {first.name}.*klynge train"):
        champion.check_catalogue(others)
    with pytest.raises(DataError, match=r"another catalogue.*new: brought later"):
        champion.check_catalogue([*champion.specification, replace(first, name="brought later")])
    with pytest.raises(DataError, match=f"defined otherwise: {first.name}"):
        champion.check_catalogue([replace(first, direction=-first.direction or 1), *others])
    with pytest.raises(DataError, match="in another order"):
        champion.check_catalogue([*others, first])
    champion.check_catalogue([replace(first, label="reworded"), *others])


def test_a_call_is_not_scored_with_later_knowledge(recorded):
    champion = load_champion(recorded)
    champion.check_time("c2015", pd.Timestamp("2015-03-10"))
    with pytest.raises(DataError, match=r"call c2014 closed on 2014-03-10.*--as-of 2014-03-10.*--model"):
        champion.check_time("c2014", pd.Timestamp("2014-03-10"))


def test_a_record_of_another_version_of_klynge_is_said(folder):
    told = json.loads((folder / "catalogue.json").read_text())
    (folder / "catalogue.json").write_text(json.dumps([one | {"weight": 1} for one in told]))
    (folder / MANIFEST).unlink()
    write_manifest(folder)
    with pytest.raises(DataError, match="another version of klynge"):
        load_export(folder)


def test_versions_lie_in_exports(tmp_path):
    assert export_folder(tmp_path, 3) == tmp_path / "exports" / "v3"


def test_an_export_from_before_there_were_intervals_loads_and_has_none(training, tmp_path):
    write_export(training, tmp_path, {"version": 1, "run_id": "0f", "trained_at": "2026-03-01"})
    assert load_export(tmp_path).intervals is not None
    shutil.rmtree(tmp_path / "intervals")
    (tmp_path / MANIFEST).unlink()
    write_manifest(tmp_path)
    assert load_export(tmp_path).intervals is None
