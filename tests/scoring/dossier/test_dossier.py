from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.problems import DataError
from models.linked_log import append_line
from scoring.dossier import as_html, as_pdf
from scoring.dossier.chain import broken_sections, canonical, chained, spoken
from scoring.dossier.dossier import SECTIONS
from scoring.dossier.files import LOG, dossiers_folder, log_lines, sha256, write_dossier
from scoring.dossier.seal import LABEL, OPEN, holds, sealed
from scoring.dossier.verify import verify, verify_file
from scoring.protocol import Entry
from scoring.sheet import LANGUAGES, CallScore
from tests.klynge_command import contents
from tests.scoring.dossier.dossiers import document


@pytest.fixture(scope="module")
def made(call: CallScore) -> dict[str, bytes]:
    """The dossier as files."""
    told = document(call)
    return {"en.html": as_html(told, "en"), "nb.html": as_html(told, "nb"), "en.pdf": as_pdf(told, "en")}


def found(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return verify_file(path).found


def said(folder: Path, name: str, content: bytes) -> str:
    path = folder / name
    path.write_bytes(content)
    return "; ".join(verify_file(path).why)


def test_a_dossier_as_it_was_made_is_unchanged_and_the_same_each_time(
    made: dict[str, bytes], call: CallScore, tmp_path: Path
) -> None:
    assert {name: found(tmp_path, name, content) for name, content in made.items()} == dict.fromkeys(
        made, "unchanged"
    )
    assert made["en.html"] == as_html(document(call), "en")
    assert made["en.pdf"] == as_pdf(document(call), "en")


@settings(max_examples=400)
@given(
    at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), name=st.sampled_from(["nb.html", "en.pdf"])
)
def test_any_one_byte_that_was_changed_breaks_the_seal(
    made: dict[str, bytes], at: float, bit: int, name: str
) -> None:
    assert not holds(flipped(made[name], at, bit))


@settings(max_examples=30)
@given(
    at=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7), name=st.sampled_from(["nb.html", "en.pdf"])
)
def test_any_one_byte_that_was_changed_is_found(
    made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory, at: float, bit: int, name: str
) -> None:
    folder = tmp_path_factory.mktemp("flipped", numbered=True)
    assert found(folder, name, flipped(made[name], at, bit)) == "changed"


def flipped(content: bytes, at: float, bit: int) -> bytes:
    changed = bytearray(content)
    changed[int(at * len(content))] ^= 1 << bit
    return bytes(changed)


def test_the_seal_covers_every_byte_of_the_file(made: dict[str, bytes]) -> None:
    """Those of the seal itself, and of what tells a dossier from another file, too."""
    for content in made.values():
        for label in (LABEL.encode(), b"klynge dossier", content[:9], content[-9:]):
            start = content.rfind(label)
            for place in range(start, min(start + len(label) + 66, len(content))):
                changed = content[:place] + bytes([content[place] ^ 1]) + content[place + 1 :]
                assert not holds(changed)


@settings(max_examples=12)
@given(
    at=st.floats(0, 1, exclude_max=True),
    more=st.binary(min_size=1, max_size=9),
    name=st.sampled_from(["nb.html", "en.pdf"]),
)
def test_what_was_taken_out_or_put_in_shows(
    made: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory, at: float, more: bytes, name: str
) -> None:
    content, place, folder = made[name], int(at * len(made[name])), tmp_path_factory.getbasetemp()
    assert found(folder, name, content[:place] + content[place + len(more) :]) != "unchanged"
    assert found(folder, name, content[:place] + more + content[place:]) != "unchanged"
    assert found(folder, name, content[:place]) != "unchanged"
    assert found(folder, name, content + more) != "unchanged"


def test_what_was_changed_is_named(made: dict[str, bytes], tmp_path: Path) -> None:
    page = made["en.html"]
    shown = page.replace(b"Too few have signed.</dd>", b"Too few have paid up.</dd>")
    assert said(tmp_path, "a.html", shown) == (
        "what is shown is not what its data say: decision; its seal is broken"
    )
    data = page.replace(b'"en":"Too few have signed."', b'"en":"Too many have sung."')
    assert said(tmp_path, "b.html", data).startswith("the data of decision do not give their hash")
    assert said(tmp_path, "c.html", page.replace(b"<title>", b"<title>x")) == (
        "what is shown is not what its data say: the frame around the sections; its seal is broken"
    )
    assert said(tmp_path, "d.pdf", made["en.pdf"][:-1]) == (
        "the data are whole; another part of the file is not; its seal is broken"
    )


def test_a_page_that_was_sealed_anew_shows_by_its_data(made: dict[str, bytes], tmp_path: Path) -> None:
    page = made["en.html"].replace(b"Too few have signed.</dd>", b"All is well.</dd>")
    start = page.rfind(LABEL.encode()) + len(LABEL)
    again = sealed(page[:start] + b"0" * 64 + page[start + 64 :])
    assert holds(again)
    assert said(tmp_path, "a.html", again) == (
        "what is shown is not what its data say: decision; it was sealed anew after that, or drawn by "
        "another version of klynge, which only the log can tell"
    )


