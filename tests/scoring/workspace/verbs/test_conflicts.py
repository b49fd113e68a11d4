"""Conflicts in the workspace: declared, found, ruled on, and looked for again when something changes."""

from __future__ import annotations

from datetime import date

import pytest

from scoring.committee.procedure.conflicts import Verdict
from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.workspace.access import sight
from scoring.workspace.models import (
    Application,
    Assignment,
    Call,
    Conflict,
    Interest,
    LedgerEntry,
    Part,
    Person,
)
from scoring.workspace.verbs.conflicts import declare, rule, stamp
from scoring.workspace.verbs.load import load
from scoring.workspace.verbs.people import hold, leave, let_go, take_part
from scoring.workspace.verbs.phases import go
from tests.workspace_calls import a_person
from tests.workspace_intakes import an_intake, applied

pytestmark = pytest.mark.django_db
ROLES = {"ana": Role.MEMBER, "bo": Role.MEMBER, "carl": Role.CHAIR}


def in_conflicts(phase: Phase = Phase.CONFLICTS) -> Call:
    """A call with A-1 (firms 100, 200) and A-2 (300, 400), a tie of 400 with 900, and a committee."""
    two = (applied("A-1", "100", "200"), applied("A-2", "300", "400"))
    load(a_person("olga", opens_calls=True), an_intake(*two, ties=(("400", "900", "project"),)))
    call = Call.objects.get()
    for name, role in ROLES.items():
        Part.objects.create(call=call, person=a_person(name), role=role)
    call.applications.update(eligible=True)
    Call.objects.update(phase=phase)
    call.refresh_from_db()
    return call


def app(name: str) -> Application:
    return Application.objects.get(application_id=name)


def mine(call: Call, name: str) -> list[str]:
    return [one.application_id for one in sight(a_person(name), call.pk).applications()]


def acts(subject: str) -> list[str]:
    return list(LedgerEntry.objects.filter(subject=subject).values_list("act", flat=True))


def test_a_declared_conflict_hides_the_application_and_takes_it_from_who_was_to_read_it() -> None:
    call = in_conflicts()
    Assignment.objects.create(application=app("A-1"), person=a_person("ana"))
    declare(a_person("ana"), call.pk, app("A-1").pk, reason="My sister works there")
    assert (mine(call, "ana"), mine(call, "bo")) == (["A-2"], ["A-1", "A-2"])
    assert (Assignment.objects.count(), acts("A-1")) == (0, ["declare a conflict"])


def test_an_interest_is_found_in_the_rosters_and_through_a_project() -> None:
    call = in_conflicts()
    hold(a_person("olga"), call.pk, a_person("ana").pk, "100", "board")
    hold(a_person("olga"), call.pk, a_person("bo").pk, "900", "employer")
    rows = Conflict.objects.order_by("person__name")
    assert [
        (one.person.name, one.application.application_id, one.kinds, one.org_ids, one.of) for one in rows
    ] == [
        ("Ana", "A-1", ["board"], ["100"], 2),
        ("Bo", "A-2", ["project"], ["400"], 2),
    ]
    assert [link for one in rows for link in one.links] == [["100", "board", ""], ["400", "project", "900"]]


def test_an_interest_that_ended_before_the_call_closed_is_none_and_striking_one_frees() -> None:
    call = in_conflicts()
    hold(a_person("olga"), call.pk, a_person("ana").pk, "100", "board", until=date(2024, 1, 1))
    assert mine(call, "ana") == ["A-1", "A-2"]
    hold(a_person("olga"), call.pk, a_person("ana").pk, "100", "board")
    assert mine(call, "ana") == ["A-2"]
    let_go(a_person("olga"), call.pk, Interest.objects.get().pk)
    assert mine(call, "ana") == ["A-1", "A-2"]
    assert Conflict.objects.get().gone


def test_where_one_works_counts_and_a_person_named_later_is_looked_at_too() -> None:
    call = in_conflicts()
    Person.objects.filter(pk=a_person("dora").pk).update(organisation="300")
    take_part(a_person("olga"), call.pk, "dora@example.org", Role.MEMBER)
    assert mine(call, "dora") == ["A-1"]


def test_the_check_runs_again_when_a_roster_changes() -> None:
    call = in_conflicts()
    hold(a_person("olga"), call.pk, a_person("ana").pk, "500", "ownership")
    assert mine(call, "ana") == ["A-1", "A-2"]
    version = Call.objects.get().version
    go(a_person("carl"), call.pk, Phase.INTAKE, version=version, reason="A firm was forgotten")
    load(a_person("olga"), an_intake(applied("A-1", "100", "200"), applied("A-2", "300", "500")))
    go(a_person("olga"), call.pk, Phase.ELIGIBILITY, version=version + 1)
    assert [one.application.application_id for one in Conflict.objects.all()] == ["A-2"]
    assert acts("A-2")[-1] == "found a conflict"


def test_a_chair_dismisses_what_was_found_unless_it_has_changed_or_is_the_chairs_own() -> None:
    call = in_conflicts()
    hold(a_person("olga"), call.pk, a_person("ana").pk, "100", "project")
    row = Conflict.objects.get()
    read = stamp(row.org_ids, row.ruling, gone=row.gone)
    with pytest.raises(Refused, match="has changed"):
        rule(a_person("carl"), call.pk, row.pk, Verdict.DISMISSED, reason="Old", as_read="other")
    rule(a_person("carl"), call.pk, row.pk, Verdict.DISMISSED, reason="Ended in 2019", as_read=read)
    assert mine(call, "ana") == ["A-1", "A-2"]
    hold(a_person("olga"), call.pk, a_person("ana").pk, "200", "board")
    assert mine(call, "ana") == ["A-2"]
    row.refresh_from_db()
    assert (row.ruling, row.earlier[0][2]) == ("none", "Ended in 2019")
    hold(a_person("olga"), call.pk, a_person("carl").pk, "300", "board")
    own = Conflict.objects.get(person=a_person("carl"))
    with pytest.raises(Refused, match="no such conflict"):
        rule(a_person("carl"), call.pk, own.pk, Verdict.DISMISSED, reason="It is nothing")


def test_a_withdrawn_declaration_no_longer_hides() -> None:
    call = in_conflicts()
    declare(a_person("ana"), call.pk, app("A-1").pk, reason="My sister works there")
    rule(a_person("carl"), call.pk, Conflict.objects.get().pk, Verdict.WITHDRAWN, reason="Another A-1")
    assert mine(call, "ana") == ["A-1", "A-2"]


def test_roles_that_must_not_meet_are_refused_and_the_last_officer_stays() -> None:
    call = in_conflicts()
    with pytest.raises(Refused, match="Ana cannot be auditor and member"):
        take_part(a_person("olga"), call.pk, "ana@example.org", Role.AUDITOR)
    with pytest.raises(Refused, match="one officer at least"):
        leave(a_person("olga"), call.pk, Part.objects.get(role=Role.OFFICER).pk)
    with pytest.raises(Refused, match="no account of eve"):
        take_part(a_person("olga"), call.pk, "eve@example.org", Role.MEMBER)
    leave(a_person("olga"), call.pk, Part.objects.get(person=a_person("bo")).pk)
    assert set(call.parts.values_list("person__name", flat=True)) == {"Olga", "Ana", "Carl"}
