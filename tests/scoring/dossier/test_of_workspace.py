"""Dossiers from the workspace hold second marks and the ledger, and a changed byte shows."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

import pytest
from django.utils import timezone

from features.problems import DataError
from scoring.commands.sealing import seal
from scoring.committee.procedure.ledger import Draft
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.dossier.verify import verify
from scoring.sheet import CallScore
from scoring.workspace.ledger import write
from scoring.workspace.models import Call, Mark, Sheet
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import a_review

pytestmark = pytest.mark.django_db


@pytest.fixture
def decided(call: CallScore) -> Call:
    """A call with one funded application, a revised mark and two entries in the ledger, one of another."""
    made, sheet = a_call(Phase.LETTERS), call.sheets[0]
    cho = a_part(made, "cho", Role.CHAIR)
    body = json.loads(dataclasses.replace(call, sheets=()).as_json())
    published = made.publications.create(by="ann", at=timezone.now(), sha256="0" * 64, body=body)
    one = an_application(made, sheet.application_id, name=sheet.name)
    told = json.loads(json.dumps(dataclasses.asdict(sheet)))
    Sheet.objects.create(publication=published, application=one, rank=1, score=1.0, body=told)
    review = a_review(one, cho, capital=2)
    Mark.objects.create(review=review, criterion="capital", score=5, reason="New facts", after_reveal=True)
    made.rounds.create(taken_by=cho, taken_at=timezone.now(), sha256="1" * 64).decisions.create(
        application=one,
        outcome="fund",
        recommended="out",
        code="capacity",
        reason="They can.",
        chosen_by="cho",
    )
    for subject in (sheet.application_id, "Other"):
        write(
            [Draft("2026", timezone.now(), "cho@example.org", Role.CHAIR, "decided", subject, {"a": subject})]
        )
    return made


def test_a_dossier_holds_both_marks_and_its_own_entries_only_and_is_verified(
    decided: Call, call: CallScore, tmp_path: Path
) -> None:
    seal(call="2026", out=tmp_path / "sealed", no_pdf=True)
    assert {one.found for one in verify(tmp_path / "sealed")} == {"unchanged"}
    text = next((tmp_path / "sealed").glob("*.nb.html")).read_text(encoding="utf-8")
    assert "Endret etter at skårene ble vist" in text
    assert "They can." in text
    assert '"Other"' not in text
    path = next(one for one in (tmp_path / "sealed").glob("*.html") if ".nb." not in one.name)
    path.write_text(path.read_text(encoding="utf-8").replace("They can.", "They cannot."), encoding="utf-8")
    assert "changed" in {one.found for one in verify(tmp_path / "sealed")}


def test_before_a_decision_there_is_nothing_to_seal(tmp_path: Path) -> None:
    a_call(Phase.DECISION)
    with pytest.raises(DataError, match="no decision on call 2026 stands"):
        seal(call="2026", out=tmp_path / "sealed", no_pdf=True)
