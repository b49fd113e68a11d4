from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook

from scoring.committee.procedure.ledger_file import read
from scoring.committee.procedure.phases import Phase
from scoring.workspace.access import sight
from scoring.workspace.exports.tables import TABLES
from scoring.workspace.models import Call
from scoring.workspace.pages.exports import exports_page
from tests.workspace_calls import a_person, an_application
from tests.workspace_shown import SECRET, WHO, a_full_call

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
ENDINGS = ("csv", "xlsx", "json")


def browser(name: str) -> Client:
    client = Client()
    client.force_login(a_person(name), BACKEND)
    return client


def export(name: str, call: Call, table: str, ending: str) -> list[dict[str, object]]:
    answer = browser(name).get(f"/calls/{call.pk}/exports/{table}.{ending}")
    assert answer.status_code == 200
    assert answer["Content-Disposition"] == f'attachment; filename="2026-{table}.{ending}"'
    if ending == "csv":
        assert answer.content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))  # type: ignore[arg-type]  # text
    if ending == "json":
        return list(json.loads(answer.content))
    first, *rest = load_workbook(io.BytesIO(answer.content)).active.values
    return [dict(zip(first, row, strict=True)) for row in rest]


@pytest.mark.parametrize("ending", ENDINGS)
def test_all_files_hold_the_same_rows_and_nothing_of_a_conflict(ending: str) -> None:
    call = a_full_call()
    for table in TABLES:
        hidden, seen = export("ana", call, table.name, ending), export("bo", call, table.name, ending)
        assert SECRET not in str(hidden)
        if table.name in ("applications", "marks", "sheets", "decisions"):
            assert (len(hidden), len(seen)) == (2, 3)
    assert SECRET in str(export("bo", call, "marks", ending))


@pytest.mark.parametrize("name", WHO)
def test_in_draft_nobody_but_those_who_may_takes_anything_along(name: str) -> None:
    call = a_full_call(Phase.DRAFT)
    told = {table.name: len(export(name, call, table.name, "json")) for table in TABLES}
    hidden = 0 if name in ("ana", "kari", "bo") else 3
    assert told["applications"] == (0 if name == "nils" else hidden)
    assert told["sheets"] == (3 if name == "ruth" else 0)


@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_text_that_a_spreadsheet_would_run_is_harmless(ending: str) -> None:
    call = a_full_call()
    an_application(call, "A-9", name='=HYPERLINK("http://x")', summary="-2+3", lead="a\x07b")
    row = export("olav", call, "applications", ending)[-1]
    assert (row["name"], row["summary"]) == ('\'=HYPERLINK("http://x")', "'-2+3")


def test_only_whoever_sees_all_of_a_ledger_takes_its_hashes_along() -> None:
    call = a_full_call()
    told = {name: browser(name).get(f"/calls/{call.pk}/ledger.jsonl").content.decode() for name in WHO}
    assert {name: "sha256" in text for name, text in told.items()} == {
        name: name in ("olav", "ruth") for name in WHO
    }
    assert read(told["ruth"]).faults() == ()
    assert SECRET not in told["kari"] + told["ana"]


@pytest.mark.parametrize("path", ["exports/people.csv", "exports/marks.html", "exports/marks."])
def test_what_is_no_export_is_not_there(path: str) -> None:
    call = a_full_call()
    assert browser("bo").get(f"/calls/{call.pk}/{path}").status_code == 404


def test_somebody_without_a_part_in_the_call_finds_nothing() -> None:
    call = a_full_call()
    for path in ("exports/", "exports/marks.csv", "ledger/", "ledger.jsonl"):
        assert browser("eva").get(f"/calls/{call.pk}/{path}").status_code == 404


def test_the_page_of_exports_says_how_many_rows_there_are_for_whoever_looks(
    django_assert_max_num_queries: Any,
) -> None:
    call = a_full_call()
    seen = sight(a_person("ana"), call.pk)
    with django_assert_max_num_queries(12):
        page = exports_page(seen)
    rows = {one.name: one.rows for one in page.exports}
    assert (rows["applications"], rows["sheets"], rows["marks"], rows["decisions"]) == (2, 2, 2, 2)
    assert "To take along" in browser("ana").get(f"/calls/{call.pk}/exports/").content.decode()
