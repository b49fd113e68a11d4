from __future__ import annotations

import pytest

from features.problems import DataError
from models.manifest import MANIFEST, verify, write_manifest


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "model").mkdir()
    (tmp_path / "model" / "booster.txt").write_text("tree\n")
    (tmp_path / "card.json").write_text("{}\n")
    write_manifest(tmp_path)
    return tmp_path


def test_a_whole_folder_is_verified(folder):
    verify(folder)


@pytest.mark.parametrize("name", ["card.json", "model/booster.txt"])
def test_a_flipped_byte_is_found(folder, name):
    content = bytearray((folder / name).read_bytes())
    content[0] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(DataError, match=rf"{name} is not as it was written.*train again"):
        verify(folder)


def test_a_missing_file_is_named(folder):
    (folder / "model" / "booster.txt").unlink()
    with pytest.raises(DataError, match=r"model/booster\.txt is missing"):
        verify(folder)


@pytest.mark.parametrize("content", ["", "{", "[]", '{"format": 1}', '{"format": 2, "files": {"a": ""}}'])
def test_a_damaged_manifest_is_said(folder, content):
    (folder / MANIFEST).write_text(content)
    with pytest.raises(DataError, match="MANIFEST"):
        verify(folder)


def test_no_folder_is_said(tmp_path):
    with pytest.raises(DataError, match="klynge runs"):
        verify(tmp_path / "v9")
