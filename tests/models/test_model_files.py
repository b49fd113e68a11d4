from __future__ import annotations

import hashlib
import json
import shutil

import numpy as np
import pandas as pd
import pytest

from features.problems import DataError
from models.criteria import CriteriaIndex
from models.model_files import MODEL, SUMS, load, save
from tests.models.cases import DIRECTIONS, NAMES, drawn

FILES = [MODEL, SUMS, "trees-0.txt", "trees-1.txt"]


@pytest.fixture(scope="module")
def cases():
    return drawn(n=90)


@pytest.fixture(scope="module")
def model(cases):
    return cases.learnt()


@pytest.fixture(scope="module")
def written(model, tmp_path_factory):
    folder = tmp_path_factory.mktemp("written") / "model"
    save(model, folder)
    return folder


@pytest.fixture
def folder(written, tmp_path):
    return shutil.copytree(written, tmp_path / "model")


def test_a_model_comes_back_as_it_was(cases, model, folder):
    back = load(folder, NAMES)
    np.testing.assert_array_equal(back.predict(cases.X), model.predict(cases.X))
    pd.testing.assert_frame_equal(back.contributions(cases.X), model.contributions(cases.X))
    assert (back.kind, back.choice_, back.directions_) == (model.kind, model.choice_, model.directions_)


def test_a_model_written_again_has_the_same_bytes(folder, tmp_path):
    save(load(folder), tmp_path / "again")
    assert {path.name for path in folder.iterdir()} == set(FILES)
    assert (tmp_path / "again" / MODEL).read_bytes() == (folder / MODEL).read_bytes()


def test_an_index_comes_back_as_it_was(cases, tmp_path):
    dimensions = {"skill": "capabilities", "rivals": "proximity"}
    index = CriteriaIndex(directions=DIRECTIONS, dimensions=dimensions).fit(cases.X)
    save(index, tmp_path / "index")
    back = load(tmp_path / "index", NAMES)
    assert back.kind == "criteria index"
    np.testing.assert_array_equal(back.predict(cases.X), index.predict(cases.X))


def test_everything_on_disk_is_text(folder):
    json.loads((folder / MODEL).read_text(encoding="utf-8"))
    json.loads((folder / SUMS).read_text(encoding="utf-8"))
    assert (folder / "trees-0.txt").read_text(encoding="utf-8").startswith("tree\n")


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_is_gone_is_named(folder, name):
    (folder / name).unlink()
    with pytest.raises(DataError, match=f"{name}.* is missing or not as it was written"):
        load(folder)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"{}", b"[1"])
def test_a_file_that_is_not_as_it_was_written_is_named(folder, name, content):
    (folder / name).write_bytes(content)
    with pytest.raises(DataError, match="is missing or not as it was written"):
        load(folder)


@pytest.mark.parametrize("name", FILES)
def test_one_changed_digit_is_found(folder, name):
    text = (folder / name).read_text(encoding="utf-8")
    at = next(i for i, letter in enumerate(text) if letter.isdigit() and i > len(text) // 2)
    (folder / name).write_text(text[:at] + str(9 - int(text[at])) + text[at + 1 :], encoding="utf-8")
    with pytest.raises(DataError, match="not as it was written"):
        load(folder)


def test_another_version_is_named(folder):
    told = json.loads((folder / MODEL).read_text(encoding="utf-8")) | {"version": 99}
    resigned(folder, told)
    with pytest.raises(DataError, match=r"has version 99; this klynge reads version 1\. Train again"):
        load(folder)


def test_a_model_with_parts_missing_is_damaged_even_if_the_sums_agree(folder):
    told = json.loads((folder / MODEL).read_text(encoding="utf-8"))
    del told["ridge"]
    resigned(folder, told)
    with pytest.raises(DataError, match="not as it was written"):
        load(folder)


@pytest.mark.parametrize(
    ("features", "said"),
    [(NAMES[:-1], "differ in gap"), ([*NAMES, "new"], "differ in new"), (NAMES[::-1], "order")],
)
def test_a_catalogue_with_other_features_is_named(folder, features, said):
    with pytest.raises(DataError, match=said):
        load(folder, features)


def resigned(folder, told) -> None:
    """Write `told` with sums that agree."""
    text = json.dumps(told)
    (folder / MODEL).write_text(text, encoding="utf-8")
    sums = json.loads((folder / SUMS).read_text(encoding="utf-8"))
    sums[MODEL] = hashlib.sha256(text.encode()).hexdigest()
    (folder / SUMS).write_text(json.dumps(sums), encoding="utf-8")
