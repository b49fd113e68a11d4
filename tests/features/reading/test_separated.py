"""Separated text is cut into cells as a spreadsheet cuts it, in every encoding that spreadsheets write."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from features.problems import FolderError, Problem
from features.reading.separated import read_separated
from features.reading.sheets import Sheet

HEADER = "org_id;name;sector"


def read(folder: Path, text: str | bytes) -> Sheet:
    path = folder / "organisations.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return read_separated(path)


def rows(sheet: Sheet) -> dict[int, list[str]]:
    """Cells by the number of their row."""
    return {
        int(row): [column.text[place].as_py() for column in sheet.columns]
        for place, row in enumerate(sheet.rows)
    }


def refused(folder: Path, text: str | bytes) -> Problem:
    with pytest.raises(FolderError) as raised:
        read(folder, text)
    (problem,) = raised.value.problems
    return problem


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_the_delimiter_is_the_one_that_finds_the_columns(tmp_path: Path, delimiter: str) -> None:
    sheet = read(tmp_path, delimiter.join(HEADER.split(";")) + "\n" + delimiter.join("1ab"))
    assert rows(sheet) == {2: ["1", "a", "b"]}


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("utf-8", "UTF-8"),
        ("utf-8-sig", "UTF-8 with BOM"),
        ("utf-16", "UTF-16"),
        ("utf-16-le", "UTF-16"),
        ("utf-16-be", "UTF-16"),
        ("cp1252", "Windows-1252"),
    ],
)
def test_every_usual_encoding_gives_the_same_cells(tmp_path: Path, encoding: str, name: str) -> None:
    sheet = read(tmp_path, f"{HEADER}\r\n1;Tromsø – Næring;03.2\r\n".encode(encoding))
    assert rows(sheet) == {2: ["1", "Tromsø – Næring", "03.2"]}
    assert sheet.form == f"csv, semicolon, {name}"
    assert [notice for notice in sheet.notices if "Windows-1252" in notice] == list(sheet.notices)
    assert bool(sheet.notices) == (encoding == "cp1252")


@pytest.mark.parametrize("line", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("end", [True, False])
def test_every_line_break_counts(tmp_path: Path, line: str, end: bool) -> None:
    text = line.join([HEADER, "1;a;b", "2;c;d"]) + (line if end else "")
    assert rows(read(tmp_path, text)) == {2: ["1", "a", "b"], 3: ["2", "c", "d"]}


def test_rows_are_counted_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    text = f'\n{HEADER}\n1;"two\nlines; one ""cell""";x\n\n;;\n2;b;y\n'
    sheet = read(tmp_path, text)
    assert rows(sheet) == {3: ["1", 'two\nlines; one "cell"', "x"], 6: ["2", "b", "y"]}
    assert (sheet.header_row, sheet.blank) == (2, 2)


def test_excels_hint_of_the_delimiter_is_followed_and_not_counted(tmp_path: Path) -> None:
    assert rows(read(tmp_path, f"sep=;\r\n{HEADER}\r\n1;a,b,c,d;x\r\n")) == {2: ["1", "a,b,c,d", "x"]}


def test_ragged_rows_are_named_and_what_they_hold_is_not_missed(tmp_path: Path) -> None:
    sheet = read(tmp_path, f'{HEADER}\n1;"a\nb";x\n2;short\n3;b;y\n4;too;long;by;three\n5;c;z;;\n')
    assert {row: cells[0] for row, cells in rows(sheet).items()} == {2: "1", 3: "2", 4: "3", 5: "4", 6: "5"}
    assert sorted(sheet.rows[sheet.broken]) == [3, 5]
    assert [(problem.row, problem.expected) for problem in sheet.problems] == [
        (3, "2 cells, where the header has 3"),
        (5, "5 cells, where the header has 3"),
    ]


def test_a_column_without_name_or_cells_is_no_column(tmp_path: Path) -> None:
    assert read(tmp_path, f"{HEADER};;\n1;a;b;;\n").header == ("org_id", "name", "sector")
    assert read(tmp_path, f"{HEADER};\n1;a;b;oops\n").header == ("org_id", "name", "sector", "")


def test_quotation_marks_inside_a_cell_are_text(tmp_path: Path) -> None:
    assert rows(read(tmp_path, f'{HEADER}\n1;5" pipe;x\n')) == {2: ["1", '5" pipe', "x"]}


@pytest.mark.parametrize("text", ['1;"open;x\n2;b;y\n', '1;"open;x\n2;"b;y\n', '1;"a" b";x\n2;c;"y\n'])
def test_a_quotation_mark_that_is_never_closed_is_a_problem(tmp_path: Path, text: str) -> None:
    assert "a quotation mark is not closed, seen at line" in refused(tmp_path, f"{HEADER}\n{text}").expected


@pytest.mark.parametrize("data", [b"", b"\xef\xbb\xbf", b"\n \n", "\n".encode("utf-16")])
def test_an_empty_file_is_a_problem(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, data).expected == "the file is empty"


@pytest.mark.parametrize("data", [b"PK\x03\x04\x00\x00rubbish", b"a;b\n\x81\x8d;2\n", b"\x00" * 50])
def test_what_is_no_text_is_a_problem(tmp_path: Path, data: bytes) -> None:
    assert refused(tmp_path, data).expected == "expected text in UTF-8, UTF-16 or Windows-1252"


def test_a_file_without_a_header_near_its_start_is_a_problem(tmp_path: Path) -> None:
    assert refused(tmp_path, "\n" * 70_000 + HEADER).expected == "the file cannot be cut into rows and cells"


CELL = st.text(alphabet='ab1 ;,"\n\tæ', max_size=5).filter(lambda cell: cell == cell.strip())


@given(
    st.lists(st.tuples(CELL, CELL, CELL.filter(bool)), max_size=8),
    st.sampled_from([";", ",", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
@settings(max_examples=100, deadline=None)
def test_what_the_csv_module_writes_is_cut_into_the_same_cells(
    drawn: list[tuple[str, str, str]], delimiter: str, line: str
) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator=line).writerows([HEADER.split(";"), *drawn])
    with tempfile.TemporaryDirectory() as place:
        sheet = read(Path(place), text.getvalue())
    assert rows(sheet) == {row: list(cells) for row, cells in enumerate(drawn, start=2)}
