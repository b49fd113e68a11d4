"""Loading a call: new, again, after the deadline, and by whom."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.refused import Refused
from scoring.committee.procedure.roles import Role
from scoring.numbers import SPACE
from scoring.workspace.models import Application, Call, Firm, LedgerEntry, Load, Mark, Review
from scoring.workspace.verbs.load import Loaded, load
from scoring.workspace.verbs.phases import go
from tests.workspace_calls import a_part, a_person
from tests.workspace_intakes import an_intake, applied

pytestmark = pytest.mark.django_db


def said(done: Loaded) -> list[str]:
    return [one.en.replace(SPACE, " ") for one in done.changes]


def opened(*applications: str) -> Call:
    """A call that olga loaded."""
    load(a_person("olga", opens_calls=True), an_intake(*(applied(one) for one in applications)))
    return Call.objects.get()


def test_a_new_call_begins_in_draft_and_whoever_loaded_it_is_its_officer() -> None:
    done = load(a_person("olga", opens_calls=True), an_intake(applied("A-1"), applied("A-2", "300")))
    call = Call.objects.get()
    assert (call.phase, call.seats, call.currency, float(call.budget or 0)) == ("draft", 4, "NOK", 24e6)
    assert [(one.person.name, one.role) for one in call.parts.all()] == [("Olga", "officer")]
    assert said(done) == ["2 applications with 3 members, NOK 12.0 million applied for"]
    assert [one.act for one in LedgerEntry.objects.all()] == ["opened the call", "loaded applications"]


def test_whoever_may_not_open_calls_cannot_load_a_new_one() -> None:
    with pytest.raises(Refused, match="may not open a call"):
        load(a_person("eve"), an_intake())
    assert not Call.objects.exists()


def test_the_same_folder_again_changes_nothing() -> None:
    opened("A-1")
    done = load(a_person("olga"), an_intake(applied("A-1")))
    assert (done.changes, Load.objects.count()) == ((), 1)


def test_loading_again_says_what_came_went_and_changed() -> None:
    call = opened("A-1", "A-2")
    again = (applied("A-1", "100", "300", requested=7e6), applied("A-3"))
    done = load(a_person("olga"), an_intake(*again, budget=30e6))
    assert said(done) == [
        "The call’s budget changed from 24.0 million to 30.0 million",
        "A-1 Cluster A-1: sum applied for changed from 6.0 million to 7.0 million",
        "A-1 Cluster A-1: 1 joined (Firm 300)",
        "A-1 Cluster A-1: 1 left (Firm 200)",
        "A-2 Cluster A-2 is no longer in the folder",
        "A-3 Cluster A-3 is new, with 2 members",
    ]
    assert [one.application_id for one in call.applications.all()] == ["A-1", "A-3"]
    assert set(Firm.objects.filter(application__application_id="A-1").values_list("org_id", flat=True)) == {
        "100",
        "300",
    }


def test_tables_that_changed_unseen_are_named() -> None:
    opened("A-1")
    intake = replace(an_intake(applied("A-1")), hashes={"accounts": "b" * 64, "applications": "a" * 64})
    assert said(load(a_person("olga"), intake)) == ["Other rows or values in: accounts"]


def at_eligibility(*applications: str) -> Call:
    call = opened(*applications)
    go(a_person("olga"), call.pk, Phase.INTAKE, version=1)
    go(a_person("olga"), call.pk, Phase.ELIGIBILITY, version=2)
    return Call.objects.get()


def test_the_roster_is_frozen_at_the_deadline_and_a_folder_that_differs_is_refused() -> None:
    call = at_eligibility("A-1")
    assert (len(call.roster_sha256), call.roster_frozen_at is None) == (64, False)
    with pytest.raises(Refused, match=r"is frozen since[\s\S]*1 joined \(Firm 300\)"):
        load(a_person("olga"), an_intake(applied("A-1", "100", "200", "300")))
    assert Firm.objects.count() == 2
    assert load(a_person("olga"), an_intake(applied("A-1"))).changes == ()


def test_when_the_chair_went_back_a_change_enters_and_what_is_gone_is_kept_with_its_ratings() -> None:
    call = at_eligibility("A-1", "A-2")
    chair = a_part(call, "carl", Role.CHAIR)
    review = Review.objects.create(application=Application.objects.get(application_id="A-2"), person=chair)
    Mark.objects.create(review=review, criterion="capital", score=4, reason="Solid.")
    go(chair, call.pk, Phase.INTAKE, version=3, reason="A firm was forgotten")
    load(a_person("olga"), an_intake(applied("A-1", "100")))
    gone = Application.objects.get(application_id="A-2")
    assert (gone.withdrawn, Mark.objects.count()) == (True, 1)
    back = load(a_person("olga"), an_intake(applied("A-1", "100"), applied("A-2")))
    assert said(back) == ["A-2 Cluster A-2 is in the folder again"]
    gone.refresh_from_db()
    assert not gone.withdrawn


def test_a_member_cannot_load() -> None:
    ana = a_part(opened("A-1"), "ana", Role.MEMBER)
    with pytest.raises(Refused, match="cannot upload applications"):
        load(ana, an_intake(applied("A-9")))
