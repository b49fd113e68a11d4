"""Rounds: everything wrong at once, a second person's approval, and going back keeps the old."""

from __future__ import annotations

import json

import pytest

from scoring.committee.procedure.ledger import faults
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Call, Choice, Conflict, LedgerEntry, Person, Round
from scoring.workspace.verbs.phases import go
from scoring.workspace.verbs.rounds import approve_protocol, take
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import a_choice, a_line, a_publication, a_review, read_by

pytestmark = pytest.mark.django_db


def a_decided(**told: object) -> tuple[Call, Person]:
    """A call in decision with two applications, a line, and a choice on each as recommended."""
    call = a_call(Phase.DECISION, **told)
    cho = a_part(call, "cho", Role.CHAIR)
    first, second = an_application(call), an_application(call, "A-2")
    a_line(call, {"A-1": "in", "A-2": "out"})
    a_choice(first, "fund", cho)
    a_choice(second, "decline", cho)
    return call, cho


def test_a_round_is_taken_stored_and_told_an_application_at_a_time() -> None:
    call, cho = a_decided()
    made = take(cho, call.pk, version=1, read=read_by(cho, call))
    rows = made.decisions.values_list("application__application_id", "outcome", "recommended", "amount")
    assert list(rows) == [("A-1", "fund", "in", 6_000_000), ("A-2", "decline", "out", None)]
    entries = [one.entry for one in LedgerEntry.objects.all()]
    assert [(one.act, one.subject) for one in entries] == [
        ("took the decisions", "call"),
        ("decided", "A-1"),
        ("decided", "A-2"),
    ]
    assert faults(entries) == ()
    assert "A-1" not in entries[0].detail
    call.refresh_from_db()
    assert call.version == 2


def test_over_budget_undecided_and_unexplained_are_all_said_at_once() -> None:
    call, cho = a_decided(budget=10_000_000, seats=1)
    Choice.objects.filter(application__application_id="A-2").update(outcome="fund")
    an_application(call, "A-3")
    a_line(call, {"A-1": "in", "A-2": "out", "A-3": "discuss"})
    with pytest.raises(Refused) as refused:
        take(cho, call.pk, version=1, read=read_by(cho, call))
    assert [one.split(":")[0] for one in refused.value.problems] == [
        "A-3 is undecided.",
        "2,000,000.00 more than the budget is committed.",
        "1 more than there are seats for are to be funded.",
        "A-2 was recommended out and is to be funded",
    ]
    assert not Round.objects.exists()


def test_a_departure_is_kept_with_its_code_and_reason_and_is_in_the_ledger() -> None:
    call, cho = a_decided()
    Choice.objects.filter(application__application_id="A-2").update(
        outcome="reserve", code="capacity", reason="A leader who can."
    )
    made = take(cho, call.pk, version=1, read=read_by(cho, call))
    decision = made.decisions.get(application__application_id="A-2")
    assert (decision.recommended, decision.code, decision.reason) == ("out", "capacity", "A leader who can.")
    entry = LedgerEntry.objects.get(act="departed from the recommendation")
    assert (entry.subject, json.loads(entry.detail)["reason"]) == ("A-2", "capacity")


def test_a_policy_that_is_not_kept_needs_a_note() -> None:
    call, cho = a_decided()
    rule = {"kind": "at_least", "limit": 1, "words": "At least 1 from the region X", "concerns": ["A-2"]}
    a_publication(call, {"rules": [rule]})
    with pytest.raises(Refused, match=r"a note has to say why\. At least 1 from the region X"):
        take(cho, call.pk, version=1, read=read_by(cho, call))
    assert take(cho, call.pk, version=1, read=read_by(cho, call), note="Nobody there is ready.").note


def test_whoever_takes_other_choices_than_they_read_is_told() -> None:
    call, cho = a_decided()
    read = read_by(cho, call)
    Choice.objects.filter(application__application_id="A-2").update(outcome="reserve")
    with pytest.raises(Refused, match="have changed since you opened the page"):
        take(cho, call.pk, version=1, read=read)


def test_a_decision_on_marks_that_changed_since_is_refused() -> None:
    call, cho = a_decided()
    a_review(call.applications.first(), cho, capital=3)
    with pytest.raises(Refused, match="have changed since the funding line was worked out"):
        take(cho, call.pk, version=1, read=read_by(cho, call))


def test_a_second_round_is_refused_until_the_chair_goes_back_and_then_the_old_one_is_kept() -> None:
    call, cho = a_decided()
    take(cho, call.pk, version=1, read=read_by(cho, call))
    with pytest.raises(Refused, match="are taken"):
        take(cho, call.pk, version=2, read=read_by(cho, call))
    go(cho, call.pk, Phase.DISCUSSION, version=2, reason="A mistake.")
    go(cho, call.pk, Phase.DECISION, version=3)
    again = take(cho, call.pk, version=4, read=read_by(cho, call))
    assert [(one.number, one.set_aside) for one in Round.objects.all()] == [(2, False), (1, True)]
    assert again.decisions.count() == 2
    assert Round.objects.get(number=1).decisions.count() == 2


def test_the_protocol_is_approved_by_an_officer_who_is_somebody_else_and_read_it() -> None:
    call, cho = a_decided()
    olga = a_part(call, "olga", Role.OFFICER)
    made = take(cho, call.pk, version=1, read=read_by(cho, call))
    with pytest.raises(Refused, match="cannot approve the protocol"):
        approve_protocol(cho, call.pk, version=2, sha256=made.sha256)
    with pytest.raises(Refused, match="not the one that you read"):
        approve_protocol(olga, call.pk, version=2, sha256="0" * 64)
    with pytest.raises(Refused, match=r"The decision protocol waits for an officer's approval\."):
        go(olga, call.pk, Phase.LETTERS, version=2)
    approve_protocol(olga, call.pk, version=2, sha256=made.sha256)
    made.refresh_from_db()
    assert made.approved_by == olga
    assert go(olga, call.pk, Phase.LETTERS, version=2) == Phase.LETTERS


def test_nobody_approves_a_protocol_of_their_own_choices() -> None:
    call, cho = a_decided()
    both = a_part(call, "olga", Role.OFFICER)
    Choice.objects.update(by=both.email)
    made = take(cho, call.pk, version=1, read=read_by(cho, call))
    with pytest.raises(Refused, match="somebody else has to approve it"):
        approve_protocol(both, call.pk, version=2, sha256=made.sha256)


def test_an_officer_who_is_kept_away_from_an_application_cannot_approve() -> None:
    call, cho = a_decided()
    olga = a_part(call, "olga", Role.OFFICER)
    made = take(cho, call.pk, version=1, read=read_by(cho, call))
    Conflict.objects.create(person=olga, application=call.applications.first(), source="found")
    with pytest.raises(Refused, match="another officer approves"):
        approve_protocol(olga, call.pk, version=2, sha256=made.sha256)
