"""Letters: the same as from a folder, approved by somebody else than the writer, then set for good."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone

from scoring.commands.corresponding import draft_letters
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.letter import Agency, letter_of, render
from scoring.letter.of_workspace import letters
from scoring.sheet import CallScore
from scoring.workspace.models import Call, LedgerEntry, Letter, Sheet
from scoring.workspace.verbs.letters import approve_letter, read_hash
from scoring.workspace.verbs.phases import go
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import a_review

pytestmark = pytest.mark.django_db


TEXTS = "".join(f'{name} = {{en="A", nb="A"}}\n' for name in ("name", "decides", "contact", "appeal"))


@pytest.fixture
def agency(tmp_path: Path) -> Path:
    """An agency that has filled in all of its texts."""
    (tmp_path / "agency.toml").write_text(TEXTS)
    return tmp_path / "agency.toml"


@pytest.fixture
def decided(call: CallScore) -> Call:
    """A call in letters with published sheets, one application funded and one declined."""
    made = a_call(Phase.LETTERS)
    a_part(made, "olga", Role.OFFICER)
    cho = a_part(made, "cho", Role.CHAIR)
    body = json.loads(dataclasses.replace(call, sheets=()).as_json())
    published = made.publications.create(by="ann", at=timezone.now(), sha256="0" * 64, body=body)
    taken = made.rounds.create(
        taken_by=cho, taken_at=timezone.now(), approved_at=timezone.now(), protocol={}, sha256="1" * 64
    )
    for sheet, outcome in zip(call.sheets[:2], ("fund", "decline"), strict=True):
        one = an_application(made, sheet.application_id, name=sheet.name)
        a_review(one, cho, capital=4)
        told = json.loads(json.dumps(dataclasses.asdict(sheet)))
        Sheet.objects.create(publication=published, application=one, rank=1, score=1.0, body=told)
        taken.decisions.create(application=one, outcome=outcome, chosen_by=cho.email, grounds="A clear plan.")
    return made


def test_the_letter_is_the_one_that_a_folder_gives(call: CallScore) -> None:
    sheet, agency = call.sheets[0], Agency(name={"en": "The Agency"})
    body = json.loads(dataclasses.replace(call, sheets=()).as_json())
    told = letters(
        body,
        json.loads(json.dumps(dataclasses.asdict(sheet))),
        agency,
        applications=len(call.sheets),
        outcome="fund",
        grounds="A clear plan.",
        reviews=None,
    )
    plain = letter_of(call, sheet, decision="funded", grounds="A clear plan.")
    assert told["en"] == render(plain, agency, language="en")


def test_drafts_are_approved_by_somebody_else_and_then_set_for_good(decided: Call, agency: Path) -> None:
    olga, cho = (decided.parts.get(role=role).person for role in (Role.OFFICER, Role.CHAIR))
    draft_letters(call="2026", by=olga.email, agency=agency)
    first = decided.applications.first()
    assert first is not None
    drafts = list(first.letters.all())
    assert [(one.language, one.final) for one in drafts] == [("en", False), ("nb", False)]
    assert "A clear plan." in drafts[0].html
    with pytest.raises(Refused, match="somebody else has to approve it"):
        approve_letter(olga, decided.pk, first.pk, read=read_hash(drafts))
    with pytest.raises(Refused, match="not what you read"):
        approve_letter(cho, decided.pk, first.pk, read="0")
    with pytest.raises(Refused, match=r"4 of 4 letters are not approved yet\."):
        go(olga, decided.pk, Phase.CLOSED, version=1)
    approve_letter(cho, decided.pk, first.pk, read=read_hash(drafts))
    draft_letters(call="2026", agency=agency)
    final = list(first.letters.all())
    assert [(one.final, one.approved_by) for one in final] == [(True, cho), (True, cho)]
    assert "Approved by Cho" in final[0].html
    assert bytes(final[0].pdf or b"").startswith(b"%PDF-")
    acts = list(LedgerEntry.objects.filter(subject=first.application_id).values_list("act", flat=True))
    assert acts == ["wrote a letter", "approved the letter", "set a letter", "set a letter"]


def test_a_letter_that_lacks_the_agencys_texts_is_not_approved(decided: Call) -> None:
    olga, cho = (decided.parts.get(role=role).person for role in (Role.OFFICER, Role.CHAIR))
    draft_letters(call="2026", by=olga.email)
    first = decided.applications.first()
    assert first is not None
    with pytest.raises(Refused, match=r"write agency\.toml"):
        approve_letter(cho, decided.pk, first.pk, read=read_hash(first.letters.all()))


def test_writing_again_changes_no_approved_letter_and_tells_nothing_new(
    decided: Call,
) -> None:
    olga = decided.parts.get(role=Role.OFFICER).person
    draft_letters(call="2026", by=olga.email)
    entries = LedgerEntry.objects.count()
    gone = {"approved_at": timezone.now(), "final": True, "html": "kept"}
    Letter.objects.filter(application=decided.applications.first()).update(**gone)
    draft_letters(call="2026", by=olga.email)
    assert Letter.objects.filter(html="kept").count() == 2
    assert LedgerEntry.objects.count() == entries


def test_the_page_shows_where_each_letter_stands_and_the_letter_has_its_own_style(
    client: Client, decided: Call
) -> None:
    olga, cho = (decided.parts.get(role=role).person for role in (Role.OFFICER, Role.CHAIR))
    client.force_login(olga)
    assert "not written" in client.get(f"/calls/{decided.pk}/letters/").content.decode()
    draft_letters(call="2026", by=olga.email)
    client.force_login(cho)
    text = client.get(f"/calls/{decided.pk}/letters/").content.decode()
    assert text.count("I have read it: approve") == 2
    one = decided.applications.first()
    shown = client.get(f"/calls/{decided.pk}/letters/{one.pk if one else 0}/nb.html")
    assert "'sha256-" in shown["Content-Security-Policy"]
    assert "style-src" in shown["Content-Security-Policy"]
    assert client.get(f"/calls/{decided.pk}/letters/{one.pk if one else 0}/nb.pdf").status_code == 404
