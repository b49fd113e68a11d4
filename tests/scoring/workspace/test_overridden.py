"""Overrides as they are read from the workspace, and graded when outcomes have arrived."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.utils import timezone

from scoring.commands.overriding import overrides
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Sheet
from scoring.workspace.overridden import cases
from tests.workspace_calls import a_call, a_part, an_application

pytestmark = pytest.mark.django_db
DIMENSIONS = [{"dimension": "capital", "contribution": -2.0}, {"dimension": "proximity", "contribution": 1.0}]


def a_decided(call_id: str, rows: tuple[tuple[str, str, str, str], ...]) -> None:
    """A call decided so: application, recommended, outcome, code."""
    call = a_call(Phase.CLOSED, call_id=call_id)
    cho = a_part(call, f"cho{call_id}", Role.CHAIR)
    body = {"kind": "growth"}
    published = call.publications.create(by="a", at=timezone.now(), sha256="0" * 64, body=body)
    made = call.rounds.create(taken_by=cho, taken_at=timezone.now())
    call.rounds.create(taken_by=cho, taken_at=timezone.now(), set_aside=True)
    for name, recommended, outcome, code in rows:
        one = an_application(call, name)
        told = {"score": 1.5, "dimensions": DIMENSIONS}
        Sheet.objects.create(publication=published, application=one, rank=1, score=1.5, body=told)
        made.decisions.create(application=one, outcome=outcome, recommended=recommended, code=code)


def test_overrides_carry_reason_and_the_dimension_in_play_and_others_none() -> None:
    a_decided(
        "c1", (("A-1", "out", "fund", "capacity"), ("A-2", "in", "decline", ""), ("A-3", "in", "fund", ""))
    )
    found = [(one.application_id, one.side, one.reason_code, one.criterion, one.expected) for one in cases()]
    assert found == [
        ("A-1", "in", "capacity", "capital", 1.5),
        ("A-2", "out", None, "proximity", 1.5),
        ("A-3", "", None, None, 1.5),
    ]


def test_the_command_grades_what_is_known_and_says_what_is_too_few(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    a_decided(
        "c1", (("A-1", "out", "fund", "capacity"), ("A-2", "in", "fund", ""), ("A-3", "in", "fund", ""))
    )
    (tmp_path / "calls.csv").write_text("call_id,opens_on,closes_on\nc1,2020-01-01,2020-03-01\n")
    names = "".join(f"A-{number},c1,Bid {number}\n" for number in (1, 2, 3))
    (tmp_path / "applications.csv").write_text(f"application_id,call_id,name\n{names}")
    grown = "".join(f"A-{number},employees,{3 + number}.0,1.0,2024-01-01\n" for number in (1, 2, 3))
    (tmp_path / "outcomes.csv").write_text(f"application_id,measure,growth,se,known_on\n{grown}")
    overrides(tmp_path, out=tmp_path / "grades.json")
    text = capsys.readouterr().out
    assert "3 decided applications of 1 calls, the outcome of 3 is known" in text
    assert "Capacity to carry the plan through" in text
    assert "too few" in text
    told = json.loads((tmp_path / "grades.json").read_text())
    overall = told["grades"]["overall"]
    assert (overall["overrides"], overall["known"], overall["mean"]) == (1, 1, None)
    assert [one["growth"] for one in told["cases"]] == [4.0, 5.0, 6.0]


def test_without_an_override_there_is_nothing_to_grade(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "calls.csv").write_text("call_id,opens_on,closes_on\nc1,2020-01-01,2020-03-01\n")
    (tmp_path / "applications.csv").write_text("application_id,call_id,name\nA-1,c1,Bid\n")
    overrides(tmp_path)
    assert "No overrides" in capsys.readouterr().out
