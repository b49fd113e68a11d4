"""An upload in the browser: read apart, every problem told, and stored like any load."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.apart import ask
from scoring.workspace.home import home
from scoring.workspace.models import Application, Call
from tests.workspace_calls import a_call, a_part

pytestmark = pytest.mark.django_db
CALLS = "call_id,opens_on,closes_on,budget,seats,currency\n2026,2026-01-15,2026-03-16,24000000,4,NOK\n"
APPLICATIONS = "application_id,call_id,name,requested\nA-1,2026,Ocean,6000000\nA-2,2026,{name},{asked}\n"


def packed(name: str = "Forest", asked: str = "5000000") -> SimpleUploadedFile:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w") as made:
        made.writestr("programme/calls.csv", CALLS)
        made.writestr("programme/applications.csv", APPLICATIONS.format(name=name, asked=asked))
    return SimpleUploadedFile("programme.zip", into.getvalue())


def sent(client: Client, call: Call, *files: SimpleUploadedFile) -> tuple[int, str]:
    told = client.post(f"/calls/{call.pk}/intake/", {"files": list(files)}, follow=True)
    return told.status_code, told.content.decode()


@pytest.fixture
def intake(client: Client) -> Call:
    call = a_call(Phase.INTAKE)
    client.force_login(a_part(call, "olga", Role.OFFICER))
    return call


def test_an_upload_is_loaded_and_what_changed_is_shown(client: Client, intake: Call) -> None:
    code, told = sent(client, intake, packed())
    assert (code, "2 applications with 0 members" in told, "in the browser" in told) == (200, True, True)
    _, told = sent(client, intake, packed(name="Deep forest"))
    assert "A-2 Deep forest: name changed from Forest to Deep forest" in told
    assert list(home().files.glob("upload-*")) == []


def test_every_problem_is_listed_and_nothing_is_loaded(client: Client, intake: Call) -> None:
    code, told = sent(client, intake, packed(asked="many"))
    assert (code, Application.objects.count()) == (422, 0)
    assert "Nothing was loaded" in told
    assert "applications.csv, row 3, requested: &quot;many&quot;" in told
    assert str(home().folder) not in told


def test_a_formula_and_html_in_names_stay_text(client: Client, intake: Call) -> None:
    formula, html = "=HYPERLINK(1)", "<script>1</script>"
    _, told = sent(client, intake, packed(formula + html))
    assert Application.objects.get(application_id="A-2").name == formula + html
    assert client.get(f"/calls/{intake.pk}/eligibility/").content.decode().count("&lt;script&gt;1") == 1
    assert "<script>1" not in told


def test_a_workbook_that_swells_takes_no_more_than_it_may(client: Client, intake: Call) -> None:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("[Content_Types].xml", "<Types/>")
        made.writestr("xl/workbook.xml", b" " * 200_000_000)
    code, told = sent(client, intake, SimpleUploadedFile("calls.xlsx", into.getvalue()))
    assert (code, "Nothing was loaded" in told, Application.objects.count()) == (422, True, 0)


def test_what_takes_too_long_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than a workspace gives it"):
        ask("demo", str(tmp_path / "programme"), seconds=1)
    assert not (tmp_path / "programme").exists()


def test_what_takes_too_much_memory_is_stopped(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="more than a workspace gives it"):
        ask("demo", str(tmp_path / "programme"), megabytes=150)
