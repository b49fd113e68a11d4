"""What is worked out from marks is kept with their hash, and leaves out whoever is recused."""

from __future__ import annotations

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.reckoning.marks import RatedMark, digests, whole
from scoring.workspace.models import Conflict, LedgerEntry, Reckoning
from scoring.workspace.verbs.reckoning import given_of, keep, on_arrival
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import a_review

pytestmark = pytest.mark.django_db


def test_only_locked_marks_of_people_without_a_conflict_count() -> None:
    call = a_call(Phase.REVEAL)
    one, out = an_application(call), an_application(call, "A-2", eligible=False)
    ana, bo, cy = (a_part(call, name, Role.MEMBER) for name in ("ana", "bo", "cy"))
    a_review(one, ana, capital=4)
    a_review(one, bo, capital=1)
    a_review(one, cy, locked=False, capital=2)
    a_review(out, ana, capital=5)
    Conflict.objects.create(person=bo, application=one, source="found")
    given = given_of(call)
    assert [mark for mark in given.marks if mark.application_id == "A-1"] == [
        RatedMark("A-1", "ana@example.org", "capital", False, 4)
    ]
    assert given.requested == {"A-1": 6_000_000.0}


def test_what_was_found_is_kept_with_the_hash_of_its_marks_and_told_to_the_ledger() -> None:
    call = a_call(Phase.REVEAL)
    a_review(an_application(call), a_part(call, "ana", Role.MEMBER), capital=4)
    given = given_of(call)
    keep(call, given, {"line": {"marks": 1}})
    kept = Reckoning.objects.get()
    of_each = digests(given.marks, ["A-1"])
    assert (kept.kind, kept.marks_sha256) == ("line", whole(of_each))
    assert kept.body == {"marks": 1, "digests": of_each}
    entry = LedgerEntry.objects.get()
    assert (entry.act, entry.subject, entry.role) == ("worked out", "call", "")
    assert "4" not in entry.detail.replace(kept.marks_sha256, "")


def test_a_step_on_has_it_worked_out_again_only_where_marks_have_changed(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    call = a_call(Phase.REVEAL)
    one = an_application(call)
    a_review(one, a_part(call, "ana", Role.MEMBER), capital=4)
    keep(call, given_of(call), {"line": {"marks": 1}})

    def started(phase: Phase) -> int:
        call.phase = phase
        with django_capture_on_commit_callbacks() as waiting:
            on_arrival(call)
        return len(waiting)

    assert [started(phase) for phase in (Phase.REVEAL, Phase.DISCUSSION, Phase.DECISION)] == [1, 0, 0]
    a_review(one, a_part(call, "bo", Role.MEMBER), capital=1)
    assert [started(phase) for phase in (Phase.DISCUSSION, Phase.LETTERS)] == [1, 0]
