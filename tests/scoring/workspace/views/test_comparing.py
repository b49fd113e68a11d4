"""Side by side."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Conflict
from tests.workspace_scored import World, a_world

pytestmark = pytest.mark.django_db


def address(world: World, *places: int) -> str:
    asked = "&".join(f"a={world.applications[place].pk}" for place in places)
    return f"/calls/{world.call.pk}/compare/?{asked}"


def compared(client: Client, world: World, *places: int, who: str = "ana") -> tuple[int, str]:
    client.force_login(world.people[who])
    answer = client.get(address(world, *places))
    return answer.status_code, answer.content.decode()


def test_four_stand_side_by_side_and_a_fifth_is_refused_in_a_sentence(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    world = a_world(Phase.REVEAL)
    compared(client, world, 0, 1)
    with django_assert_max_num_queries(12):
        answer = client.get(address(world, 0, 1, 2, 3))
    page = answer.content.decode()
    assert (answer.status_code, page.count("columnheader")) == (200, 4)
    for word in ("On one axis", "What each dimension adds", "Your marks", "Committee, blind"):
        assert word in page
    code, page = compared(client, world, 0, 1, 2, 3, 4)
    assert code == 400
    assert "Four applications can be compared at once, and 5 were ticked." in page
    assert compared(client, world, 0)[0] == 400


def test_before_the_reveal_only_facts_and_own_marks_are_compared(client: Client) -> None:
    code, page = compared(client, a_world(Phase.RATING, locked=True), 0, 1)
    assert code == 200
    assert "Your marks" in page
    assert [word for word in ("Score and rank", "adds", "blind", "<svg") if word in page] == []


def test_whoever_is_kept_away_from_one_of_them_is_refused(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    Conflict.objects.create(person=world.people["ana"], application=world.applications[1], source="found")
    code, page = compared(client, world, 0, 1)
    assert (code, world.applications[1].name in page) == (403, False)


def test_what_is_not_there_is_left_out(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    client.force_login(world.people["ana"])
    answer = client.get(f"{address(world, 0, 0)}&a=99999&a=x")
    assert (answer.status_code, "Tick two to four" in answer.content.decode()) == (400, True)
