"""What an officer may send, and that nothing else gets in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from scoring.committee.procedure.refused import Refused
from scoring.workspace import uploading
from scoring.workspace.uploading import unpack


def packed(**files: bytes) -> SimpleUploadedFile:
    """A .zip of these files, `__` in a name being a dot and `_in_` a slash."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name.replace("_in_", "/").replace("__", "."), content)
    return SimpleUploadedFile("programme.zip", into.getvalue())


def test_files_and_the_contents_of_a_zip_lie_in_the_folder(tmp_path: Path) -> None:
    unpack(
        [
            packed(programme_in_calls__csv=b"a", MAC_in___calls__csv=b"x"),
            SimpleUploadedFile("policy.toml", b""),
        ],
        tmp_path,
    )
    assert {one.name for one in tmp_path.iterdir()} == {"calls.csv", "policy.toml"}


def test_a_readme_in_the_folder_is_left_where_it_is(tmp_path: Path) -> None:
    unpack(
        [packed(programme_in_README__md=b"#", calls__csv=b"a"), SimpleUploadedFile("README.txt", b"x")],
        tmp_path,
    )
    assert {one.name for one in tmp_path.iterdir()} == {"calls.csv"}


def test_a_path_out_of_the_folder_is_refused_and_nothing_is_written_there(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    for path in ("../calls.csv", "/tmp/calls.csv", "..\\calls.csv", "C:/calls.csv", "a/../../calls.csv"):
        into = io.BytesIO()
        with zipfile.ZipFile(into, "w") as made:
            made.writestr(path, b"x")
        with pytest.raises(Refused, match="points out of the folder"):
            unpack([SimpleUploadedFile("a.zip", into.getvalue())], folder)
    assert [one.name for one in tmp_path.iterdir()] == ["in"]


def test_a_link_in_a_zip_is_refused(tmp_path: Path) -> None:
    into, entry = io.BytesIO(), zipfile.ZipInfo("calls.csv")
    entry.external_attr = 0o120777 << 16
    with zipfile.ZipFile(into, "w") as made:
        made.writestr(entry, "/etc/passwd")
    with pytest.raises(Refused, match="points out of the folder"):
        unpack([SimpleUploadedFile("a.zip", into.getvalue())], tmp_path)


def test_what_swells_beyond_the_limit_is_stopped_as_it_does(tmp_path: Path) -> None:
    bomb = packed(calls__csv=b"0" * (uploading.MOST + 1))
    assert (bomb.size or 0) < 100_000
    with pytest.raises(Refused, match="more than 50 MB"):
        unpack([bomb], tmp_path)
    assert sum(one.stat().st_size for one in tmp_path.iterdir()) <= uploading.MOST


def test_too_many_files_a_second_of_a_name_and_other_kinds_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="holds 61 files"):
        unpack([packed(**{f"t{one}__csv": b"" for one in range(61)})], tmp_path)
    sent = [SimpleUploadedFile(name, b"x") for name in ("calls.csv", "CALLS.csv", "run.sh", "page.html")]
    with pytest.raises(Refused) as refused:
        unpack(sent, tmp_path)
    assert [one.split(" ")[0] for one in refused.value.problems] == ["CALLS.csv", "run.sh", "page.html"]


def test_no_file_and_no_zip_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="Choose the files"):
        unpack([], tmp_path)
    with pytest.raises(Refused, match="cannot be unpacked"):
        unpack([SimpleUploadedFile("a.zip", b"PK no zip")], tmp_path)
