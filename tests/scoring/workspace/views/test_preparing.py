"""Pages on which a call is prepared: what each role sees, does, and is refused."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Assignment, Call, Conflict, Interest, Load, Part, Review
from scoring.workspace.verbs.acting import now
from scoring.workspace.verbs.load import load
from tests.workspace_calls import a_call, a_part, a_person, an_application
from tests.workspace_intakes import an_intake, applied

pytestmark = pytest.mark.django_db
PAGES = ("", "people/", "intake/", "eligibility/", "conflicts/", "assignment/")
BUDGET = 12


def a_committee(phase: Phase, applications: int = 2) -> Call:
    """A call with everybody in it and some applications of three firms, read by ana and bo."""
    call = a_call(phase, reviews_each=2)
    for name, role in (
        ("olga", Role.OFFICER),
        ("carl", Role.CHAIR),
        ("ada", Role.ANALYST),
        ("axel", Role.AUDITOR),
    ):
        a_part(call, name, role)
    readers = [a_part(call, name, Role.MEMBER) for name in ("ana", "bo")]
    for number in range(1, applications + 1):
        one = an_application(call, f"A-{number}", members=3, name=f"Cluster {number}")
        one.roster.create(org_id=str(number), name=f"Firm {number}")
        Assignment.objects.bulk_create(Assignment(application=one, person=who) for who in readers)
    return call


def page(client: Client, call: Call, name: str, where: str = "") -> str:
    client.force_login(a_person(name))
    return client.get(f"/calls/{call.pk}/{where}").content.decode()


@pytest.mark.parametrize("where", PAGES)
@pytest.mark.parametrize("name", ["olga", "carl", "axel"])
def test_a_page_costs_the_same_whatever_the_number_of_applications(
    client: Client, name: str, where: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    call = a_committee(Phase.RATING, applications=40)
    Interest.objects.create(person=a_person("bo"), org_id="9", kind="board")
    for one in call.applications.all()[:10]:
        Conflict.objects.create(person=a_person("ana"), application=one, source="found", org_ids=["1"], of=3)
        Review.objects.create(person=a_person("bo"), application=one, locked_at=now())
    Load.objects.create(call=call, by="olga", at=now(), folder="upload", changes=[{"en": "a", "nb": "b"}])
    client.force_login(a_person(name))
    with django_assert_max_num_queries(BUDGET):
        client.get(f"/calls/{call.pk}/{where}")


def test_my_calls_cost_the_same_whatever_their_number_and_say_what_waits(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(30):
        call = a_call(Phase.RATING, call_id=f"c{number}")
        one = an_application(call)
        Assignment.objects.create(application=one, person=a_part(call, "ana", Role.MEMBER))
    client.force_login(a_person("ana"))
    with django_assert_max_num_queries(BUDGET):
        told = client.get("/").content.decode()
    assert told.count("1 review to lock") == 30


def test_a_recused_member_counts_only_what_is_shown(client: Client) -> None:
    call = a_committee(Phase.RATING, applications=3)
    Conflict.objects.create(
        person=a_person("ana"), application=call.applications.get(application_id="A-2"), source="declared"
    )
    told = page(client, call, "ana")
    assert "<dd>2</dd>" in told
    assert "NOK\N{NO-BREAK SPACE}12.0" in told
    assert "lock 2 of 2 reviews" in told
    assert "One application is kept from you" in told
    client.force_login(a_person("ana"))
    assert "2 reviews to lock" in client.get("/").content.decode()


@pytest.mark.parametrize("where", ["intake/", "eligibility/"])
def test_intake_and_eligibility_are_not_for_the_committee(client: Client, where: str) -> None:
    call = a_committee(Phase.DISCUSSION)
    for name, code in (("ana", 403), ("carl", 403), ("olga", 200), ("axel", 200), ("ada", 200)):
        client.force_login(a_person(name))
        assert client.get(f"/calls/{call.pk}/{where}").status_code == code


def test_an_officer_opens_a_call_edits_it_and_names_people(client: Client) -> None:
    a_person("olga", opens_calls=True)
    a_person("ana")
    client.force_login(a_person("olga"))
    told = {"title": "Clusters 2027", "closes_on": "2027-03-15", "opens_on": "2027-01-10", "currency": "nok"}
    told |= {"horizon_years": "3", "reviews_each": "3", "quorum": "2", "budget": "24000000", "seats": "4"}
    assert (
        client.post("/calls/new/", told | {"call_id": "2027", "until_rating": "2027-05-01"}).status_code
        == 302
    )
    call = Call.objects.get()
    assert (call.currency, call.deadlines, call.closes_on) == (
        "NOK",
        {"rating": "2027-05-01"},
        date(2027, 3, 15),
    )
    again = client.post("/calls/new/", told | {"call_id": "2027"}).content.decode()
    assert "There is a call 2027 already" in again
    wrong = told | {"version": 1, "opens_on": "2028-01-01", "policy": "not toml"}
    answer = client.post(f"/calls/{call.pk}/edit/", wrong).content.decode()
    assert ("after it closes" in answer, "not TOML" in answer) == (True, True)
    assert client.post(f"/calls/{call.pk}/edit/", told | {"version": 1, "seats": 5}).status_code == 302
    late = client.post(f"/calls/{call.pk}/edit/", told | {"version": 1, "seats": 6}).content.decode()
    assert "has changed since you opened the page" in late
    client.post(f"/calls/{call.pk}/people/name/", {"email": "ana@example.org", "role": "member"})
    refused = client.post(
        f"/calls/{call.pk}/people/name/", {"email": "ana@example.org", "role": "auditor"}, follow=True
    )
    assert "Ana cannot be auditor and member" in refused.content.decode()
    assert set(call.parts.values_list("person__name", "role")) == {("Olga", "officer"), ("Ana", "member")}


def test_judging_needs_a_reason_where_it_is_no_and_hides_from_the_committee(client: Client) -> None:
    call = a_committee(Phase.ELIGIBILITY)
    call.applications.update(eligible=None)
    one = call.applications.get(application_id="A-1")
    client.force_login(a_person("olga"))
    url = f"/calls/{call.pk}/eligibility/{one.pk}/"
    assert "say why it is not eligible" in client.post(url, {"eligible": "no"}, follow=True).content.decode()
    client.post(url, {"eligible": "no", "reason": "Too few firms"})
    client.post(f"/calls/{call.pk}/eligibility/rest/")
    assert list(call.applications.values_list("eligible", flat=True)) == [False, True]
    Call.objects.update(phase=Phase.CONFLICTS)
    assert "Cluster 1" not in page(client, call, "ana", "conflicts/")
    assert "Cluster 2" in page(client, call, "ana", "conflicts/")


def test_a_member_declares_in_one_form_and_then_sees_nothing_else_of_it(client: Client) -> None:
    call = a_committee(Phase.CONFLICTS)
    one = call.applications.get(application_id="A-1")
    client.force_login(a_person("ana"))
    client.post(f"/calls/{call.pk}/conflicts/declare/{one.pk}/", {"reason": "My sister works there"})
    assert "kept from you" in page(client, call, "ana", "conflicts/")
    assert "Cluster 1" not in page(client, call, "ana", "applications/")
    client.post(f"/calls/{call.pk}/conflicts/through/")
    assert "You have gone through the list" in page(client, call, "ana", "conflicts/")
    told = page(client, call, "carl", "conflicts/")
    assert ("My sister works there" in told, "Let it be withdrawn" in told) == (True, True)
    assert "My sister works there" not in page(client, call, "bo", "conflicts/")


def test_whoever_may_not_is_told_on_a_page_of_its_own(client: Client) -> None:
    call = a_committee(Phase.CONFLICTS)
    one = call.applications.first()
    assert one is not None
    client.force_login(a_person("ana"))
    for where in (
        "people/name/",
        "assignment/find/",
        f"assignment/{one.pk}/",
        "eligibility/rest/",
        "conflicts/rule/1/",
        "edit/",
        "intake/",
    ):
        told = client.post(f"/calls/{call.pk}/{where}", {"verdict": "upheld", "email": "x", "role": "member"})
        assert (where, told.status_code) == (where, 403)


def test_a_move_says_what_it_waits_for_before_it_is_made(client: Client) -> None:
    call = a_committee(Phase.CONFLICTS)
    told = page(client, call, "olga", "move/rating/")
    assert "Ana has not said that all conflicts are declared" in told
    client.force_login(a_person("olga"))
    client.post(
        f"/calls/{call.pk}/move/", {"to": "rating", "version": 1, "reason": "Ana is travelling"}, follow=True
    )
    told = page(client, call, "bo")
    assert ("Ana is travelling" in told, "3 things were still open" in told) == (True, True)
    client.force_login(a_person("olga"))
    assert client.get(f"/calls/{call.pk}/move/nowhere/").status_code == 404


def test_names_that_look_like_html_are_shown_as_they_were_written(client: Client) -> None:
    nasty = applied("A-1", name="<script>alert(1)</script>", region="<b>Bergen</b>")
    load(a_person("olga", opens_calls=True), an_intake(nasty))
    call = Call.objects.get()
    Call.objects.update(phase=Phase.ELIGIBILITY)
    told = page(client, call, "olga", "eligibility/")
    assert ("<script>alert" in told, "&lt;script&gt;alert" in told) == (False, True)
    Part.objects.create(call=call, person=a_person("ana"), role=Role.MEMBER)
    Call.objects.update(phase=Phase.CONFLICTS)
    assert "<script>alert" not in page(client, call, "ana", "conflicts/")
