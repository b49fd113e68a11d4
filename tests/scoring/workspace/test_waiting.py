"""What a call waits for up to the reveal, and what a reason makes up for."""

from __future__ import annotations

import pytest

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Application, Assignment, Call, LedgerEntry, Publication, Review
from scoring.workspace.verbs.acting import now
from scoring.workspace.verbs.conflicts import declare, go_through
from scoring.workspace.verbs.phases import go
from scoring.workspace.waiting import waiting_for
from tests.workspace_calls import a_call, a_part, a_person, an_application

pytestmark = pytest.mark.django_db


def a_committee(phase: Phase, **told: int) -> Call:
    call = a_call(phase, **told)
    for name, role in (
        ("olga", Role.OFFICER),
        ("ana", Role.MEMBER),
        ("bo", Role.MEMBER),
        ("carl", Role.CHAIR),
    ):
        a_part(call, name, role)
    return call


def test_before_conflicts_every_application_is_judged_and_there_is_a_chair() -> None:
    call = a_call(Phase.ELIGIBILITY)
    an_application(call, eligible=None)
    assert waiting_for(call, Phase.CONFLICTS) == (
        "1 of 1 applications are not judged yet: eligible or not.",
        "The call needs a chair, who rules on conflicts. Name one.",
    )
    Application.objects.update(eligible=False)
    assert waiting_for(call, Phase.CONFLICTS)[0] == "No application is eligible, so there is nothing to rate."


def test_before_rating_a_quorum_readers_and_the_word_of_each_member() -> None:
    call = a_committee(Phase.CONFLICTS, quorum=3, reviews_each=1)
    one = an_application(call)
    declare(a_person("ana"), call.pk, one.pk, reason="My sister")
    go_through(a_person("bo"), call.pk)
    assert waiting_for(call, Phase.RATING) == (
        "A-1: 2 of 3 on the committee have no conflict, 3 are needed. Name 1 more, or have a chair rule on "
        "the conflicts that are open.",
        "A-1 has 0 of 1 readers. Assign more, or ask for fewer readers each.",
        "Ana has not said that all conflicts are declared.",
        "Carl has not said that all conflicts are declared.",
    )


def test_before_rating_some_chair_without_a_conflict_for_every_application() -> None:
    call = a_committee(Phase.CONFLICTS, quorum=1)
    one = an_application(call)
    told = "Every chair has a conflict with A-1. Name another, who decides on it."
    assert told not in waiting_for(call, Phase.RATING)
    declare(a_person("carl"), call.pk, one.pk, reason="My sister")
    assert told in waiting_for(call, Phase.RATING)
    a_part(call, "cora", Role.CHAIR)
    assert told not in waiting_for(call, Phase.RATING)


def test_a_reason_makes_up_for_a_member_who_was_not_heard_of_but_not_for_a_quorum() -> None:
    call = a_committee(Phase.CONFLICTS, quorum=2, reviews_each=1)
    one = an_application(call)
    with pytest.raises(Refused, match="has 0 of 1 readers"):
        go(a_person("olga"), call.pk, Phase.RATING, version=1, reason="Ana is ill")
    Assignment.objects.create(application=one, person=a_person("bo"))
    with pytest.raises(Refused, match="Ana has not said"):
        go(a_person("olga"), call.pk, Phase.RATING, version=1)
    go(a_person("olga"), call.pk, Phase.RATING, version=1, reason="Ana is ill")
    assert '"waived":3' in LedgerEntry.objects.get(act="went on").detail


def in_rating() -> Call:
    call = a_committee(Phase.RATING)
    one = an_application(call)
    for name in ("ana", "bo"):
        Assignment.objects.create(application=one, person=a_person(name))
    Review.objects.create(application=one, person=a_person("ana"), locked_at=now())
    return call


def test_before_the_reveal_scores_are_published_and_reviews_locked_or_the_chair_says_why_not() -> None:
    call = in_rating()
    chair = a_person("carl")
    assert waiting_for(call, Phase.REVEAL) == (
        "No scores are published yet. An analyst publishes them: klynge publish.",
        "Bo has not locked A-1.",
    )
    Publication.objects.create(call=call, by="ada", at=now(), sha256="", body={})
    with pytest.raises(Refused, match="Bo has not locked A-1"):
        go(chair, call.pk, Phase.REVEAL, version=1)
    go(chair, call.pk, Phase.REVEAL, version=1, reason="Bo is ill")
    entry = LedgerEntry.objects.get(act="went on")
    assert ('"waived":1' in entry.detail, "A-1" in entry.detail) == (True, False)


def test_a_recused_chair_is_told_that_something_is_open_and_not_what() -> None:
    call = in_rating()
    Call.objects.update(phase=Phase.CONFLICTS)
    declare(a_person("carl"), call.pk, Application.objects.get().pk, reason="My firm")
    Call.objects.update(phase=Phase.RATING)
    Publication.objects.create(call=call, by="ada", at=now(), sha256="", body={})
    with pytest.raises(Refused) as refused:
        go(a_person("carl"), call.pk, Phase.REVEAL, version=1)
    assert "Something is open on 1 that you have a conflict with" in str(refused.value)
    assert "A-1" not in str(refused.value)