def test_a_page_drawn_by_another_version_is_unchanged_where_the_log_has_it(
    made: dict[str, bytes], tmp_path: Path
) -> None:
    page = made["en.html"].replace(b"<h2>Decision and reasons</h2>", b"<h2>Decision</h2>")
    start = page.rfind(LABEL.encode()) + len(LABEL)
    old = sealed(page[:start] + b"0" * 64 + page[start + 64 :])
    assert found(tmp_path, "A-07.html", old) == "changed"
    line = {"application_id": "A-07", "day": "2026-05-01", "head": "", "words": ""}
    append_line(tmp_path / LOG, {**line, "files": {"A-07.html": sha256(old)}})
    assert found(tmp_path, "A-07.html", old) == "unchanged"
    assert "this version of klynge would draw it otherwise" in said(tmp_path, "A-07.html", old)


def test_a_dossier_that_was_forged_whole_is_not_in_the_log(call: CallScore, tmp_path: Path) -> None:
    folder = tmp_path / "dossiers"
    write_dossier(document(call), folder, LANGUAGES, day="2026-05-05", with_pdf=False)
    assert [one.found for one in verify(folder)] == ["unchanged", "unchanged"]
    forged = as_html(document(call, replace(entry(), decided_by="Nobody")), "en")
    (folder / "A-07.html").write_bytes(forged)
    assert [one.found for one in verify(folder)] == ["changed", "unchanged"]
    assert "has no line for it as it is now" in verify(folder)[0].why[-1]
    (folder / "A-07.html").unlink()
    assert [(one.path.name, one.found) for one in verify(folder)] == [
        ("A-07.nb.html", "unchanged"),
        ("A-07.html", "changed"),
    ]


def entry() -> Entry:
    return Entry("2026-04-28", "The committee")


def test_a_log_that_was_changed_vouches_for_nothing(call: CallScore, tmp_path: Path) -> None:
    for place, one in enumerate((entry(), replace(entry(), decided_by="Others"))):
        write_dossier(document(call, one), tmp_path, ("en",), day=f"2026-05-0{place + 1}", with_pdf=False)
    log = tmp_path / LOG
    log.write_text(log.read_text(encoding="utf-8").replace("2026-05-01", "2026-05-11"), encoding="utf-8")
    (one,) = verify(tmp_path)
    assert one.found == "changed"
    assert "line 2 of" in one.why[-1]


def test_the_same_dossier_adds_no_line_and_a_later_one_is_named(call: CallScore, tmp_path: Path) -> None:
    told = document(call, entry())
    write_dossier(told, tmp_path, ("en",), day="2026-05-01", with_pdf=False)
    before = contents(tmp_path)
    write_dossier(told, tmp_path, ("en",), day="2026-06-01", with_pdf=False)
    assert contents(tmp_path) == before
    old = before["A-07.html"]
    write_dossier(document(call), tmp_path, ("en",), day="2026-07-01", with_pdf=False)
    assert [line.day for line in log_lines(tmp_path / LOG)] == ["2026-05-01", "2026-07-01"]
    assert found(tmp_path, "old.html", old) == "unchanged"
    assert "a later one was written on 2026-07-01" in said(tmp_path, "old.html", old)


def test_neither_a_file_of_others_nor_a_changed_dossier_is_overwritten(
    call: CallScore, tmp_path: Path
) -> None:
    path = tmp_path / "A-07.html"
    path.write_text("mine", encoding="utf-8")
    with pytest.raises(DataError, match="is not a dossier of klynge"):
        write_dossier(document(call), tmp_path, ("en",), day="2026-05-01", with_pdf=False)
    path.write_bytes(as_html(document(call), "en").replace(b"signed", b"sealed"))
    with pytest.raises(DataError, match="was changed after it was written"):
        write_dossier(document(call), tmp_path, ("en",), day="2026-05-01", with_pdf=False)


def test_what_is_no_dossier_is_called_none(tmp_path: Path) -> None:
    assert found(tmp_path, "a.html", b"<html></html>") == "no dossier"
    assert found(tmp_path, "b.pdf", b"%PDF-1.7\n%%EOF\n") == "no dossier"
    (empty := tmp_path / "empty").mkdir()
    assert verify(empty)[0].found == "no dossier"
    with pytest.raises(DataError, match="There is no"):
        verify(tmp_path / "missing.html")


def test_the_chain_names_the_section_that_was_changed(call: CallScore) -> None:
    told = document(call)
    assert broken_sections(told) == ()
    assert [one["name"] for one in told["sections"]] == list(SECTIONS)
    for place, name in enumerate(SECTIONS):
        changed = json.loads(json.dumps(told))
        changed["sections"][place]["content"] = "x"
        assert broken_sections(changed) == (name,)
    moved = json.loads(json.dumps(told))
    moved["sections"][0], moved["sections"][1] = moved["sections"][1], moved["sections"][0]
    assert broken_sections(moved)[0] == "data"
    assert broken_sections({**told, "sections": told["sections"][:-1]}) == ("head",)
    with pytest.raises(ValueError, match="not JSON compliant"):
        chained({"a": float("nan")})


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(content=json_values)
def test_a_content_read_back_gives_the_same_hash(content: Any) -> None:
    told = chained({"a": content})
    assert broken_sections(json.loads(canonical(told))) == ()
    assert len(spoken(told["head"])) == 23


def test_a_file_is_sealed_in_one_place() -> None:
    assert holds(sealed(OPEN.encode()))
    for content in ("", OPEN * 2, LABEL):
        with pytest.raises(ValueError, match="once"):
            sealed(content.encode())


def test_a_folder_a_call_whatever_its_name() -> None:
    assert dossiers_folder(Path("p"), "..") == Path("p/dossiers/%2E%2E")
