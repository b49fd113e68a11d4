"""The list of applications: what is in it, for whom, in what order."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from scoring.committee.procedure.phases import Phase
from scoring.workspace.models import Application, Conflict, Firm, Review
from tests.workspace_scored import World, a_world

pytestmark = pytest.mark.django_db


def listed(client: Client, world: World, who: str = "ana", **asked: str) -> str:
    client.force_login(world.people[who])
    answer = client.get(f"/calls/{world.call.pk}/applications/", asked)
    assert answer.status_code == 200
    return answer.content.decode()


def names(page: str) -> list[str]:
    """The identifiers of the rows, in their order."""
    return re.findall(r'<th class="name".*?<small>(A-\d+)', page)


@pytest.mark.parametrize("who", ["ana", "carl", "olga"])
def test_before_the_reveal_nobody_of_committee_or_office_sees_scores(client: Client, who: str) -> None:
    page = listed(client, a_world(Phase.RATING, locked=True), who)
    assert "Ocean Robotics West" in page
    assert [
        word for word in ("Expected growth", "<svg", "P(top", "clearly in", "Blind mean") if word in page
    ] == []


def test_after_the_reveal_score_interval_ranks_and_the_committee_stand_side_by_side(client: Client) -> None:
    page = listed(client, a_world(Phase.REVEAL))
    assert names(page) == ["A-03", "A-04", "A-02", "A-05", "A-01"]
    for word in (
        "Expected growth",
        "P(top 4)",
        'class="whisker"',
        "80 % interval: +0.8 to +3.8",
        "Blind mean",
    ):
        assert word in page
    assert "style=" not in page


def test_numbers_take_the_readers_form(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    client.cookies["django_language"] = "nb"
    assert "+2,2" in listed(client, world)


def test_ties_keep_the_order_of_identifiers_either_way(client: Client) -> None:
    world = a_world(Phase.RATING)
    assert names(listed(client, world, sort="stage")) == ["A-01", "A-03", "A-05", "A-02", "A-04"]
    assert names(listed(client, world, sort="-stage")) == ["A-02", "A-04", "A-01", "A-03", "A-05"]


def test_what_is_not_known_stands_last_either_way(client: Client) -> None:
    world = a_world(Phase.RATING)
    Application.objects.filter(application_id="A-02").update(requested=None)
    for sort in ("requested", "-requested"):
        assert names(listed(client, world, sort=sort))[-1] == "A-02"


def test_every_column_sorts_and_keeps_the_filters(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    page = listed(client, world, stage="new")
    links = [one.replace("&amp;", "&") for one in re.findall(r'id="sort-[^"]*" href="([^"]*)"', page)]
    assert len(links) == 11
    for link in links:
        answer = client.get(f"/calls/{world.call.pk}/applications/{link}")
        assert sorted(names(answer.content.decode())) == ["A-01", "A-03", "A-05"], link


def test_a_member_firm_is_found_whatever_its_capitals(client: Client) -> None:
    world = a_world(Phase.RATING)
    Firm.objects.create(application=world.applications[3], org_id="987", name="ØRSTA Mek. (a.s.)")
    for words in ("ørsta", "987", "mek. (A"):
        assert names(listed(client, world, q=words)) == ["A-04"], words
    assert names(listed(client, world, q="lead 2")) == ["A-03"]
    assert "Take away a word or a filter" in listed(client, world, q="\\")


def test_filters_narrow_and_progress_counts_all(client: Client) -> None:
    world = a_world(Phase.RATING)
    Review.objects.create(application=world.applications[0], person=world.people["ana"], saves=1)
    Review.objects.create(
        application=world.applications[1], person=world.people["ana"], locked_at="2026-04-01T10:00Z"
    )
    page = listed(client, world, unrated="1")
    assert names(page) == ["A-01", "A-03", "A-04", "A-05"]
    assert "1 of 5 locked" in page
    assert "4 of 5 applications" in page
    assert names(listed(client, world, region="Bergen")) == ["A-01", "A-04"]


def test_groups_filter_once_scores_may_be_seen(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    assert names(listed(client, world, group="in")) == ["A-03"]
    assert "clearly in" in listed(client, world)


def test_whoever_is_kept_away_finds_no_trace_of_it(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    best = next(one for one in world.applications if one.application_id == "A-03")
    Conflict.objects.create(person=world.people["ana"], application=best, source="found")
    for asked in ({}, {"q": "Arctic"}, {"q": "Firm 1 of A-03"}, {"sort": "-rank"}):
        page = listed(client, world, **asked)
        assert [word for word in ("Arctic Salmon", ">A-03", "Aquaculture") if word in page] == []
    page = listed(client, world)
    ranks = re.findall(r'<td class="num rank" role="cell">([^<]*)</td>', page)
    assert ranks == ["1", "2", "3", "4"], "ranks are counted without a gap, and without sets"
    assert "Ranks are counted among the 4 applications that you see." in page
    assert [word for word in ("clearly in", "to discuss", " %</td>") if word in page] == []


def test_a_hostile_name_is_text(client: Client) -> None:
    world = a_world(Phase.REVEAL)
    evil = '<img src=x onerror="alert(1)">\'&'
    Application.objects.update(name=evil, lead=evil, sector_name=evil, region=evil, stage=evil)
    Firm.objects.update(name=evil)
    for asked in ({}, {"q": evil}, {"sector": evil, "sort": evil}):
        assert "<img" not in listed(client, world, **asked)
    assert (
        "<img"
        not in client.get(f"/calls/{world.call.pk}/applications/{world.applications[0].pk}/").content.decode()
    )


@pytest.mark.parametrize("phase", [Phase.RATING, Phase.REVEAL])
def test_five_applications_and_fifty_take_the_same_queries(
    client: Client, phase: Phase, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    taken = []
    for count in (5, 50):
        world = a_world(phase, count, call_id=f"{count}")
        client.force_login(world.people["ana"])
        for path in ("", "?q=firm+1", f"{world.applications[2].pk}/"):
            with django_assert_max_num_queries(12) as made:
                client.get(f"/calls/{world.call.pk}/applications/{path}")
            taken.append((path[:3] if path else "", len(made)))
    assert [count for _, count in taken[:3]] == [count for _, count in taken[3:]]


def test_htmx_gets_the_table_alone_and_on_the_way_back_the_page(client: Client) -> None:
    world = a_world(Phase.RATING)
    client.force_login(world.people["ana"])
    part: dict[str, Any] = {"HX-Request": "true"}
    address = f"/calls/{world.call.pk}/applications/"
    answer = client.get(address, headers=part)
    assert (answer.content.decode().startswith('<div id="list">'), "HX-Request" in answer["Vary"]) == (
        True,
        True,
    )
    back = client.get(address, headers=part | {"HX-History-Restore-Request": "true"})
    assert back.content.decode().startswith("<!doctype html>")
