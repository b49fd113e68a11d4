"""The line, calibration, meeting and decisions as pages: who sees what, and what a page costs."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client

from scoring.committee.procedure.phases import Phase
from scoring.committee.procedure.roles import Role
from scoring.workspace.models import Call, Choice, Conflict, Reckoning, Round
from scoring.workspace.verbs.rounds import take
from tests.workspace_calls import a_call, a_part, an_application
from tests.workspace_reviews import DIMENSIONS, a_choice, a_line, a_publication, a_review, read_by

pytestmark = pytest.mark.django_db
Budget = Callable[[int], AbstractContextManager[object]]
PAGES = ("line", "calibration", "meeting", "decisions", "decisions/take")
SECRET = "Zebrafish"


def a_committee(phase: Phase = Phase.DECISION, *, applications: int = 4) -> Call:
    """A call with a secret second application, marks by two members, and a line."""
    call = a_call(phase)
    people = [a_part(call, name, role) for name, role in (("ana", Role.MEMBER), ("cho", Role.CHAIR))]
    a_part(call, "olga", Role.OFFICER)
    for number in range(1, applications + 1):
        name = SECRET if number == 2 else f"Cluster {number}"
        one = an_application(call, f"A-{number}", name=name, summary=f"About {name}")
        for person in people:
            a_review(one, person, **dict.fromkeys(DIMENSIONS, 1 + number % 5))
    groups = {
        f"A-{number}": ("in", "discuss", "out")[min(number - 1, 2)] for number in range(1, applications + 1)
    }
    a_line(call, groups, A_3=0.95)
    return call


def path(call: Call, page: str) -> str:
    return f"/calls/{call.pk}/{page}/"


def test_the_line_says_who_is_in_and_where_committee_and_model_part_first(client: Client) -> None:
    call = a_committee()
    client.force_login(call.parts.get(role=Role.CHAIR).person)
    text = client.get(path(call, "line")).content.decode()
    assert "Look at these first" in text
    assert "the committee sees more in it than the model" in text
    assert SECRET in text


def test_nobody_on_the_committee_sees_a_line_before_the_reveal(client: Client) -> None:
    call = a_committee(Phase.RATING)
    client.force_login(call.parts.get(role=Role.CHAIR).person)
    assert [client.get(path(call, page)).status_code for page in PAGES] == [403] * len(PAGES)


@pytest.mark.parametrize("page", [*PAGES, "meeting/2"])
def test_a_recused_member_reads_nothing_of_that_application_and_no_chance_of_any(
    client: Client, page: str
) -> None:
    call = a_committee()
    ana, hidden = call.parts.get(role=Role.MEMBER).person, call.applications.get(name=SECRET)
    Conflict.objects.create(person=ana, application=hidden, source="found")
    client.force_login(ana)
    found = client.get(path(call, page.replace("/2", f"/{hidden.pk}")), follow=True)
    text = found.content.decode()
    assert found.status_code == 200
    assert [told for told in (SECRET, "A-2", "ranks 1", "90\N{NO-BREAK SPACE}%") if told in text] == []


def test_whoever_is_recused_steps_out_and_the_sequence_skips_the_application(client: Client) -> None:
    call = a_committee()
    ana, hidden = call.parts.get(role=Role.MEMBER).person, call.applications.get(name=SECRET)
    Conflict.objects.create(person=ana, application=hidden, source="declared")
    client.force_login(ana)
    first = call.applications.get(application_id="A-1")
    text = client.get(path(call, f"meeting/{first.pk}")).content.decode()
    third = call.applications.get(application_id="A-3")
    assert f'rel="next" href="/calls/{call.pk}/meeting/{third.pk}/"' in text
    assert "1 of 3" in text
    assert "You step out" in client.get(path(call, f"meeting/{hidden.pk}")).content.decode()


def test_the_chair_records_a_choice_in_the_meeting_and_a_member_has_no_form(client: Client) -> None:
    call = a_committee()
    one = call.applications.get(application_id="A-1")
    here = path(call, f"meeting/{one.pk}")
    client.force_login(call.parts.get(role=Role.CHAIR).person)
    sent = {"outcome": "reserve", "code": "capacity", "reason": "No leader yet.", "before": "", "back": here}
    assert client.post(here + "choice/", sent)["Location"] == here
    assert Choice.objects.get().reason == "No leader yet."
    assert "No leader yet." in client.get(here).content.decode()
    client.force_login(call.parts.get(role=Role.MEMBER).person)
    assert '<button class="main">Record' not in client.get(here).content.decode()
    assert client.post(here + "choice/", sent).status_code == 403


def test_what_is_wrong_is_listed_at_once_and_nothing_is_taken(client: Client) -> None:
    call = a_committee()
    Call.objects.update(budget=10_000_000, seats=1)
    cho = call.parts.get(role=Role.CHAIR).person
    for number in (1, 3):
        a_choice(call.applications.get(application_id=f"A-{number}"), "fund", cho)
    client.force_login(cho)
    text = client.get(path(call, "decisions/take")).content.decode()
    for told in ("2 applications are undecided.", "more than the budget", "more than there are seats for"):
        assert told in text
    assert "A-3 was recommended out and is to be funded" in text
    refused = client.post(path(call, "decisions/taken"), {"version": 1, "read": read_by(cho, call)})
    assert (refused.status_code, Round.objects.count()) == (403, 0)


def test_a_line_says_how_many_marks_have_changed_since(client: Client) -> None:
    call = a_committee()
    cho = call.parts.get(role=Role.CHAIR).person
    client.force_login(cho)
    assert "have changed since" not in client.get(path(call, "line")).content.decode()
    a_review(call.applications.get(application_id="A-1"), a_part(call, "bo", Role.MEMBER), capital=1)
    assert "The marks of 1 application have changed since" in client.get(path(call, "line")).content.decode()


def test_a_changed_mark_of_a_hidden_application_is_not_counted_for_the_recused(client: Client) -> None:
    call = a_committee()
    ana, hidden = call.parts.get(role=Role.MEMBER).person, call.applications.get(name=SECRET)
    a_review(hidden, a_part(call, "bo", Role.MEMBER), capital=1)
    Conflict.objects.create(person=ana, application=hidden, source="found")
    client.force_login(ana)
    assert "have changed since" not in client.get(path(call, "line")).content.decode()


def test_without_a_line_the_page_teaches_what_to_do(client: Client) -> None:
    call = a_committee()
    Reckoning.objects.all().delete()
    client.force_login(call.parts.get(role=Role.OFFICER).person)
    text = client.get(path(call, "line")).content.decode()
    assert "Nothing has been worked out" in text
    assert "Work it out now" in text


def test_only_chair_and_officer_may_have_it_worked_out_again(client: Client) -> None:
    call = a_committee()
    client.force_login(call.parts.get(role=Role.MEMBER).person)
    assert client.post(path(call, "reckon")).status_code == 403
    client.force_login(call.parts.get(role=Role.CHAIR).person)
    assert client.post(path(call, "reckon"), {"back": "calibration"})["Location"] == path(call, "calibration")


@pytest.mark.parametrize("taken", [False, True])
def test_a_page_costs_a_dozen_queries_whatever_the_number_of_applications(
    client: Client, django_assert_max_num_queries: Budget, taken: bool
) -> None:
    call = a_committee(applications=30)
    a_publication(call)
    Call.objects.update(budget=None, seats=None)
    cho, one = call.parts.get(role=Role.CHAIR).person, call.applications.first()
    if taken:
        for application in call.applications.all():
            a_choice(application, "reserve", cho, code="other", reason="r")
        take(cho, call.pk, version=1, read=read_by(cho, call))
    client.force_login(cho)
    pages = [*(page for page in PAGES if page != "meeting"), f"meeting/{one.pk if one else 0}"]
    for page in pages:
        with django_assert_max_num_queries(12):
            assert client.get(path(call, page)).status_code == 200
