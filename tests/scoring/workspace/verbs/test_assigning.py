"""Who reads what: worked out, changed by hand, and never against a conflict."""

from __future__ import annotations

from collections import Counter

import pytest

from scoring.committee.procedure.assigned import Pair
from scoring.committee.procedure.assignment import assign
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Application, Assignment, Call, LedgerEntry, Review
from scoring.workspace.question import Question, as_json, from_json
from scoring.workspace.verbs.assigning import assign_all, change
from scoring.workspace.verbs.conflicts import declare
from tests.workspace_calls import a_call, a_part, a_person, an_application

pytestmark = pytest.mark.django_db


def solve(asked: Question) -> tuple[Pair, ...]:
    """In this process, by way of the JSON that another one would read."""
    read = from_json(as_json(asked))
    assert read == asked
    return assign(read.bids, read.readers, read.recusals, each=read.each, fixed=read.fixed).pairs


def a_committee(applications: int = 4, **told: int) -> Call:
    call = a_call(Phase.CONFLICTS, **{"reviews_each": 2} | told)
    a_part(call, "olga", Role.OFFICER)
    for name in ("ana", "bo", "cleo", "dan"):
        a_part(call, name, Role.MEMBER)
    for number in range(1, applications + 1):
        an_application(call, f"A-{number}")
    return call


def pairs() -> set[tuple[str, str]]:
    return set(Assignment.objects.values_list("application__application_id", "person__name"))


def test_loads_are_even_and_a_conflict_is_obeyed() -> None:
    call = a_committee()
    declare(a_person("ana"), call.pk, Application.objects.get(application_id="A-1").pk, reason="My firm")
    assert assign_all(a_person("olga"), call.pk, solve) == 8
    assert ("A-1", "Ana") not in pairs()
    assert Counter(name for _, name in pairs()) == {"Ana": 2, "Bo": 2, "Cleo": 2, "Dan": 2}
    told = LedgerEntry.objects.filter(act="assign reviewers")
    assert {one.subject for one in told} == {"A-1", "A-2", "A-3", "A-4"}


def test_what_was_done_by_hand_or_begun_stays_when_it_is_worked_out_again() -> None:
    call = a_committee(applications=2)
    assign_all(a_person("olga"), call.pk, solve, each=1)
    call.refresh_from_db()
    assert call.reviews_each == 1
    name, reader = sorted(pairs())[0]
    other = next(one for one in ("ana", "bo", "cleo", "dan") if one.title() != reader)
    mail = f"{other}@example.org"
    change(a_person("olga"), call.pk, add=[(name, mail)], remove=[(name, f"{reader.lower()}@example.org")])
    begun = Application.objects.get(application_id=next(one for one, _ in pairs() if one != name))
    reader = next(who for one, who in pairs() if one == begun.application_id)
    Review.objects.create(application=begun, person=a_person(reader.lower()))
    before = pairs()
    assign_all(a_person("olga"), call.pk, solve)
    assert pairs() == before
    with pytest.raises(Refused, match="has begun to rate"):
        change(
            a_person("olga"),
            call.pk,
            remove=[(begun.application_id, f"{reader.lower()}@example.org")],
            add=[
                (
                    begun.application_id,
                    next(iter({"ana@example.org", "bo@example.org"} - {f"{reader.lower()}@example.org"})),
                )
            ],
        )


def test_by_hand_nobody_reads_against_a_conflict_and_no_application_is_left_short() -> None:
    call = a_committee(applications=1)
    declare(a_person("ana"), call.pk, Application.objects.get().pk, reason="My firm")
    assign_all(a_person("olga"), call.pk, solve)
    with pytest.raises(Refused, match="has a conflict of interest with A-1"):
        change(a_person("olga"), call.pk, add=[("A-1", "ana@example.org")])
    with pytest.raises(Refused, match="would have 1 of 2 readers"):
        change(
            a_person("olga"),
            call.pk,
            remove=[("A-1", f"{min(who for _, who in pairs()).lower()}@example.org")],
        )


def test_an_answer_to_a_question_that_is_no_longer_asked_is_refused() -> None:
    call = a_committee()

    def slow(asked: Question) -> tuple[Pair, ...]:
        declare(a_person("bo"), call.pk, Application.objects.get(application_id="A-2").pk, reason="My firm")
        return solve(asked)

    with pytest.raises(Refused, match="changed while readers were found"):
        assign_all(a_person("olga"), call.pk, slow)
    assert pairs() == set()


def test_only_the_officer_assigns() -> None:
    call = a_committee()
    with pytest.raises(Refused, match="cannot assign reviewers"):
        assign_all(a_person("ana"), call.pk, solve)
